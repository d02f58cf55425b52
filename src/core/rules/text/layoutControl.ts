import { message } from '../../message';
import type { Finding, Rule } from '../rule';
import { lineBreakIn, placesOf } from './textFields';

const messages = {
  problem: '{name} in the text',
  breakLine: 'Replace with a line break',
  space: 'Replace with a space',
  remove: 'Remove it',
  expectedBreak: 'a line break',
  expectedSpace: 'a space',
} as const;

const names: Readonly<Record<string, string>> = {
  '\u000B': 'Vertical tab', '\u000C': 'Form feed', '\u0085': 'Next line (NEL)', '\u2028': 'Line separator', '\u2029': 'Paragraph separator',
};

/** Characters that end a line or a page for some programs and not for others. */
export const textLayoutControlRule: Rule = {
  id: 'text.layout-control',
  needs: 'record',
  subject: 'text',
  defaultSeverity: 'warning',
  description: 'Unusual line and page separators: U+2028, U+2029, NEL, vertical tab, form feed.',
  messages,
  concerns: ['layoutControls'],
  *check(record, { views }): Iterable<Finding> {
    const { text } = record;
    for (const { field, range } of placesOf(record, views, ({ layoutControls }) => layoutControls)) {
      const atBreak = /^$|[\r\n]/.test(text.charAt(range.start - 1)) || /^$|[\r\n]/.test(text.charAt(range.end));
      const besideBlank = field !== 'body' && (text.charAt(range.start - 1) === ' ' || text.charAt(range.end) === ' ');
      const newText = atBreak || besideBlank || field === 'url' ? '' : lineBreakIn(field, text);
      yield {
        rule: 'text.layout-control',
        range,
        problem: message(messages.problem, { name: names[text.charAt(range.start)] ?? '' }),
        expected: message(field === 'body' ? messages.expectedBreak : messages.expectedSpace),
        fixes: [{
          title: message(newText === '' ? messages.remove : newText === ' ' ? messages.space : messages.breakLine),
          edits: [{ range, newText }],
          safe: false,
        }],
      };
    }
  },
};

export const textLayoutControlRationale =
  'Editors and programs disagree on these characters: Python’s `splitlines` ends a line at each of them, VS Code and most others at none. ' +
  'An article read by both has different lines, and therefore different fields. In the body the fix is a line break, in the other fields, a space. See chapter 5.8 of the [Unicode Standard](https://www.unicode.org/versions/latest/). The fix may change the ' +
  'lines of the file, so it is only applied when you choose to.';
