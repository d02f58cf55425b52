import { message } from '../../message';
import { isArticleUrl, isIntegerText } from '../../record/grammar';
import { readDate } from '../../record/readDate';
import type { ArticleRecord } from '../../record/record';
import type { Finding, Rule } from '../rule';

const messages = {
  problem: 'Another article begins here',
  same: 'The file contains the article twice',
  expected: 'one article per file',
  remove: 'Remove the copy',
} as const;

/** No header line is longer; a body on one line is not looked into. */
const longestHeaderLine = 2000;

/** A second record in the same file. */
export const recordSeveralRecordsRule: Rule = {
  id: 'record.several-records',
  needs: 'record',
  subject: 'record',
  defaultSeverity: 'error',
  description: 'More than one article in the file.',
  messages,
  check(record, { views }): Finding[] {
    const { text, fields: { body, url } } = record;
    if (!body || !url || views.bodyScan.lineEndings.length < 4) return [];
    const starts = [...headersIn(record, views.bodyScan.lineEndings)];
    return starts.map((start, index) => {
      const end = starts[index + 1] ?? text.length;
      const isSame = text.slice(start, end).trim() === text.slice(url.range.start, starts[0]).trim();
      const lineEnd = lineEndFrom(text, start);
      return {
        rule: 'record.several-records',
        range: { start, end: lineEnd },
        problem: message(isSame ? messages.same : messages.problem),
        found: text.slice(start, lineEnd),
        expected: message(messages.expected),
        fixes: isSame ? [{ title: message(messages.remove), edits: [{ range: { start, end }, newText: '' }], safe: false }] : [],
      };
    });
  },
};

export const recordSeveralRecordsRationale =
  'Concatenated files hold several articles, and everything after the first header is read as one body. A header is a line that is ' +
  'an address, with a date three lines below it and an integer under that. A copy of the same article can be removed; different articles belong in separate files, which a fix of this file cannot create.';

/** Where lines of the body begin that are an address with a date three lines below and an integer under it. */
function* headersIn({ text }: ArticleRecord, lineEndings: readonly number[]): Iterable<number> {
  const startOf = (index: number): number => {
    const ending = lineEndings[index] ?? text.length;
    return text.startsWith('\r\n', ending) ? ending + 2 : ending + 1;
  };
  const line = (index: number): string => text.slice(startOf(index), Math.min(lineEndings[index + 1] ?? text.length, startOf(index) + longestHeaderLine));
  for (let index = 0; index + 4 < lineEndings.length; index++) {
    const start = startOf(index);
    if (text.charCodeAt(start) !== 0x68 || !text.startsWith('http', start)) continue;
    if (isArticleUrl(line(index).trim()) && isIntegerText(line(index + 4).trim()) && readDate(line(index + 3)) !== undefined) yield start;
  }
}

function lineEndFrom(text: string, offset: number): number {
  const length = text.slice(offset, offset + longestHeaderLine).search(/[\r\n]/);
  return length === -1 ? Math.min(text.length, offset + longestHeaderLine) : offset + length;
}
