import { differences } from '../text/difference';
import type { TextEdit, TextRange } from '../text/range';
import { editsOfReorderedLines, moveOf, movedLines, type MovedText, type Piece } from './movedText';
import { partitionPoint } from '../text/binarySearch';

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

/** A replacement of text by other text. */
interface Replacement {
  /** What it replaced: UTF-16 of the text before, half-open. */
  readonly from: TextRange;
  /** What it put there: the same of the text after. */
  readonly to: TextRange;
}

/** What an event did to a text, made as small as it can be. */
export interface TextTransition {
  /** Ascending, apart, counted in the text before. */
  readonly edits: readonly TextEdit[];
  /** Replacements of text by other text as the editor told them, before the edits were made small: ascending, apart. */
  readonly replacements: readonly Replacement[];
  /** Passages that went and came in the same event; ascending by where they were. */
  readonly moves: readonly MovedText[];
}

/** Below this a replacement is a word or two; what its letters have in common tells nothing. */
const shortestDifference = 32;

/**
 * Orders the changes of an event and makes each as small as it can be, so that "format document" or "replace all"
 * does not count as deleting all text: common edges are left out, long replacements are compared word by word,
 * lines that changed places are followed.
 */
export function transitionOf(oldText: string, changes: readonly ContentChange[]): TextTransition {
  const edits: TextEdit[] = [];
  const replacements: Replacement[] = [];
  // What a replacement of a few words takes and brings is no passage that moved.
  const removed: Piece[] = [];
  const inserted: Piece[] = [];
  let shift = 0;
  const add = (edit: TextEdit, canMove: boolean): void => {
    const { range: { start, end }, newText } = edit;
    edits.push(edit);
    if (canMove && end > start) removed.push({ at: start, text: oldText.slice(start, end) });
    if (canMove && newText !== '') inserted.push({ at: start + shift, text: newText });
    shift += newText.length - (end - start);
  };
  const ordered = [...changes].sort((a, b) => a.rangeOffset - b.rangeOffset || a.rangeLength - b.rangeLength);
  for (const { rangeOffset: start, rangeLength, text } of ordered) {
    const end = start + rangeLength;
    if (rangeLength === 0 || text === '') {
      if (rangeLength > 0 || text !== '') add({ range: { start, end }, newText: text }, true);
      continue;
    }
    replacements.push({ from: { start, end }, to: { start: start + shift, end: start + shift + text.length } });
    const before = oldText.slice(start, end);
    const reordered = editsOfReorderedLines(before, text);
    if (reordered || (rangeLength >= shortestDifference && text.length >= shortestDifference)) {
      for (const edit of reordered ?? differences(before, text)) {
        add({ range: { start: edit.range.start + start, end: edit.range.end + start }, newText: edit.newText }, true);
      }
      continue;
    }
    for (const edit of differences(before, text)) {
      add({ range: { start: edit.range.start + start, end: edit.range.end + start }, newText: edit.newText }, false);
    }
  }
  return { edits, replacements, moves: movedLines(removed, inserted) };
}

/**
 * Moves spans with a text. Text typed at the edge of a span does not belong to it, text typed inside does; what replaces a span, or a
 * part of it that begins or ends with it, belongs to it. A passage that moves takes the spans in it along. A span is lost when all its
 * text is deleted, or when it is replaced together with what is around it and less than half of it comes back.
 * Pure; costs the spans times the logarithm of the edits.
 */
export function followTransition(spans: Spans, { edits, replacements, moves }: TextTransition): FollowedSpans {
  const count = spans.starts.length;
  const starts = spans.starts.slice();
  const ends = spans.ends.slice();
  const lost: number[] = [];
  const touched: number[] = [];
  const first = edits[0];
  const last = edits[edits.length - 1];
  if (!first || !last) return { starts, ends, lost, touched };
  const table = new EditTable(edits);
  const told = new Replacements(replacements);
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
    const isEmpty = end === start;
    const move = isEmpty ? undefined : moveOf(moves, { start, end });
    if (move) {
      starts[index] = start - move.from.start + move.to;
      ends[index] = end - move.from.start + move.to;
      continue;
    }
    // What was told as a replacement of the span, or of a part at its edge, is its own, whatever letters the two have in common.
    const toldStart = isEmpty ? undefined : told.beginningAt(start, end);
    const toldEnd = isEmpty ? undefined : told.endingAt(start, end);
    const ownStart = toldStart ? toldStart.to.start : isEmpty ? undefined : table.ownStart(start, end);
    const ownEnd = toldEnd ? toldEnd.to.end : isEmpty ? undefined : table.ownEnd(start, end);
    const removed = table.removedWithin(start, end);
    const isGone = !isEmpty && (removed === end - start ? ownStart === undefined && ownEnd === undefined
      : removed * 2 > end - start && told.holds(start, end) && table.cuts(start, end));
    if (isGone) lost.push(index);
    starts[index] = isGone ? table.placeOf(start) : ownStart ?? table.startAfter(start);
    ends[index] = isGone ? starts[index] ?? 0 : Math.max(starts[index] ?? 0, isEmpty ? 0 : ownEnd ?? table.endAfter(end));
  }
  return { starts, ends, lost, touched };
}

