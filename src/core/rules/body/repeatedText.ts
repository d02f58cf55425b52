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
/** A page has been seen to hold its text five times. */
const mostCopies = 5;
/** Between two copies are at most so many characters of white space. */
const widestGap = 4;

/** A body that holds its text twice or more, end to end. */
export const bodyRepeatedTextRule: Rule = {
  id: 'body.repeated-text',
  needs: 'record',
  subject: 'body',
  defaultSeverity: 'warning',
  description: 'A body that contains the whole text twice or more.',
  messages,
  check({ text, fields: { body } }) {
    if (!body || body.text.length < 2 * shortestText) return [];
    let { start, end } = body.range;
    while (start < end && text.charCodeAt(start) <= 0x20) start++;
    while (end > start && text.charCodeAt(end - 1) <= 0x20) end--;
    const range = { start, end };
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
  'repetition would be lost with it, so it is only removed when you choose to.';

/** After how many characters the text begins again, white space included, to be repeated to its end; compares at most a few places. */
function findPeriod(text: string, { start, end }: TextRange): number | undefined {
  const length = end - start;
  for (let copies = 2; copies <= mostCopies && length >= copies * shortestText; copies++) {
    // The copies fill the range but for the white space between the last two.
    for (let gap = 0; gap <= widestGap; gap++) {
      const period = (length + gap) / copies;
      if (!Number.isInteger(period) || text.charCodeAt(start) !== text.charCodeAt(start + period) || !text.startsWith(text.slice(start, start + 8), start + period)) continue;
      if (text.slice(start + period, end) === text.slice(start, end - period)) return period;
    }
  }
  return undefined;
}
