import type { TextRange } from '../text/range';
import { parseRecord } from './parse';

/** The lines of a record that are prose, title and body; all of a text that is no record. UTF-16, half-open, ascending. */
export function readableFields(text: string): readonly TextRange[] {
  const { fields } = parseRecord(text);
  return fields.body && fields.title && fields.date ? [fields.title.range, fields.body.range] : [{ start: 0, end: text.length }];
}
