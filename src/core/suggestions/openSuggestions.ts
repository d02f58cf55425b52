import { partitionPoint } from '../text/binarySearch';
import type { TextRange } from '../text/range';
import { decidedLater } from './policy';
import type { TaggedSpan } from './suggester';

/** What decides whether a suggestion is still open. */
export interface Decided {
  /** Whether a tag stands in a range. */
  readonly isTagged: (range: TextRange) => boolean;
  readonly isRejected: (label: string, quote: string) => boolean;
}

/** A reading, as far as it matters to what is open; here and in the panel. */
interface AnyReading extends Pick<TaggedSpan, 'start' | 'end' | 'label'> {
  readonly probability: number;
  readonly details?: unknown;
  readonly isUnrated?: boolean | undefined;
  readonly reason?: unknown;
}

/** A suggestion, as far as it matters to what is open: its likeliest reading and the others. */
export interface Readings extends AnyReading {
  readonly reason: unknown;
  readonly others: readonly AnyReading[];
}

/** Suggestions without the readings that were rejected: those make way for the next one of their place. */
export function withoutRejected<Suggested extends Readings>(text: string, suggestions: readonly Suggested[], isRejected: Decided['isRejected']): Suggested[] {
  return suggestions.flatMap((suggestion) => {
    const [best, ...others] = [suggestion, ...suggestion.others].filter(({ start, end, label }) => !isRejected(label, text.slice(start, end)));
    return best ? [{ ...suggestion, ...reading(best), reason: best.reason ?? suggestion.reason, others: others.map(reading) }] : [];
  });
}

/**
 * The suggestions that are shown: likely enough, where nothing is tagged, and not rejected.
 * @param shown the least probability that is shown
 */
export function openSuggestions<Suggested extends Readings>(text: string, suggestions: readonly Suggested[], { isTagged, isRejected }: Decided, shown: number): Suggested[] {
  return withoutRejected(text, suggestions, isRejected).filter((suggestion) => suggestion.probability >= shown && !isTagged(suggestion));
}

/** Whether any of some ranges meets another; each question costs the logarithm of their number. */
export function rangesIn(ranges: readonly TextRange[]): (range: TextRange) => boolean {
  const sorted = [...ranges].sort((a, b) => a.start - b.start);
  let furthest = 0;
  const furthestEnds = sorted.map(({ end }) => (furthest = Math.max(furthest, end)));
  return ({ start, end }) => {
    const before = partitionPoint(sorted.length, (index) => (sorted[index]?.start ?? Infinity) < end);
    return (furthestEnds[before - 1] ?? -1) > start;
  };
}

function reading({ start, end, label, probability, details, isUnrated, reason }: AnyReading): AnyReading {
  return { start, end, label, probability, details, isUnrated, reason };
}

/**
 * A reading accepted, and what follows from it: the same string in the rest of the article, wherever something is suggested for it.
 * @param open in the order of the text
 * @param suggested what the likeliest reading of the place covers
 */
export function acceptedWith<Accepted extends TextRange>(text: string, open: readonly TextRange[], suggested: TextRange, accepted: Accepted, isTagged: Decided['isTagged']): Accepted[] {
  const later = decidedLater(text, open, suggested, accepted).map(({ start, end }) => ({ ...accepted, start, end }));
  return [accepted, ...later.filter((range) => !isTagged(range))];
}
