import type { TextEdit } from '../text/range';
import { commonPrefix, commonSuffix, differences } from '../text/difference';

/** A change as an editor tells it; all changes of one event count in the text before it, in UTF-16 units. */
export interface ContentChange {
  readonly rangeOffset: number;
  readonly rangeLength: number;
  readonly text: string;
}

/** Ranges in a text, half-open, in UTF-16 units: `starts[i]` to `ends[i]`. They may overlap and stand in any order. */
export interface Spans {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

export interface FollowedSpans extends Spans {
  /** Indices of the spans whose text is gone; their start and end are both where it was. */
  readonly lost: readonly number[];
  /** Indices of the spans that more happened to than a shift, the lost ones included. */
  readonly touched: readonly number[];
}

/** What an event did to a text, made as small as it can be. */
export interface TextTransition {
  /** Ascending, apart, counted in the text before. */
  readonly edits: readonly TextEdit[];
  /** Where the event replaced text by other text, before the edits were made small: half-open, ascending. */
  readonly replaced: readonly { readonly start: number; readonly end: number }[];
}

/** Below this a replacement is a word or two; what its letters have in common tells nothing. */
const shortestDifference = 32;

/**
 * Orders the changes of an event and makes each as small as it can be, so that "format document" or "replace all"
 * does not count as deleting all text: common edges are left out, long replacements are compared word by word.
 */
export function transitionOf(oldText: string, changes: readonly ContentChange[]): TextTransition {
  const edits: TextEdit[] = [];
  const replaced: { start: number; end: number }[] = [];
  const ordered = [...changes].sort((a, b) => a.rangeOffset - b.rangeOffset || a.rangeLength - b.rangeLength);
  for (const { rangeOffset: start, rangeLength, text } of ordered) {
    const end = start + rangeLength;
    if (rangeLength === 0 || text === '') {
      if (rangeLength > 0 || text !== '') edits.push({ range: { start, end }, newText: text });
      continue;
    }
    replaced.push({ start, end });
    const removed = oldText.slice(start, end);
    if (rangeLength >= shortestDifference && text.length >= shortestDifference) {
      for (const edit of differences(removed, text)) {
        edits.push({ range: { start: edit.range.start + start, end: edit.range.end + start }, newText: edit.newText });
      }
      continue;
    }
    const prefix = commonPrefix(removed, text);
    const suffix = commonSuffix(removed, text, prefix);
    if (prefix + suffix === rangeLength && rangeLength === text.length) continue;
    edits.push({ range: { start: start + prefix, end: end - suffix }, newText: text.slice(prefix, text.length - suffix) });
  }
  return { edits, replaced };
}

/**
 * Moves spans with a text. Text typed at the edge of a span does not belong to it, text typed inside does; a replacement of
 * a part of the span belongs to it. A span is lost when all its text is deleted, or when it is replaced together with what is
 * around it and less than half of it comes back. Pure; costs the spans times the logarithm of the edits.
 */
export function followTransition(spans: Spans, { edits, replaced }: TextTransition): FollowedSpans {
  const count = spans.starts.length;
  const starts = spans.starts.slice();
  const ends = spans.ends.slice();
  const lost: number[] = [];
  const touched: number[] = [];
  const first = edits[0];
  const last = edits[edits.length - 1];
  if (!first || !last) return { starts, ends, lost, touched };
  const table = new EditTable(edits);
  const wholeShift = table.shiftBefore(Infinity);
  for (let index = 0; index < count; index++) {
    const start = spans.starts[index] ?? 0;
    const end = spans.ends[index] ?? 0;
    // Most spans lie wholly on one side of what was edited.
    if (end < first.range.start) continue;
    if (start > last.range.end) {
      starts[index] = start + wholeShift;
      ends[index] = end + wholeShift;
      continue;
    }
    if (!table.touches(start, end)) {
      const shift = table.shiftBefore(start);
      starts[index] = start + shift;
      ends[index] = end + shift;
      continue;
    }
    touched.push(index);
    const removed = table.removedWithin(start, end);
    const gone = end > start && (removed === end - start || (removed * 2 > end - start && liesWithin(replaced, start, end)));
    if (gone) lost.push(index);
    starts[index] = gone ? table.placeOf(start) : table.startAfter(start, end);
    ends[index] = gone ? starts[index] ?? 0 : Math.max(starts[index] ?? 0, end > start ? table.endAfter(end) : 0);
  }
  return { starts, ends, lost, touched };
}

/** `transitionOf` and `followTransition` in one: spans through one event of an editor. */
export function applyChanges(spans: Spans, changes: readonly ContentChange[], oldText: string): FollowedSpans {
  return followTransition(spans, transitionOf(oldText, changes));
}

/** Where an offset that belongs to no span goes: behind text inserted at it, to the start of what replaces its surroundings. */
export function followOffset(offset: number, { edits }: TextTransition): number {
  return edits.length === 0 ? offset : new EditTable(edits).placeOf(offset);
}

function liesWithin(ranges: readonly { readonly start: number; readonly end: number }[], start: number, end: number): boolean {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.start ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  const range = ranges[low - 1];
  return range !== undefined && end <= range.end;
}

/** Edits as columns, with running sums, so that each question costs a binary search. */
class EditTable {
  readonly #starts: Int32Array;
  readonly #ends: Int32Array;
  readonly #inserted: Int32Array;
  /** Sum of the growth of the edits before this one. */
  readonly #shifts: Int32Array;
  /** Number of characters removed by the edits before this one. */
  readonly #removed: Int32Array;

