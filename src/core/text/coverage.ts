import { partitionPoint } from './binarySearch';
import type { TextRange } from './range';

/** Ranges, to ask whether any of them meets a place: by start, with the farthest end up to each. UTF-16, half-open. */
export class Coverage {
  readonly #starts: readonly number[];
  readonly #farthest: readonly number[];

  constructor(ranges: readonly TextRange[]) {
    const ordered = [...ranges].sort((a, b) => a.start - b.start);
    let farthest = 0;
    this.#starts = ordered.map(({ start }) => start);
    this.#farthest = ordered.map(({ end }) => (farthest = Math.max(farthest, end)));
  }

  /** Whether one of the ranges shares a character with the place; logarithmic. */
  meets({ start, end }: TextRange): boolean {
    const low = partitionPoint(this.#starts.length, (middle) => (this.#starts[middle] ?? 0) < end);
    return low > 0 && (this.#farthest[low - 1] ?? 0) > start;
  }
}
