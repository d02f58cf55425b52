import type { Reading } from './suggester';

/** What is suggested in one of several articles. */
export interface SuggestedArticle<Place> {
  readonly article: Place;
  readonly text: string;
  readonly suggestions: readonly Reading[];
}

/** A string with the label that is suggested for it, and where. */
export interface SuggestedString<Place> {
  readonly quote: string;
  readonly label: string;
  readonly count: number;
  /** The least and the greatest probability of its places. */
  readonly lowest: number;
  readonly highest: number;
  readonly places: ReadonlyMap<Place, readonly Reading[]>;
}

/** Suggestions of several articles by string and label: the surest and most frequent first, then by string. */
export function suggestedStrings<Place>(articles: readonly SuggestedArticle<Place>[]): SuggestedString<Place>[] {
  const found = new Map<string, { quote: string; label: string; count: number; lowest: number; highest: number; places: Map<Place, Reading[]> }>();
  for (const { article, text, suggestions } of articles) {
    for (const reading of suggestions) {
      const quote = text.slice(reading.start, reading.end).replace(/\s+/g, ' ');
      const key = `${reading.label}\t${quote}`;
      const known = found.get(key) ?? { quote, label: reading.label, count: 0, lowest: 1, highest: 0, places: new Map<Place, Reading[]>() };
      found.set(key, known);
      known.count++;
      known.lowest = Math.min(known.lowest, reading.probability);
      known.highest = Math.max(known.highest, reading.probability);
      const places = known.places.get(article);
      if (places) places.push(reading);
      else known.places.set(article, [reading]);
    }
  }
  return [...found.values()].sort((a, b) => b.lowest - a.lowest || b.count - a.count || (a.quote < b.quote ? -1 : 1));
}
