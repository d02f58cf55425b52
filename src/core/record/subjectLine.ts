/** A subject as the subjects line holds it: a comma within it is stored as two spaces, so that commas part subjects. */
export function writtenSubject(subject: string): string {
  return subject.replace(/[\r\n]+/g, ' ').trim().replace(/\s*,\s*/g, '  ');
}

/** The subjects line of a record, from its subjects as they are written in it; empty ones are left out. */
export function subjectsLine(written: readonly string[]): string {
  return written.filter((subject) => subject.trim() !== '').join(',');
}
