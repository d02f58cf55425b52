import type { TextEdit } from './range';

/** The line ending a text uses: its first one; LF where it has none. */
export function lineEndingOf(text: string): '\r\n' | '\n' | '\r' {
  const first = /\r\n|\n|\r/.exec(text)?.[0];
  return first === '\r\n' || first === '\r' ? first : '\n';
}

/** Edits that make all line endings of a text alike, as an editor does with what it reads. */
export function editsToLineEnding(text: string, ending: '\r\n' | '\n'): TextEdit[] {
  return [...text.matchAll(/\r\n|\r|\n/g)].flatMap(({ 0: found, index }) =>
    (found === ending ? [] : [{ range: { start: index, end: index + found.length }, newText: ending }]));
}

/** Whether two texts differ in nothing but their line endings. */
export function isSameButForEndings(a: string, b: string): boolean {
  return a === b || a.replace(/\r\n?/g, '\n') === b.replace(/\r\n?/g, '\n');
}
