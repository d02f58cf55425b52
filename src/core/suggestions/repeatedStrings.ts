import { findOccurrences } from '../spans/occurrences';
import { rangesOverlap, type TextRange } from '../text/range';
import { rangesIn } from './openSuggestions';
import { isSameReading } from './policy';
import type { Reading, Suggestion, SuggestionText, TaggedSpan, TaggedText } from './suggester';

/** The places of a string in an article, in the order of the text, without overlap. */
export type FindString = (quote: string) => readonly TextRange[];

/** Finds whole words of the same case where tags are expected; each string is looked for once. */
export function stringsOf({ text, ranges }: SuggestionText): FindString {
  const known = new Map<string, readonly TextRange[]>();
  return (quote) => {
    const places = known.get(quote) ?? findOccurrences(text, quote, { wholeWord: true, matchCase: true })
      .filter((place) => ranges.some(({ start, end }) => start <= place.start && place.end <= end));
    known.set(quote, places);
    return places;
  };
}

/** Before anything is counted: the share in English news. Weighs as much as so many places. */
const usualShare = 0.94;
const usualWeight = 20;
/**
 * Where nothing else is suggested, fewer places are the same than among all: in English news 86 to 90 of 100, where it is 95 of all.
 * So much less are the odds.
 */
const oddsWhereUnsuggested = 0.4;

/** How often a string that was tagged is the same where it stands again in its article: some teams tag the first mention only. */
export class RepetitionCounts {
  #same = usualShare * usualWeight;
  #all = usualWeight;

  /** How likely such a place is the same, where nothing else is suggested. */
  get probability(): number {
    const odds = oddsWhereUnsuggested * this.#same / (this.#all - this.#same);
    return odds / (1 + odds);
  }

  /** Counts a finished article. */
  add({ text, ranges, tags }: TaggedText): void {
    const find = stringsOf({ text, ranges });
    const labels = new Map(tags.map(({ start, end, label }) => [`${start} ${end}`, label]));
    const met = rangesIn(tags);
    for (const [quote, [first]] of byString(text, tags)) {
      if (!first) continue;
      for (const { start, end } of find(quote)) {
        const label = labels.get(`${start} ${end}`);
        // A part of a longer tag was never open.
        if (start < first.end || (label === undefined && met({ start, end }))) continue;
        this.#all++;
        if (label === first.label) this.#same++;
      }
    }
  }
}

/**
 * Suggestions for what is tagged in an article and stands untagged further on in it: with the label, link and attributes of the tag
 * before. Nothing is suggested before the first tag of a string, where a reader has been; the longer string goes before.
 * @param probability that such a place is the same
 */
export function repeatedStrings(text: string, tags: readonly TaggedSpan[], probability: number, find: FindString): Suggestion[] {
  const isTagged = rangesIn(tags);
  const places: Suggestion[] = [];
  for (const [quote, tagged] of byString(text, tags)) {
    const counts = new Map<string, number>();
    for (const { label } of tagged) counts.set(label, (counts.get(label) ?? 0) + 1);
    let next = 0;
    for (const { start, end } of find(quote)) {
      while ((tagged[next]?.end ?? Infinity) <= start) next++;
      const before = tagged[next - 1];
      if (!before || isTagged({ start, end })) continue;
      const { label, details } = before;
      places.push({ start, end, label, details, probability, others: [], reason: { kind: 'repeated', count: counts.get(label) ?? 1, label } });
    }
  }
  const found: Suggestion[] = [];
  for (const place of places.sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = found.at(-1);
    if (!last || last.end <= place.start) found.push(place);
    else if (place.end - place.start > last.end - last.start) found[found.length - 1] = place;
  }
  return found;
}

/**
 * Suggestions with those for repeated strings, where nothing else is shown. What is too weak to be shown there becomes another reading.
 * @param shown from which probability on a suggestion is shown
 */
export function withRepeated(suggestions: readonly Suggestion[], repeated: readonly Suggestion[], shown: number): readonly Suggestion[] {
  const isShown = rangesIn(suggestions.filter(({ probability }) => probability >= shown));
  const free = repeated.filter((place) => !isShown(place));
  if (free.length === 0) return suggestions;
  const isFree = rangesIn(free);
  const weak = new Set(suggestions.filter(isFree));
  const readings = [...weak].flatMap(({ others, ...best }): Reading[] => [best, ...others]);
  const joined = free.map((suggestion) => ({ ...suggestion, others: readings.filter((reading) => rangesOverlap(reading, suggestion) && !isSameReading(reading, suggestion)) }));
  return [...suggestions.filter((suggestion) => !weak.has(suggestion)), ...joined].sort((a, b) => a.start - b.start || b.end - a.end);
}

/** The tags of each string, in the order of the text. */
function byString(text: string, tags: readonly TaggedSpan[]): Map<string, TaggedSpan[]> {
  const strings = new Map<string, TaggedSpan[]>();
  for (const tag of [...tags].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const quote = text.slice(tag.start, tag.end);
    const tagged = strings.get(quote);
    if (tagged) tagged.push(tag);
    else strings.set(quote, [tag]);
  }
  return strings;
}
