import { message } from '../../message';
import { wordEndFrom, wordStartBefore } from '../../text/words';
import type { TextRange } from '../../text/range';
import type { TextScan } from '../../text/scan';
import type { Finding, Rule } from '../rule';

const messages = {
  problem: 'Word hyphenated at the end of a line',
  join: 'Join as “{word}”',
  keep: 'Join as “{word}”, with the hyphen',
} as const;

/** A word that a hyphen and a line ending divide. */
export const bodyLineEndHyphenRule: Rule = {
  id: 'body.line-end-hyphen',
  needs: 'record',
  subject: 'body',
  defaultSeverity: 'information',
  description: 'A word hyphenated at the end of a line.',
  messages,
  *check({ text }, { views: { bodyScan } }): Iterable<Finding> {
    if (bodyScan.lineEndings.length > 0) yield* dividedWords(text, bodyScan);
    yield* joinedLines(text, bodyScan.range);
  },
};

export const bodyLineEndHyphenRationale =
  'Print divides words at the end of a line, and text taken from it keeps hyphen and line ending: `har-` and `bor` are not found as `harbor`. ' +
  'Whether the hyphen belongs to the word (`well-known`) only a reader can decide, so both are offered. A hyphen before a ' +
  'capital letter is left alone. Where the lines were joined with a blank (`har- bor`), it is a divided word only where the whole word stands elsewhere in the body: `pre- and postwar` is good style.';

function* dividedWords(text: string, { range: body, lineEndings }: TextScan): Iterable<Finding> {
  for (const ending of lineEndings) {
    if (ending - 2 < body.start || !isHyphenBehindLetter(text, ending - 1)) continue;
    const next = text.startsWith('\r\n', ending) ? ending + 2 : ending + 1;
    if (next < body.end && /\p{Ll}/u.test(text.charAt(next))) yield findingOf(text, ending - 1, next, body);
  }
}

/** Words whose line ending became a blank. */
function* joinedLines(text: string, body: TextRange): Iterable<Finding> {
  let words: ReadonlySet<string> | undefined;
  for (let blank = text.indexOf('- ', body.start) + 1; blank > 0 && blank + 1 < body.end; blank = text.indexOf('- ', blank) + 1) {
    if (blank - 2 < body.start || !isHyphenBehindLetter(text, blank - 1) || !/\p{Ll}/u.test(text.charAt(blank + 1))) continue;
    const finding = findingOf(text, blank - 1, blank + 1, body);
    words ??= new Set(text.slice(body.start, body.end).match(/[\p{L}\p{M}]+/gu));
    if (words.has(finding.expected)) yield finding;
  }
}

function isHyphenBehindLetter(text: string, offset: number): boolean {
  return /[-‐\u00AD]/.test(text.charAt(offset)) && /\p{Ll}/u.test(text.charAt(offset - 1));
}

/** @param hyphen its offset @param next where the word goes on */
function findingOf(text: string, hyphen: number, next: number, body: TextRange): Finding & { readonly expected: string } {
  const start = wordStartBefore(text, hyphen, body.start);
  const end = wordEndFrom(text, next, body.end);
  const [first, second] = [text.slice(start, hyphen), text.slice(next, end)];
  return {
    rule: 'body.line-end-hyphen',
    range: { start, end },
    problem: message(messages.problem),
    found: text.slice(start, end),
    expected: first + second,
    fixes: [
      { title: message(messages.join, { word: first + second }), edits: [{ range: { start: hyphen, end: next }, newText: '' }], safe: false },
      { title: message(messages.keep, { word: `${first}-${second}` }), edits: [{ range: { start: hyphen + 1, end: next }, newText: '' }], safe: false },
    ],
  };
}
