import type { TextRange } from '../text/range';
import { foldText, type FoldedText } from '../text/foldedText';

const word = /[\p{L}\p{N}\p{M}]+/gu;

/** Quotes none of whose words is a word of the text are looked for letter by letter, and at most this many. */
const mostPlainSearches = 400;
/** A quote found more often than this tells nothing about where it belongs. */
const mostPlaces = 20_000;
/** From here on a quote of several words is looked for by two of them. */
const frequent = 32;

interface Clue {
  readonly places: readonly number[];
  /** Of the clue in the quote. */
  readonly offset: number;
}

/**
 * Finds a quote in a text, typography aside, by the rarest of its words or pairs of words:
 * the text is read once, and each quote costs the places of that clue.
 */
export class QuoteIndex {
  readonly #folded: FoldedText;
  readonly #words = new Map<string, number[]>();
  #pairs: Map<string, number[]> | undefined;
  readonly #found = new Map<string, readonly TextRange[]>();
  #plainSearches = 0;

  constructor(text: string) {
    this.#folded = foldText(text);
    for (const { 0: found, index } of this.#folded.text.matchAll(word)) addPlace(this.#words, found, index);
  }

  /** Where a quote, folded, stands: UTF-16 of the text as written, ascending. The same array each time. */
  rangesOf(foldedQuote: string): readonly TextRange[] {
    const known = this.#found.get(foldedQuote);
    if (known) return known;
    const { sources } = this.#folded;
    const places = foldedQuote.trim() === '' ? [] : this.#search(foldedQuote);
    const ranges = places.map((place) => ({ start: sources[place] ?? 0, end: sources[place + foldedQuote.length] ?? 0 }));
    this.#found.set(foldedQuote, ranges);
    return ranges;
  }

  #search(quote: string): readonly number[] {
    const words = [...quote.matchAll(word)];
    let rarest: Clue | undefined;
    for (const { 0: found, index } of words) {
      const places = this.#words.get(found);
      if (places && (!rarest || places.length < rarest.places.length)) rarest = { places, offset: index };
      // The first and last word of a quote may be part of a word of the text; one between may not.
      if (!places && index > 0 && index + found.length < quote.length) return [];
    }
    if (!rarest) return this.#plainSearch(quote);
    if (words.length > 1 && rarest.places.length > frequent) rarest = this.#rarestPair(words) ?? rarest;
    const { places, offset } = rarest;
    const { text } = this.#folded;
    return places.map((place) => place - offset).filter((place) => place >= 0 && text.startsWith(quote, place)).slice(0, mostPlaces);
  }

  #rarestPair(words: readonly RegExpExecArray[]): Clue | undefined {
    this.#pairs ??= this.#readPairs();
    let rarest: Clue | undefined;
    words.forEach(([found], at) => {
      const before = words[at - 1];
      const places = before && this.#pairs?.get(`${before[0]} ${found}`);
      if (places && (!rarest || places.length < rarest.places.length)) rarest = { places, offset: before.index };
    });
    return rarest;
  }

  #readPairs(): Map<string, number[]> {
    const pairs = new Map<string, number[]>();
    let before: { readonly found: string; readonly index: number } | undefined;
    for (const { 0: found, index } of this.#folded.text.matchAll(word)) {
      if (before) addPlace(pairs, `${before.found} ${found}`, before.index);
      before = { found, index };
    }
    return pairs;
  }

  #plainSearch(quote: string): readonly number[] {
    if (++this.#plainSearches > mostPlainSearches) return [];
    const places: number[] = [];
    const { text } = this.#folded;
    for (let at = text.indexOf(quote); at >= 0 && places.length < mostPlaces; at = text.indexOf(quote, at + 1)) places.push(at);
    return places;
  }
}

function addPlace(index: Map<string, number[]>, key: string, place: number): void {
  const places = index.get(key);
  if (places) places.push(place);
  else index.set(key, [place]);
}
