import type { TextRange } from '../text/range';
import type { ContentChange } from './followChanges';
import { partitionPoint } from '../text/binarySearch';

/** What a typed text does to a span that is being typed over. */
export interface TypedSpan {
  readonly key: string;
  /** Where the span is now: half-open, UTF-16 of the text after the event. */
  readonly range: TextRange;
}

/** More than this at once is not typed but pasted, and the caret is then done with it. */
const longestKeystroke = 4;

/** A text that begins so names something; white space and punctuation go on with the sentence. */
const beginsName = /^[\p{L}\p{N}\p{S}“„«"'(#@]/u;

/**
 * Spans that are being typed over: their text was replaced by a letter, or deleted by itself. As long as the caret stays, what is
 * typed at their end belongs to them, though text typed at the edge of any other span does not. White space waits for what follows
 * it; a line break ends them.
 */
export class OpenSpans {
  /** Where what is typed next would belong, by key; UTF-16 of the present text. */
  #ends = new Map<string, number>();

  get size(): number {
    return this.#ends.size;
  }

  get keys(): Iterable<string> {
    return this.#ends.keys();
  }

  clear(): void {
    this.#ends.clear();
  }

  /** Opens a span whose text was typed over, or deleted by itself. */
  open(key: string, end: number): void {
    this.#ends.set(key, end);
  }

  /** Whether a replacement is one that a key does, or a composition of several. */
  isTyped(key: string, text: string): boolean {
    return this.#ends.has(key) || text.length <= longestKeystroke;
  }

  /** The carets of the editor are here now: spans that none of them touches are closed. */
  caretsAt(offsets: readonly number[], startOf: (key: string) => number | undefined): void {
    for (const [key, end] of this.#ends) {
      const start = startOf(key) ?? end;
      if (!offsets.some((offset) => offset >= start && offset <= end)) this.#ends.delete(key);
    }
  }

  /**
   * Follows an event: spans it does not touch are closed.
   * @param ordered the changes, ascending.
   * @param rangeOf where a span is after the event by the rule for all spans; undefined where it is lost.
   * @returns the spans that what was typed belongs to.
   */
  follow(ordered: readonly ContentChange[], rangeOf: (key: string) => TextRange | undefined): TypedSpan[] {
    if (this.#ends.size === 0) return [];
    const shifts = [0];
    for (const { rangeLength, text } of ordered) shifts.push((shifts.at(-1) ?? 0) + text.length - rangeLength);
    const typed: TypedSpan[] = [];
    const ends = new Map<string, number>();
    for (const [key, end] of this.#ends) {
      const index = lastFrom(ordered, end);
      const change = ordered[index];
      const newEnd = end + (shifts[index + 1] ?? 0);
      const range = rangeOf(key);
      if (!change || change.text.includes('\n') || change.rangeOffset + change.rangeLength > end) continue;
      const isInsertion = change.rangeLength === 0 && change.rangeOffset === end;
      const isInside = change.rangeOffset + change.rangeLength >= end || (range !== undefined && change.rangeOffset + (shifts[index] ?? 0) >= range.start);
      if (!isInside) continue;
      if (isInsertion) {
        const text = change.text.trimEnd();
        if (!range && !beginsName.test(text)) continue;
        if (text !== '') typed.push({ key, range: { start: range?.start ?? newEnd - change.text.length, end: newEnd - change.text.length + text.length } });
      }
      ends.set(key, newEnd);
    }
    this.#ends = ends;
    return typed;
  }
}

/** Index of the last change that begins at an offset or before it; -1 where none does. */
function lastFrom(ordered: readonly ContentChange[], offset: number): number {
  const low = partitionPoint(ordered.length, (middle) => (ordered[middle]?.rangeOffset ?? 0) <= offset);
  return low - 1;
}
