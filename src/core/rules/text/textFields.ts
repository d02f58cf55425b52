import type { ArticleRecord, FieldName } from '../../record/record';
import type { RecordViews } from '../../record/views';
import { lineEndingOf } from '../../text/lineEnding';
import type { TextRange } from '../../text/range';
import type { TextScan } from '../../text/scan';

/** Fields that hold text; date and number have forms of their own, and whatever else is in them is an error there. */
export const textFieldNames = ['url', 'title', 'subjects', 'body'] as const satisfies readonly FieldName[];

export type TextFieldName = (typeof textFieldNames)[number];

/** A passage of one text field; UTF-16 of the record's text, half-open. */
export interface PlaceInField {
  readonly field: TextFieldName;
  readonly range: TextRange;
}

/** The text field that an offset of the record's text lies in; undefined in dates, numbers and between the lines. */
export function textFieldAt({ fields }: ArticleRecord, offset: number): TextFieldName | undefined {
  return textFieldNames.find((name) => {
    const range = fields[name]?.range;
    return range !== undefined && offset >= range.start && offset < range.end;
  });
}

/**
 * Characters of one kind in all text fields, in order; neighbors are one place. What is inside mojibake is left out: there
 * a control or a soft hyphen is a byte of another character, which `text.mojibake` decodes.
 * @param pick where the characters are in a scan, ascending; a character beyond U+FFFF by its high surrogate
 * @param isMeant which of them are the rule's concern; all where it is left out
 */
export function placesOf(
  record: ArticleRecord, views: RecordViews, pick: (scan: TextScan) => readonly number[], isMeant: (offset: number, field: TextFieldName) => boolean = () => true,
): readonly PlaceInField[] {
  const header = pick(views.headerScan);
  const body = pick(views.bodyScan);
  if (header.length === 0 && body.length === 0) return nowhere;
  const places: { field: TextFieldName; range: { start: number; end: number } }[] = [];
  const mojibake = new RangesInOrder(views.mojibake.map(({ range }) => range));
  const add = (offset: number, field: TextFieldName | undefined): void => {
    if (field === undefined || !isMeant(offset, field) || mojibake.include(offset)) return;
    const end = offset + ((record.text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1);
    const last = places[places.length - 1];
    if (last?.range.end === offset && last.field === field) last.range.end = end;
    else places.push({ field, range: { start: offset, end } });
  };
  for (const offset of header) add(offset, textFieldAt(record, offset));
  for (const offset of body) add(offset, 'body');
  return places;
}

const nowhere: readonly PlaceInField[] = [];

/** What a line break inside a field's text becomes: the header's fields have one line each. */
export function lineBreakIn(field: TextFieldName, text: string): string {
  return field === 'body' ? lineEndingOf(text) : ' ';
}

/** Ascending ranges, asked in ascending order: all questions together cost one walk. */
class RangesInOrder {
  readonly #ranges: readonly TextRange[];
  #next = 0;

  constructor(ranges: readonly TextRange[]) {
    this.#ranges = ranges;
  }

  include(offset: number): boolean {
    while (this.#next < this.#ranges.length && (this.#ranges[this.#next]?.end ?? 0) <= offset) this.#next++;
    return (this.#ranges[this.#next]?.start ?? Infinity) <= offset;
  }
}
