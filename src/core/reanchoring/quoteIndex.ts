import type { TextRange } from '../text/range';
import { foldText, type FoldedText } from '../text/foldedText';

const word = /[\p{L}\p{N}\p{M}]+/gu;

/** Quotes none of whose words is a word of the text are looked for letter by letter, and at most this many. */
const mostPlainSearches = 400;
/** A quote found more often than this tells nothing about where it belongs. */
const mostPlaces = 20_000;
/** From here on a quote of several words is looked for by two of them. */
const frequent = 32;
/** So many quotes, of so many UTF-16 units, are looked for from end to end before it pays to read the text word by word. */
const fewQuotes = 16;
const longestFewQuote = 100;

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
  #words: ReadonlyMap<string, readonly number[]> | undefined;
  #pairs: Map<string, number[]> | undefined;
  readonly #found = new Map<string, readonly TextRange[]>();
  #plainSearches = 0;
  #wholeSearches = 0;

  constructor(text: string) {
    this.#folded = foldText(text);
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
    const few = this.#words || ++this.#wholeSearches > fewQuotes || quote.length > longestFewQuote ? undefined : this.#wholeSearch(quote);
    return few ?? this.#searchByWords(quote, (this.#words ??= this.#readWords()));
  }

  /** From end to end; undefined where a word goes on beyond the quote, so that which places count depends on the other words of the text. */
  #wholeSearch(quote: string): readonly number[] | undefined {
    const places: number[] = [];
    const { text } = this.#folded;
    for (let at = text.indexOf(quote); at >= 0 && places.length < mostPlaces; at = text.indexOf(quote, at + 1)) {
      if (isInsideWord(text, at) || isInsideWord(text, at + quote.length)) return undefined;
      places.push(at);
    }
    return places;
  }

  #searchByWords(quote: string, index: ReadonlyMap<string, readonly number[]>): readonly number[] {
    const words = [...quote.matchAll(word)];
    let rarest: Clue | undefined;
    for (const { 0: found, index: offset } of words) {
      const places = index.get(found);
      if (places && (!rarest || places.length < rarest.places.length)) rarest = { places, offset };
      // The first and last word of a quote may be part of a word of the text; one between may not.
      if (!places && offset > 0 && offset + found.length < quote.length) return [];
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

  #readWords(): Map<string, number[]> {
    const words = new Map<string, number[]>();
    for (const { 0: found, index } of this.#folded.text.matchAll(word)) addPlace(words, found, index);
    return words;
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

/** Whether letters, digits or marks stand on both sides of a place, or the halves of one character. */
function isInsideWord(text: string, at: number): boolean {
  return (text.codePointAt(at - 1) ?? 0) > 0xffff || /[\p{L}\p{N}\p{M}]$/u.test(text.slice(Math.max(0, at - 2), at))
    && /^[\p{L}\p{N}\p{M}]/u.test(text.slice(at, at + 2));
}

function addPlace(index: Map<string, number[]>, key: string, place: number): void {
  const places = index.get(key);
  if (places) places.push(place);
  else index.set(key, [place]);
}
