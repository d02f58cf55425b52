import { message } from '../../message';
import { addressIn, isArticleUrl } from '../../record/grammar';
import type { ArticleRecord } from '../../record/record';
import type { Rule } from '../rule';

const messages = {
  problem: 'Title and URL are swapped',
  expected: 'the URL on the first line, the title on the second',
  swap: 'Swap the lines',
} as const;

/** A title on the line of the URL, and the URL on the line of the title. */
export const recordSwappedLinesRule: Rule = {
  id: 'record.swapped-lines',
  subject: 'record',
  defaultSeverity: 'error',
  description: 'The title is on the first line and the URL on the second.',
  messages,
  check(record) {
    const { url, title } = record.fields;
    if (!url || !title || !isSwapped(record)) return [];
    return [{
      rule: 'record.swapped-lines',
      range: { start: url.range.start, end: title.range.end },
      problem: message(messages.problem),
      expected: message(messages.expected),
      fixes: [{
        title: message(messages.swap),
        edits: [{ range: url.range, newText: title.text }, { range: title.range, newText: url.text }],
        safe: false,
      }],
    }];
  },
};

export const recordSwappedLinesRationale =
  'Two columns of the source were exported in the other order. Every program that counts lines takes the one for the other, so this is one ' +
  'error and not one for each line. Swapping moves the title, and the tags in it, to the second line.';

/** Whether the second line is the address that the first should be. */
export function isSwapped({ fields: { url, title } }: ArticleRecord): boolean {
  return url !== undefined && title !== undefined && /\S/.test(url.text) && isArticleUrl(addressIn(title.text)) && !isArticleUrl(addressIn(url.text));
}
