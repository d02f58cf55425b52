import { message } from '../../message';
import { isProvenDamage } from '../proof';
import type { Finding, Rule } from '../rule';
import { placesOf } from './textFields';

const messages = {
  problem: 'Ligature instead of letters',
  replace: 'Replace with “{text}”',
} as const;

/** Latin ligatures, which text taken from PDF files holds. */
export const textLigatureRule: Rule = {
  id: 'text.ligature',
  needs: 'record',
  subject: 'text',
  defaultSeverity: 'information',
  description: 'Latin ligatures (`ﬁ`, `ﬂ`) where letters should be.',
  messages,
  concerns: ['ligatures'],
  *check(record, { views }): Iterable<Finding> {
    const places = placesOf(record, views, ({ ligatures }) => ligatures);
    if (places.length === 0) return;
    const safe = isProvenDamage(record.text, places.map(({ range }) => range), record.fields.body?.text ?? '');
    for (const { range } of places) {
      const found = record.text.slice(range.start, range.end);
      const newText = found.normalize('NFKC');
      yield {
        rule: 'text.ligature',
        range,
        problem: message(messages.problem),
        found,
        expected: newText,
        fixes: [{ title: message(messages.replace, { text: newText }), edits: [{ range, newText }], safe }],
      };
    }
  },
};

export const textLigatureRationale =
  'Fonts join some letters, and text taken from PDF files keeps the joined form (U+FB00 to U+FB06): `ofﬁce` is not found as `office`. ' +
  'Unicode has them only for old encodings and says which letters they stand for ([UAX #15](https://unicode.org/reports/tr15/)). ' +
  'Replacing them is safe where several are left over.';
