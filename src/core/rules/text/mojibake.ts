import { message } from '../../message';
import { isQuoted } from '../proof';
import type { Finding, Rule } from '../rule';
import { textFieldAt } from './textFields';

const messages = {
  problem: 'Text decoded with the wrong encoding',
  lost: 'Text decoded with the wrong encoding; bytes were lost',
  decode: 'Decode as “{text}”',
  removeMark: 'Remove the byte order mark',
} as const;

const byteOrderMark = '\uFEFF';

/** UTF-8 read as cp1252, cp1250, cp1251, cp1254 or MacRoman. */
export const textMojibakeRule: Rule = {
  id: 'text.mojibake',
  needs: 'record',
  formerIds: ['body.mojibake'],
  subject: 'text',
  defaultSeverity: 'warning',
  description: 'Text decoded with the wrong encoding (`â€™` for `’`), once or several times over.',
  messages,
  concerns: ['mojibakeLeads'],
  *check(record, { views }): Iterable<Finding> {
    const { text } = record;
    if (views.mojibake.length === 0) return;
    // An article may show what misread text looks like.
    const isShown = views.mojibake.some(({ range }) => isQuoted(text, range));
    for (const { range, decoded, certain } of views.mojibake) {
      if (textFieldAt(record, range.start) === undefined) continue;
      const finding = { rule: 'text.mojibake', range, found: text.slice(range.start, range.end) };
      if (decoded === undefined) {
        yield { ...finding, problem: message(messages.lost), fixes: [] };
        continue;
      }
      // A byte order mark at the start says nothing; programs that read the first line as an address fail on it.
      const newText = range.start === 0 && decoded.startsWith(byteOrderMark) ? decoded.slice(byteOrderMark.length) : decoded;
      const title = newText === '' ? message(messages.removeMark) : message(messages.decode, { text: shown(newText) });
      yield {
        ...finding,
        problem: message(messages.problem),
        ...(newText !== '' && { expected: newText }),
        fixes: [{ title, edits: [{ range, newText }], safe: certain && !isShown }],
      };
    }
  },
};

export const textMojibakeRationale =
  'UTF-8 that was read as [cp1252](https://encoding.spec.whatwg.org/#windows-1252) shows two to four odd characters for each one; cp1250, ' +
  'cp1251, cp1254 and MacRoman show others. Characters whose bytes are valid UTF-8 are reported where the first of them is never right ' +
  'there (`â€™`, `Ã©`, `Â°`). Others (`Ð`, `Ñ`, `Å`, `Ä`, the leads of Chinese and Japanese) are reported where two are adjacent or the text shows elsewhere that it was misread. Real words are left alone (`château`, `São`, `IRMÃ` before a closing quote). Text damaged ' +
  'several times is decoded to the end. Decoding gives back the bytes that were there, so it loses nothing, and is safe where none of it is quoted; where a byte was lost on ' +
  'the way (`â€` for a closing quote), the likely character is offered, and where all were lost (`ï¿½`) only the source can help.';

/** A title of a fix has to fit into a menu. */
function shown(text: string): string {
  const characters = Array.from(text.slice(0, 60));
  return characters.length > 20 ? `${characters.slice(0, 20).join('')}…` : text;
}
