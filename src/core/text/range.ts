/** A half-open range `[start, end)` of a text, in UTF-16 code units, counted from 0. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** One replacement in a text: the range goes, `newText` comes. Ranges count in the text before any edit. */
export interface TextEdit {
  readonly range: TextRange;
  readonly newText: string;
}

export function rangesOverlap(a: TextRange, b: TextRange): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Whether two edits compete for the same place: they overlap, or both insert at one offset. */
export function editsConflict(a: TextEdit, b: TextEdit): boolean {
  if (a.range.start === b.range.start && a.range.end === b.range.end) return true;
  return rangesOverlap(a.range, b.range);
}

/**
 * Applies edits whose ranges all count in `text` and do not overlap; they may come in any order.
 * @throws RangeError when two edits overlap or one leaves the text.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = [...edits].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  const pieces: string[] = [];
  let copied = 0;
  for (const { range, newText } of ordered) {
    if (range.start < copied || range.end < range.start || range.end > text.length) {
      throw new RangeError(`edit ${range.start}..${range.end} overlaps another edit or leaves the text of length ${text.length}`);
    }
    pieces.push(text.slice(copied, range.start), newText);
    copied = range.end;
  }
  pieces.push(text.slice(copied));
  return pieces.join('');
}

/**
 * One list of edits that does what `first` and then `second` do. The ranges of `first` and of the result count in
 * the text before both; those of `second` in the text between, which `between` holds. Edits that meet are joined.
 */
export function composeEdits(first: readonly TextEdit[], between: string, second: readonly TextEdit[]): TextEdit[] {
  const places = [...placesBetween(first), ...second.map(({ range }) => ({ ...range, shift: 0 }))]
    .sort((a, b) => a.start - b.start || a.end - b.end);
  const ordered = [...second].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  const composed: TextEdit[] = [];
  let next = 0;
  // How far an offset of the text between lies behind the same place of the text before, past the places taken so far.
  let shift = 0;
  for (let index = 0; index < places.length;) {
    const { start } = places[index] ?? { start: 0 };
    let end = start;
    let shiftHere = 0;
    for (; index < places.length; index++) {
      const place = places[index];
      if (!place || place.start > end) break;
      end = Math.max(end, place.end);
      shiftHere += place.shift;
    }
    const inside: TextEdit[] = [];
    for (let edit = ordered[next]; edit && edit.range.start <= end; edit = ordered[++next]) {
      inside.push({ range: { start: edit.range.start - start, end: edit.range.end - start }, newText: edit.newText });
    }
    composed.push({ range: { start: start - shift, end: end - shift - shiftHere }, newText: applyEdits(between.slice(start, end), inside) });
    shift += shiftHere;
  }
  return composed;
}

/** Where the new texts of `edits` lie once applied, and by how much each moves what comes behind it. */
function placesBetween(edits: readonly TextEdit[]): (TextRange & { shift: number })[] {
  let shift = 0;
  return [...edits].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end).map(({ range, newText }) => {
    const start = range.start + shift;
    const grown = newText.length - (range.end - range.start);
    shift += grown;
    return { start, end: start + newText.length, shift: grown };
  });
}