/** Where an offset that belongs to no span goes: behind text inserted at it, to the start of what replaces its surroundings. */
export function followOffset(offset: number, { edits }: TextTransition): number {
  return edits.length === 0 ? offset : new EditTable(edits).placeOf(offset);
}

/** Replacements as told, which are apart and ascend. */
class Replacements {
  readonly #all: readonly Replacement[];

  constructor(all: readonly Replacement[]) {
    this.#all = all;
  }

  /** The one that begins with a range and does not go beyond it. */
  beginningAt(start: number, end: number): Replacement | undefined {
    const found = this.#lastFrom(start);
    return found && found.from.start === start && found.from.end <= end ? found : undefined;
  }

  /** The one that ends with a range and does not begin before it. */
  endingAt(start: number, end: number): Replacement | undefined {
    const found = this.#lastFrom(end - 1);
    return found && found.from.end === end && found.from.start >= start ? found : undefined;
  }

  /** Whether one replaced all of a range. */
  holds(start: number, end: number): boolean {
    const found = this.#lastFrom(start);
    return found !== undefined && end <= found.from.end;
  }

  /** The last that begins at an offset or before it. */
  #lastFrom(offset: number): Replacement | undefined {
    const low = partitionPoint(this.#all.length, (middle) => (this.#all[middle]?.from.start ?? 0) <= offset);
    return this.#all[low - 1];
  }
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

  /** Whether an edit reaches over either edge of a range. */
  cuts(start: number, end: number): boolean {
    return this.#holdsInside(start) || this.#holdsInside(end);
  }

  #holdsInside(offset: number): boolean {
    return (this.#starts[upperBound(this.#ends, offset)] ?? Infinity) < offset;
  }

  /** Shift of an offset that no edit meets. */
  shiftBefore(offset: number): number {
    return this.#shifts[lowerBound(this.#starts, offset)] ?? 0;
  }

  removedWithin(start: number, end: number): number {
    return this.#removedBefore(end) - this.#removedBefore(start);
  }

  /** Where a span begins that no replacement begins with: after what was inserted at its start, and after what it lost. */
  startAfter(start: number): number {
    let index = lowerBound(this.#ends, start);
    let place = start;
    for (; (this.#starts[index] ?? Infinity) <= place; index++) {
      place = Math.max(place, this.#ends[index] ?? 0);
    }
    return place + (this.#shifts[index] ?? 0);
  }

  /** Where a span ends that no replacement ends with: before what was inserted at its end. */
  endAfter(end: number): number {
    // What is inserted at the end does not belong, so only edits that begin before it count.
    let index = lowerBound(this.#starts, end) - 1;
    let place = end;
    for (; (this.#ends[index] ?? -1) >= place; index--) {
      place = Math.min(place, this.#starts[index] ?? 0);
    }
    return place + (this.#shifts[index + 1] ?? 0);
  }

  /** Where the text begins that replaced the start of a span and nothing before it; undefined where none did. */
  ownStart(start: number, end: number): number | undefined {
    let index = lowerBound(this.#starts, start);
    // Several may follow each other: what was only deleted at the start is passed over, what was only inserted does not belong.
    for (let place = start; this.#starts[index] === place && (this.#ends[index] ?? 0) <= end; index++) {
      const editEnd = this.#ends[index] ?? 0;
      if (this.#replaces(index)) return place + (this.#shifts[index] ?? 0);
      place = editEnd;
    }
    return undefined;
  }

  ownEnd(start: number, end: number): number | undefined {
    let index = upperBound(this.#ends, end) - 1;
    for (let place = end; this.#ends[index] === place && (this.#starts[index] ?? -1) >= start; index--) {
      const editStart = this.#starts[index] ?? 0;
      if (this.#replaces(index)) return place + (this.#shifts[index + 1] ?? 0);
      place = editStart;
    }
    return undefined;
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
  const low = partitionPoint(values.length, (middle) => (values[middle] ?? 0) < wanted);
  return low;
}

/** Index of the first value above the wanted one. */
function upperBound(values: Int32Array, wanted: number): number {
  return lowerBound(values, wanted + 1);
}
