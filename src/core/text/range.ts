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
