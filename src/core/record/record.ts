import type { TextRange } from '../text/range';

/** The fields of an article record in the order of their lines. */
export const fieldNames = ['url', 'title', 'subjects', 'date', 'number', 'body'] as const;

export type FieldName = (typeof fieldNames)[number];

/** What a field is called to the user: the one table for outline, form, messages and manifest. */
export const fieldLabels: Readonly<Record<FieldName, string>> = {
  url: 'URL',
  title: 'Title',
  subjects: 'Subjects',
  date: 'Date',
  number: 'Number',
  body: 'Body',
};

/** A part of the record. `extra-lines` are lines of the header that are no field, with their line endings. The segments of a record lie end to end and cover its whole text. */
export interface RecordSegment {
  readonly kind: 'byte-order-mark' | 'field' | 'extra-lines' | 'line-ending';
  readonly range: TextRange;
}

export interface RecordField {
  readonly name: FieldName;
  /** Where the field stands in the record's text, without the line ending behind it; UTF-16, half-open. */
  readonly range: TextRange;
  /** The field exactly as written; a title or a body may hold line endings. */
  readonly text: string;
}

/**
 * An article record as read: nothing repaired, nothing lost.
 * The text is the whole file, U+FEFF included where the file begins with one.
 */
export interface ArticleRecord {
  readonly text: string;
  readonly segments: readonly RecordSegment[];
  readonly fields: Readonly<Partial<Record<FieldName, RecordField>>>;
  /** Fields that have no line, in the order of the lines. */
  readonly missing: readonly FieldName[];
}