  constructor(edits: readonly TextEdit[]) {
    const count = edits.length;
    this.#starts = new Int32Array(count);
    this.#ends = new Int32Array(count);
    this.#inserted = new Int32Array(count);
    this.#shifts = new Int32Array(count + 1);
    this.#removed = new Int32Array(count + 1);
    edits.forEach(({ range, newText }, index) => {
      const length = range.end - range.start;
      this.#starts[index] = range.start;
      this.#ends[index] = range.end;
      this.#inserted[index] = newText.length;
      this.#shifts[index + 1] = (this.#shifts[index] ?? 0) + newText.length - length;
      this.#removed[index + 1] = (this.#removed[index] ?? 0) + length;
    });
  }

  /** Whether an edit meets the closed range. */
  touches(start: number, end: number): boolean {
    const index = lowerBound(this.#ends, start);
    return index < this.#ends.length && (this.#starts[index] ?? 0) <= end;
  }

  /** Shift of an offset that no edit meets. */
  shiftBefore(offset: number): number {
    return this.#shifts[lowerBound(this.#starts, offset)] ?? 0;
  }

  removedWithin(start: number, end: number): number {
    return this.#removedBefore(end) - this.#removedBefore(start);
  }

  startAfter(start: number, end: number): number {
    let index = lowerBound(this.#ends, start);
    let place = start;
    for (; (this.#starts[index] ?? Infinity) <= place; index++) {
      const editEnd = this.#ends[index] ?? 0;
      if (this.#starts[index] === place && this.#replaces(index) && editEnd < end) break;
      place = Math.max(place, editEnd);
    }
    return place + (this.#shifts[index] ?? 0);
  }

  endAfter(end: number): number {
    // What is inserted at the end does not belong, so only edits that begin before it count.
    let index = lowerBound(this.#starts, end) - 1;
    let place = end;
    for (; (this.#ends[index] ?? -1) >= place; index--) {
      if (this.#ends[index] === place && this.#replaces(index)) break;
      place = Math.min(place, this.#starts[index] ?? 0);
    }
    return place + (this.#shifts[index + 1] ?? 0);
  }

  placeOf(offset: number): number {
    const index = upperBound(this.#ends, offset);
    const editStart = this.#starts[index];
    return Math.min(offset, editStart ?? offset) + (this.#shifts[index] ?? 0);
  }

  #replaces(index: number): boolean {
    return (this.#inserted[index] ?? 0) > 0 && (this.#ends[index] ?? 0) > (this.#starts[index] ?? 0);
  }

  #removedBefore(offset: number): number {
    const index = lowerBound(this.#ends, offset);
    const editStart = this.#starts[index];
    return (this.#removed[index] ?? 0) + (editStart !== undefined && editStart < offset ? offset - editStart : 0);
  }
}

/** Index of the first value not below the wanted one. */
function lowerBound(values: Int32Array, wanted: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Index of the first value above the wanted one. */
function upperBound(values: Int32Array, wanted: number): number {
  return lowerBound(values, wanted + 1);
}
