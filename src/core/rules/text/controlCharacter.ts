import { message } from '../../message';
import { windowsCharacters } from '../../text/singleByteEncodings';
import type { Finding, Rule } from '../rule';
import { placesOf } from './textFields';

const messages = {
  control: 'Control character in the text',
  replacement: 'A character was lost when the text was decoded',
  remove: 'Remove the control character',
  decode: 'Replace with “{text}”',
} as const;

/** C0 and C1 controls and U+FFFD. */
export const textControlCharacterRule: Rule = {
  id: 'text.control-character',
  needs: 'record',
  formerIds: ['body.control-character'],
  subject: 'text',
  defaultSeverity: 'error',
  description: 'Control characters, and U+FFFD where a character was lost in decoding.',
  messages,
  concerns: ['controls'],
  *check(record, { views }): Iterable<Finding> {
    for (const { range } of placesOf(record, views, ({ controls }) => controls)) {
      const found = record.text.slice(range.start, range.end);
      const lost = found.includes('\uFFFD');
      const decoded = Array.from(found, windowsCharacter).join('');
      const isWindowsText = decoded.length === found.length;
      yield {
        rule: 'text.control-character',
        range,
        problem: message(lost ? messages.replacement : messages.control),
        found,
        ...(isWindowsText ? { expected: decoded } : {}),
        fixes: lost ? [] : [{
          title: isWindowsText ? message(messages.decode, { text: decoded }) : message(messages.remove),
          edits: [{ range, newText: isWindowsText ? decoded : '' }],
          safe: false,
        }],
      };
    }
  },
};

export const textControlCharacterRationale =
  'U+FFFD marks a byte that could not be decoded: the character is gone and only the source can give it back. Control characters ' +
  'below U+0020 and from U+007F to U+009F have no meaning in running text and stop other tools. TAB and line endings are left alone, and so are control characters that are part of mojibake; characters that end lines or pages are reported by `text.layout-control`. A control from U+0080 ' +
  'to U+009F was mostly a cp1252 character (U+0092 an apostrophe), which is offered.';

/** What cp1252 has where Unicode has a C1 control; nothing for another character, or where cp1252 has none either. */
function windowsCharacter(character: string): string {
  const decoded = windowsCharacters.charAt(character.charCodeAt(0) - 0x80);
  return decoded === character ? '' : decoded;
}
