import { message } from '../../message';
import type { Rule } from '../rule';

const messages = {
  problem: 'Title and URL are swapped',
  expected: 'the URL on the first line, the title on the second',
  swap: 'Swap the lines',
} as const;

/** A title on the line of the URL, and the URL on the line of the title. */
export const recordSwappedLinesRule: Rule = {
  id: 'record.swapped-lines',
  needs: 'record',
  subject: 'record',
  defaultSeverity: 'error',
  description: 'The title is on the first line and the URL on the second.',
  messages,
  check(record) {
    const { url, title } = record.fields;
    if (!url || !title || url.range.start < title.range.start) return [];
    return [{
      rule: 'record.swapped-lines',
      range: { start: title.range.start, end: url.range.end },
      problem: message(messages.problem),
      expected: message(messages.expected),
      fixes: [{
        title: message(messages.swap),
        edits: [{ range: title.range, newText: url.text }, { range: url.range, newText: title.text }],
        safe: false,
      }],
    }];
  },
};

export const recordSwappedLinesRationale =
  'Two columns of the source were exported in the wrong order. Every program that counts lines takes the one for the other, so this is one ' +
  'error and not one for each line; both are checked where they are. Swapping moves the title, and the tags in it, to the second line.';
