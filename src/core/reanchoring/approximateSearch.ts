import type { TextRange } from '../text/range';

export interface ApproximatePlace extends TextRange {
  /** Letters that have to be changed, added or left out to make one the other. */
  readonly errors: number;
}

/**
 * Where a text most resembles a pattern, by Sellers' algorithm: edit distance with a free start and end.
 * Costs the product of the lengths; for windows of a few hundred characters.
 * @returns undefined where two separate places resemble it equally, or none does with at most `mostErrors`.
 */
export function approximatePlace(text: string, pattern: string, mostErrors: number): ApproximatePlace | undefined {
  const height = pattern.length;
  let errors = Int32Array.from({ length: height + 1 }, (_value, row) => row);
  let starts = new Int32Array(height + 1);
  let best: ApproximatePlace | undefined;
  let rival = false;
  for (let column = 1; column <= text.length; column++) {
    const nextErrors = new Int32Array(height + 1);
    const nextStarts = new Int32Array(height + 1);
    nextStarts[0] = column;
    for (let row = 1; row <= height; row++) {
      const same = text.charCodeAt(column - 1) === pattern.charCodeAt(row - 1);
      const replaced = (errors[row - 1] ?? 0) + (same ? 0 : 1);
      const added = (errors[row] ?? 0) + 1;
      const leftOut = (nextErrors[row - 1] ?? 0) + 1;
      nextErrors[row] = Math.min(replaced, added, leftOut);
      const from = replaced <= added && replaced <= leftOut ? starts[row - 1] : added <= leftOut ? starts[row] : nextStarts[row - 1];
      nextStarts[row] = from ?? 0;
    }
    errors = nextErrors;
    starts = nextStarts;
    const found = { start: starts[height] ?? 0, end: column, errors: errors[height] ?? 0 };
    if (found.errors > mostErrors || found.end === found.start) continue;
    if (!best || found.errors < best.errors) {
      best = found;
      rival = false;
    } else if (found.errors === best.errors && found.start >= best.end) {
      rival = true;
    }
  }
  return rival ? undefined : best;
}
