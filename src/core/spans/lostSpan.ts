import type { TextEdit, TextRange } from '../text/range';

/** A span all of whose text was deleted: kept, so that it can come back with its text. */
export interface LostSpan {
  readonly key: string;
  /** The text it covered. */
  readonly text: string;
  /** Up to 32 characters before it that were deleted together with it. */
  readonly before: string;
  /** Up to 32 characters behind it that were deleted together with it. */
  readonly after: string;
  /** UTF-16 offset of the place where it was; follows later edits. */
  readonly offset: number;
}

const contextLength = 32;
/** A single letter typed where one was deleted need not mean the same. */
const shortestText = 2;
/** In another place only a longer stretch that comes back as a whole is the same, moved. */
const shortestMovedStretch = 24;

export function lostSpan(key: string, oldText: string, range: TextRange, edits: readonly TextEdit[], offset: number): LostSpan {
  const around = edits.find(({ range: edit }) => edit.start <= range.start && edit.end >= range.end)?.range ?? range;
  return {
    key,
    text: oldText.slice(range.start, range.end),
    before: oldText.slice(Math.max(around.start, range.start - contextLength), range.start),
    after: oldText.slice(range.end, Math.min(around.end, range.end + contextLength)),
    offset,
  };
}

/**
 * Where a lost span comes back with an edit: its text, with what was deleted around it, is inserted again, and once only:
 * at the place where it was, or anywhere where it is long enough to be no look-alike.
 * `insertion` is the place of the edit's text in the text after the edit; `offset` the lost span's there.
 */
export function restoredRange(lost: LostSpan, newText: string, insertion: TextRange, offset: number): TextRange | undefined {
  const stretch = lost.before + lost.text + lost.after;
  if (lost.text.length < shortestText || insertion.end - insertion.start < stretch.length) return undefined;
  const atItsPlace = insertion.start <= offset && offset <= insertion.end;
  const surroundings = stretch.length - lost.text.length;
  if (!atItsPlace && (stretch.length < shortestMovedStretch || surroundings < shortestMovedStretch / 2)) return undefined;
  const inserted = newText.slice(insertion.start, insertion.end);
  const found = inserted.indexOf(stretch);
  if (found < 0 || inserted.indexOf(stretch, found + 1) >= 0) return undefined;
  const start = insertion.start + found + lost.before.length;
  return { start, end: start + lost.text.length };
}

/** Where the texts of edits stand after all of them were applied; ascending. */
export function insertionsOf(edits: readonly TextEdit[]): TextRange[] {
  let shift = 0;
  return edits.map(({ range, newText }) => {
    const start = range.start + shift;
    shift += newText.length - (range.end - range.start);
    return { start, end: start + newText.length };
  });
}
