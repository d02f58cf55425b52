import type { TextRange } from '../text/range';
import { laterOfSameString } from './policy';
import type { Reading, Suggestion } from './suggester';

/** What decides whether a suggestion is still open. */
export interface Decided {
  /** Places of the tags there are. */
  readonly tags: readonly TextRange[];
  readonly isRejected: (label: string, quote: string) => boolean;
}

/**
 * The suggestions that are shown: likely enough, where nothing is tagged, and not rejected. A reading that was rejected
 * makes way for the next one of its place.
 * @param shown the least probability that is shown
 */
export function openSuggestions(text: string, suggestions: readonly Suggestion[], { tags, isRejected }: Decided, shown: number): Suggestion[] {
  const taken = [...tags].sort((a, b) => a.start - b.start);
  return suggestions.flatMap((suggestion) => {
    const readings = [suggestion, ...suggestion.others].filter(({ start, end, label }) => !isRejected(label, text.slice(start, end)));
    const [best, ...others] = readings;
    if (!best || best.probability < shown || taken.some((tag) => tag.start < best.end && best.start < tag.end)) return [];
    return [{ ...suggestion, ...reading(best), others: others.map(reading) }];
  });
}

function reading({ start, end, label, probability }: Reading): Reading {
  return { start, end, label, probability };
}

/** A reading accepted, and what follows from it: the same string in the rest of the article, wherever something is suggested for it. */
export function acceptedWith(text: string, open: readonly Suggestion[], accepted: Reading): Reading[] {
  const later = laterOfSameString(text, open, accepted);
  return [accepted, ...later.map(({ start, end, probability }) => ({ start, end, probability, label: accepted.label }))];
}
