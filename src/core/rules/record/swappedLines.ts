import { message } from '../../message';
import type { FieldName } from '../../record/record';
import type { Finding, Rule } from '../rule';

const messages = {
  titleAndUrl: 'Title and URL are swapped',
  expectedUrl: 'the URL on the first line, the title on the second',
  numberAndDate: 'Number and date are swapped',
  expectedDate: 'the date on the fourth line, the number on the fifth',
  swap: 'Swap the lines',
} as const;

/** Lines that were found in the other order. */
const pairs: readonly { readonly first: FieldName; readonly second: FieldName; readonly problem: keyof typeof messages; readonly expected: keyof typeof messages }[] = [
  { first: 'url', second: 'title', problem: 'titleAndUrl', expected: 'expectedUrl' },
  { first: 'date', second: 'number', problem: 'numberAndDate', expected: 'expectedDate' },
];

/** Two neighboring lines of the header in each other's place. */
export const recordSwappedLinesRule: Rule = {
  id: 'record.swapped-lines',
  needs: 'record',
  subject: 'record',
  defaultSeverity: 'error',
  description: 'Title and URL, or number and date, are on each other’s line.',
  messages,
  *check({ fields }): Iterable<Finding> {
    for (const pair of pairs) {
      const [first, second] = [fields[pair.first], fields[pair.second]];
      if (!first || !second || first.range.start < second.range.start) continue;
      yield {
        rule: 'record.swapped-lines',
        range: { start: second.range.start, end: first.range.end },
        problem: message(messages[pair.problem]),
        expected: message(messages[pair.expected]),
        fixes: [{
          title: message(messages.swap),
          edits: [{ range: second.range, newText: first.text }, { range: first.range, newText: second.text }],
          safe: false,
        }],
      };
    }
  },
};

export const recordSwappedLinesRationale =
  'Two columns of the source were exported in the wrong order. Every program that counts lines takes the one for the other, so this is one ' +
  'error and not one for each line; both are checked where they are. Swapping moves what is tagged in a title with it.';
