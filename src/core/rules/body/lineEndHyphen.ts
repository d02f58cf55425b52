import { message } from '../../message';
import { wordEndFrom, wordStartBefore } from '../../text/words';
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
  check: ({ text }, { views: { bodyScan } }) => (bodyScan.lineEndings.length === 0 ? [] : dividedWords(text, bodyScan)),
};

export const bodyLineEndHyphenRationale =
  'Print divides words at the end of a line, and text taken from it keeps hyphen and line ending: `har-` and `bor` are not found as `harbor`. ' +
  'Whether the hyphen belongs to the word (`well-known`) only a reader can decide, so both are offered. A hyphen before a ' +
  'capital letter is left alone.';

function* dividedWords(text: string, { range: body, lineEndings }: TextScan): Iterable<Finding> {
  for (const ending of lineEndings) {
    if (ending - 2 < body.start || !/[-‐\u00AD]/.test(text.charAt(ending - 1)) || !/\p{Ll}/u.test(text.charAt(ending - 2))) continue;
    const next = text.startsWith('\r\n', ending) ? ending + 2 : ending + 1;
    if (next >= body.end || !/\p{Ll}/u.test(text.charAt(next))) continue;
    const start = wordStartBefore(text, ending - 1, body.start);
    const end = wordEndFrom(text, next, body.end);
    const [first, second] = [text.slice(start, ending - 1), text.slice(next, end)];
    yield {
      rule: 'body.line-end-hyphen',
      range: { start, end },
      problem: message(messages.problem),
      found: text.slice(start, end),
      expected: first + second,
      fixes: [
        { title: message(messages.join, { word: first + second }), edits: [{ range: { start: ending - 1, end: next }, newText: '' }], safe: false },
        { title: message(messages.keep, { word: `${first}-${second}` }), edits: [{ range: { start: ending, end: next }, newText: '' }], safe: false },
      ],
    };
  }
}
