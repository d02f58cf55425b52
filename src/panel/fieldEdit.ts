import { message, type Message } from '../core/message';
import { parseRecord } from '../core/record/parse';
import { fieldNames, type ArticleRecord, type FieldName } from '../core/record/record';
import { applyEdits, type TextEdit } from '../core/text/range';

/** What to do to the record's text, or why it cannot be done; an edit of nothing is an empty list. */
export type FieldEdit = { readonly edits: readonly TextEdit[] } | { readonly refused: Message };

/**
 * The edit that makes a header field read as this value: its line is replaced, or put in where it is missing.
 * Whether the record is read so afterwards is tried first; an edit after which the value would be another field's is refused.
 */
export function fieldEdit(record: ArticleRecord, name: FieldName, value: string): FieldEdit {
  if (name === 'body') return { refused: message('Edit the body in the text editor.') };
  if (/[\r\n\u2028\u2029]/.test(value)) return { refused: message('A header field stands on one line.') };
  const present = record.fields[name];
  if (present) return present.text === value ? { edits: [] } : { edits: [{ range: present.range, newText: value }] };
  for (const edit of insertions(record, name, value)) {
    const read = parseRecord(applyEdits(record.text, [edit])).fields;
    const others = fieldNames.filter((other) => other !== name && record.fields[other]);
    if (read[name]?.text === value && others.every((other) => read[other]?.text === record.fields[other]?.text)) return { edits: [edit] };
  }
  return { refused: message('It is not clear where the missing line belongs. Insert it in the text editor.') };
}

/** Ways to put a line in, the smaller first: on its own, and with empty lines for the missing fields before it. */
function insertions(record: ArticleRecord, name: FieldName, value: string): TextEdit[] {
  const place = fieldNames.indexOf(name);
  const lineEnding = /\r\n|\n|\r/.exec(record.text)?.[0] ?? '\n';
  const next = fieldNames.slice(place + 1).map((other) => record.fields[other]).find((field) => field !== undefined);
  const gap = record.missing.filter((other) => fieldNames.indexOf(other) < place).length;
  return [...new Set([0, gap])].map((emptyLines) => {
    const lines = lineEnding.repeat(emptyLines) + value;
    if (next) return { range: { start: next.range.start, end: next.range.start }, newText: lines + lineEnding };
    const end = record.text.length;
    const begins = end === 0 || /[\r\n]$/.test(record.text.slice(-1)) ? '' : lineEnding;
    return { range: { start: end, end }, newText: begins + lines };
  });
}
