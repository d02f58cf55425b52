import { message } from '../../message';
import type { Rule } from '../rule';

const messages = {
  blank: 'Blank line in the header',
  problem: 'Extra line in the header',
  expected: 'six lines: URL, title, subjects, date, number, body',
  remove: 'Remove the line',
} as const;

/** A line of the header that is no field: blank, or above the URL. */
export const recordExtraLineRule: Rule = {
  id: 'record.extra-line',
  needs: 'record',
  subject: 'record',
  defaultSeverity: 'error',
  description: 'An extra line in the header that pushes the fields down: blank, or above the URL.',
  messages,
  check: (record) => record.segments.filter(({ kind }) => kind === 'extra-lines').map(({ range }) => {
    const text = record.text.slice(range.start, range.end);
    const isBlank = text.trim() === '';
    return {
      rule: 'record.extra-line',
      range,
      problem: message(isBlank ? messages.blank : messages.problem),
      ...(!isBlank && { found: text.trimEnd() }),
      expected: message(messages.expected),
      fixes: [{ title: message(messages.remove), edits: [{ range, newText: '' }], safe: false }],
    };
  }),
};

export const recordExtraLineRationale =
  'An article is read line by line, so one line too many makes every program take each field for the one before it. Where the fields are is ' +
  'found by their looks: an address, and a date above an integer. The extra line is reported once, and the fields are checked where they ' +
  'are. Removing it moves the lines below, so it is only done when you choose to.';
