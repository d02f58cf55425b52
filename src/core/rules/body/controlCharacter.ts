import { message } from '../../message';
import type { Finding, Rule } from '../rule';
import { rangesOutsideMojibake } from './rangesOutside';

const messages = {
  control: 'A control character stands in the text',
  replacement: 'A character was lost when the text was decoded',
  remove: 'Remove the control character',
  decode: 'Replace by “{text}”',
} as const;

/**
 * What cp1252 has where Unicode has the C1 controls; the holes are spaces.
 * Source: https://encoding.spec.whatwg.org/index-windows-1252.txt
 */
const windowsCharacters = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

/** C0 and C1 controls and U+FFFD. */
export const bodyControlCharacterRule: Rule = {
  id: 'body.control-character',
  subject: 'body',
  defaultSeverity: 'error',
  description: 'Control characters, and U+FFFD where a character was lost in decoding.',
  messages,
  *check(record, { views }): Iterable<Finding> {
    for (const range of rangesOutsideMojibake(record.text, views.bodyScan, views.bodyScan.controls)) {
      const found = record.text.slice(range.start, range.end);
      const lost = found.includes('\uFFFD');
      const decoded = Array.from(found, (character) => windowsCharacters.charAt(character.charCodeAt(0) - 0x80)).join('');
      const isWindowsText = decoded.length === found.length && !decoded.includes(' ');
      const title = isWindowsText ? message(messages.decode, { text: decoded }) : message(messages.remove);
      yield {
        rule: 'body.control-character',
        range,
        problem: message(lost ? messages.replacement : messages.control),
        found,
        ...(isWindowsText ? { expected: decoded } : {}),
        fixes: lost ? [] : [{ title, edits: [{ range, newText: isWindowsText ? decoded : '' }], safe: false }],
      };
    }
  },
};

export const bodyControlCharacterRationale =
  'U+FFFD marks a byte that could not be decoded: the character is gone and only the source can give it back. Control characters ' +
  'below U+0020 and from U+007F to U+009F have no meaning in running text and stop other tools. TAB and line endings are left ' +
  'alone, and so are controls that are part of mojibake. A control from U+0080 to U+009F was mostly a cp1252 character (U+0092 an ' +
  'apostrophe), which is offered.';
