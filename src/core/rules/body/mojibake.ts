import { message } from '../../message';
import { findMojibake } from '../../text/mojibake';
import type { Finding, Rule } from '../rule';

const messages = {
  problem: 'Characters were decoded with the wrong encoding',
  decode: 'Decode as “{text}”',
} as const;

/** UTF-8 read as cp1252. */
export const bodyMojibakeRule: Rule = {
  id: 'body.mojibake',
  subject: 'body',
  defaultSeverity: 'warning',
  description: 'Characters that were decoded with the wrong encoding (`â€™` for `’`), once or several times over.',
  messages,
  *check(record, { views }): Iterable<Finding> {
    const { bodyScan } = views;
    for (const { range, decoded } of findMojibake(record.text, bodyScan.range, bodyScan.mojibakeLeads)) {
      yield {
        rule: 'body.mojibake',
        range,
        problem: message(messages.problem),
        found: record.text.slice(range.start, range.end),
        expected: decoded,
        fixes: [{ title: message(messages.decode, { text: shown(decoded) }), edits: [{ range, newText: decoded }], safe: true }],
      };
    }
  },
};

export const bodyMojibakeRationale =
  'UTF-8 that was read as [cp1252](https://encoding.spec.whatwg.org/#windows-1252) shows two to four odd characters for each one. ' +
  'A run of characters is reported where its cp1252 bytes are valid UTF-8 and it is led by one of `â Â Ã ï ð`; other leads count ' +
  'only beside such a one. Text damaged twice is decoded twice. Real words are left alone (`château`, `São`, `IRMÔ before a ' +
  'closing quote): they are not valid UTF-8. Decoding gives back the bytes that were there, so it loses nothing.';

/** A title of a fix has to fit into a menu. */
function shown(text: string): string {
  const characters = Array.from(text.slice(0, 60));
  return characters.length > 20 ? `${characters.slice(0, 20).join('')}…` : text;
}
