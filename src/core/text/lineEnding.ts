import type { TextEdit } from './range';

/** The line ending a text uses: its first one; LF where it has none. */
export function lineEndingOf(text: string): '\r\n' | '\n' | '\r' {
  const lineFeed = text.indexOf('\n');
  const carriageReturn = (lineFeed === -1 ? text : text.slice(0, lineFeed)).indexOf('\r');
  if (carriageReturn === -1) return '\n';
  return carriageReturn === lineFeed - 1 ? '\r\n' : '\r';
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
