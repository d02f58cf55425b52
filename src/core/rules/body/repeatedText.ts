import { message } from '../../message';
import type { TextRange } from '../../text/range';
import type { Rule } from '../rule';

const messages = {
  problem: 'The body repeats the whole text',
  remove: 'Remove the repetition',
  expected: 'the text once',
} as const;

/** A refrain or a slogan may be repeated; a whole article of this length is not. UTF-16. */
const shortestText = 120;
/** How the text begins is looked for again; so many places where it does are tried. */
const probeLength = 60;
const mostTries = 8;

/** A body that holds its text twice or more, end to end. */
export const bodyRepeatedTextRule: Rule = {
  id: 'body.repeated-text',
  subject: 'body',
  defaultSeverity: 'warning',
  description: 'A body that holds the whole text twice or more.',
  messages,
  check({ text, fields: { body } }) {
    if (!body) return [];
    const range = { start: body.range.start + (body.text.length - body.text.trimStart().length), end: body.range.start + body.text.trimEnd().length };
    const period = findPeriod(text, range);
    if (period === undefined) return [];
    const firstEnd = range.start + text.slice(range.start, range.start + period).trimEnd().length;
    const repetition = { start: range.start + period, end: range.end };
    return [{
      rule: 'body.repeated-text',
      range: repetition,
      problem: message(messages.problem),
      expected: message(messages.expected),
      fixes: [{ title: message(messages.remove), edits: [{ range: { start: firstEnd, end: range.end }, newText: '' }], safe: false }],
    }];
  },
};

export const bodyRepeatedTextRationale =
  'Pages hold their text more than once, for print, for phones, for sharing, and a program that takes all of it stores it two or three times. Counts ' +
  'of words and every tag are doubled. Only a whole text of at least 120 characters that is repeated to the last character is found. Tags in the ' +
  'repetition would be lost with it, so it is never removed unseen.';

/** After how many characters the text begins again, white space included, to be repeated to its end; linear, for only a few places are tried. */
function findPeriod(text: string, { start, end }: TextRange): number | undefined {
  const length = end - start;
  if (length < 2 * shortestText) return undefined;
  const probe = text.slice(start, start + probeLength);
  let found = text.indexOf(probe, start + shortestText);
  for (let tries = 0; found !== -1 && found - start <= (length + 4) / 2 && tries < mostTries; tries++) {
    if (text.slice(found, end) === text.slice(start, end - (found - start))) return found - start;
    found = text.indexOf(probe, found + 1);
  }
  return undefined;
}
