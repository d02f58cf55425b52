import type { TextRange } from '../text/range';

export interface Quote {
  readonly exact: string;
  readonly prefix: string | undefined;
  readonly suffix: string | undefined;
}

/** A quote that stands in more places than these is no way to find one. */
const mostPlaces = 1000;

/**
 * Where a quote stands in a text: of several places the one with most of the context, and of equals the one nearest to `near`.
 * Undefined where it stands nowhere. Offsets are UTF-16.
 */
export function placeOfQuote(text: string, { exact, prefix = '', suffix = '' }: Quote, near = 0): TextRange | undefined {
  if (exact === '') return undefined;
  let best: TextRange | undefined;
  let bestScore = -1;
  let places = 0;
  for (let start = text.indexOf(exact); start >= 0 && places < mostPlaces; start = text.indexOf(exact, start + 1), places++) {
    const end = start + exact.length;
    const score = commonEnd(text.slice(Math.max(0, start - prefix.length), start), prefix) + commonStart(text.slice(end, end + suffix.length), suffix);
    const isNearer = best === undefined || Math.abs(start - near) < Math.abs(best.start - near);
    if (score > bestScore || (score === bestScore && isNearer)) {
      best = { start, end };
      bestScore = score;
    }
  }
  return best;
}

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a.charCodeAt(length) === b.charCodeAt(length)) length++;
  return length;
}

function commonEnd(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a.charCodeAt(a.length - 1 - length) === b.charCodeAt(b.length - 1 - length)) length++;
  return length;
}
