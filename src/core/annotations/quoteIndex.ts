import { foldText, type FoldedText } from './foldedText';

const word = /[\p{L}\p{N}\p{M}]+/gu;

/** Quotes whose words are no words of the text are looked for letter by letter, and at most this many. */
const mostPlainSearches = 400;
/** A quote found more often than this tells nothing about where it belongs. */
const mostPlaces = 2000;

/**
 * Finds a quote in a text, typography aside, by the rarest of its words: the text is read once,
 * and each quote costs the places of that word.
 */
export class QuoteIndex {
  readonly folded: FoldedText;
  readonly #words = new Map<string, number[]>();
  readonly #found = new Map<string, readonly number[]>();
  #plainSearches = 0;

  constructor(text: string) {
    this.folded = foldText(text);
    for (const { 0: found, index } of this.folded.text.matchAll(word)) {
      const places = this.#words.get(found);
      if (places) places.push(index);
      else this.#words.set(found, [index]);
    }
  }

  /** Ascending offsets in the folded text at which the folded quote stands. */
  placesOf(foldedQuote: string): readonly number[] {
    const known = this.#found.get(foldedQuote);
    if (known) return known;
    const places = foldedQuote.trim() === '' ? [] : this.#search(foldedQuote);
    this.#found.set(foldedQuote, places);
    return places;
  }

  #search(quote: string): readonly number[] {
    let rarest: { readonly places: readonly number[]; readonly offset: number } | undefined;
    const { text } = this.folded;
    for (const { 0: found, index } of quote.matchAll(word)) {
      // The first and last word of a quote may be part of a word of the text.
      if (index === 0 || index + found.length === quote.length) continue;
      const places = this.#words.get(found);
      if (!places) return [];
      if (!rarest || places.length < rarest.places.length) rarest = { places, offset: index };
    }
    for (const { 0: found, index } of quote.matchAll(word)) {
      const places = this.#words.get(found);
      if (places && (!rarest || places.length < rarest.places.length)) rarest = { places, offset: index };
    }
    if (!rarest) return this.#plainSearch(quote);
    const { places, offset } = rarest;
    const found = places.map((place) => place - offset).filter((place) => place >= 0 && text.startsWith(quote, place));
    return found.slice(0, mostPlaces);
  }

  #plainSearch(quote: string): readonly number[] {
    if (++this.#plainSearches > mostPlainSearches) return [];
    const places: number[] = [];
    const { text } = this.folded;
    for (let at = text.indexOf(quote); at >= 0 && places.length < mostPlaces; at = text.indexOf(quote, at + 1)) places.push(at);
    return places;
  }
}
