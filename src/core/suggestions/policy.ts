import type { TextRange } from '../text/range';
import type { Reading, Suggestion, TaggedSpan } from './suggester';

/** Probabilities that decide how a suggestion is shown; measured, and settings where a user wants others. */
export const suggestionThresholds = {
  /** From here on a suggestion is shown. */
  shown: 0.2,
  /** From here on it counts as sure: drawn solid, and accepted with all sure ones. */
  sure: 0.8,
} as const;

/** A reading below the threshold of what is shown is worth a look where the least sure places are gone through. */
export const weakestReading = 0.05;

/** A place that a decision about another one also decides, and the range that it gets. */
interface DecidedToo<Place> extends TextRange {
  readonly place: Place;
}

/**
 * What a decision about one string also decides: the places of the same string behind it. A decision holds for the rest of the article,
 * and for nothing before it, which a reader has seen already. One for other ends than were suggested holds where the same ends have been
 * suggested, too, as far as the text around them is the same.
 * @param places in the order of the text
 */
export function decidedLater<Place extends TextRange>(text: string, places: readonly Place[], suggested: TextRange, decided: TextRange): DecidedToo<Place>[] {
  const isAt = ({ start, end }: TextRange, at: number): boolean => text.startsWith(text.slice(start, end), at);
  const found: DecidedToo<Place>[] = [];
  let free = decided.end;
  for (const place of places) {
    if (place.start < decided.end) continue;
    const known = [decided, suggested].find((range) => place.end - place.start === range.end - range.start && isAt(range, place.start));
    if (!known) continue;
    const start = place.start + decided.start - known.start;
    if (start < free || !isAt(decided, start)) continue;
    free = start + decided.end - decided.start;
    found.push({ place, start, end: free });
  }
  return found;
}

/** Whether two have the same ends and the same label. */
export function isSameReading(a: TaggedSpan, b: TaggedSpan): boolean {
  return a.start === b.start && a.end === b.end && a.label === b.label;
}

/** Whether a reading counts as sure: what nobody rated never does. */
export function isSure({ probability, isUnrated }: Pick<Reading, 'probability' | 'isUnrated'>, sure: number): boolean {
  return !isUnrated && probability >= sure;
}

/** How unsure suggestions are on average: 0 where all are certain or there are none, 1 where each may be right as well as wrong. */
export function uncertaintyOf(suggestions: readonly Pick<Reading, 'probability'>[]): number {
  const doubts = suggestions.map(({ probability }) => 1 - Math.abs(2 * probability - 1));
  return doubts.reduce((sum, doubt) => sum + doubt, 0) / Math.max(1, doubts.length);
}

/** The suggestions that are accepted together by one key. */
export function sureOnes(suggestions: readonly Suggestion[], sure: number): Suggestion[] {
  return suggestions.filter((suggestion) => isSure(suggestion, sure));
}
