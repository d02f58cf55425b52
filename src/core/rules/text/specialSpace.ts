import { message } from '../../message';
import type { Finding, Rule } from '../rule';
import { placesOf, type TextFieldName } from './textFields';

const messages = {
  tab: 'Tab in the text',
  noBreakSpace: 'No-break space beside another space',
  expected: 'one space',
  replace: 'Replace with a space',
  remove: 'Remove it',
} as const;

/** Tabs, and no-break spaces that typography does not need. */
export const textSpecialSpaceRule: Rule = {
  id: 'text.special-space',
  needs: 'record',
  subject: 'text',
  defaultSeverity: 'hint',
  description: 'Tabs, and no-break spaces beside another space.',
  messages,
  concerns: ['spaces'],
  *check(record, { views }): Iterable<Finding> {
    const { text } = record;
    // White space in an address has a rule of its own, and so have several spaces in a title.
    const isMeant = (offset: number, field: TextFieldName): boolean =>
      field !== 'url' && !(field === 'title' && text.charAt(offset) === '\u00A0');
    for (const { range } of placesOf(record, views, ({ spaces }) => spaces, isMeant)) {
      const besideBlank = /[\s]/.test(text.charAt(range.start - 1)) || /[\s]/.test(text.charAt(range.end));
      yield {
        rule: 'text.special-space',
        range,
        problem: message(text.charAt(range.start) === '\t' ? messages.tab : messages.noBreakSpace),
        expected: message(messages.expected),
        fixes: [{ title: message(besideBlank ? messages.remove : messages.replace), edits: [{ range, newText: besideBlank ? '' : ' ' }], safe: false }],
      };
    }
  },
};

export const textSpecialSpaceRationale =
  'A tab separates columns for a program that reads tables, and in running text it is left over from a page’s source. A no-break space is ' +
  'good typography in many languages (before `»` and `;` in French, between a number and its unit everywhere) and is left alone there; beside ' +
  'another space it is left over from HTML (`&nbsp;`). A table may use tabs on purpose, so the fix is only applied when you choose to.';
