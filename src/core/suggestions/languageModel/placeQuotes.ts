import { findOccurrences } from '../../spans/occurrences';
import { foldForm, foldText, isSameText, type FoldedText } from '../../text/foldedText';
import type { TextRange } from '../../text/range';
import type { TaggedSpan } from '../suggester';
import type { QuotedMention } from './answer';
import type { TextPart } from './textParts';

/** Why a quote became no suggestion. */
export type UnplacedReason = 'unknownLabel' | 'notFound' | 'severalPlaces';

export interface UnplacedQuote extends QuotedMention {
  readonly reason: UnplacedReason;
}

export interface PlacedQuotes {
  /** In the order of the text, each once. */
  readonly placed: readonly TaggedSpan[];
  readonly unplaced: readonly UnplacedQuote[];
}

/** A quote whose place its context does not decide, and where it may stand. */
interface Undecided {
  readonly quote: QuotedMention;
  readonly candidates: readonly TextRange[];
}

/**
 * Finds quotes in a part of a text, where they stand word for word; only typography, normalization and white space may differ.
 * Of several places the words before the quote decide. Where they do not, and the quote is given just as often as there are places
 * left for it, each of them gets one, in order. Nothing is placed by guess: other quotes are unplaced.
 */
export function placeQuotes(text: string, part: TextPart, quotes: readonly QuotedMention[], labels: ReadonlySet<string>): PlacedQuotes {
  const finder = new QuoteFinder(text, part);
  const placed = new Map<string, TaggedSpan>();
  const unplaced = new Map<QuotedMention, UnplacedReason>();
  const place = ({ label }: QuotedMention, { start, end }: TextRange): void => void placed.set(`${start} ${end} ${label}`, { start, end, label });
  for (const same of groupedByForm(quotes, labels, unplaced)) {
    const places = finder.placesOf(same[0]?.quote ?? '');
    const taken = new Set<TextRange>();
    const undecided: Undecided[] = [];
    for (const quote of same) {
      const fitting = places.filter((candidate) => finder.isPrecededBy(candidate, quote.before));
      const candidates = fitting.length > 0 ? fitting : places;
      const [only] = candidates;
      if (!only) unplaced.set(quote, 'notFound');
      else if (candidates.length > 1) undecided.push({ quote, candidates });
      else {
        taken.add(only);
        place(quote, only);
      }
    }
    for (const alike of groupedByCandidates(undecided)) {
      const left = (alike[0]?.candidates ?? []).filter((candidate) => !taken.has(candidate));
      alike.forEach(({ quote }, index) => {
        const own = left.length === alike.length ? left[index] : undefined;
        if (own) place(quote, own);
        else unplaced.set(quote, 'severalPlaces');
        if (own) taken.add(own);
      });
    }
  }
  return {
    placed: [...placed.values()].sort((a, b) => a.start - b.start || b.end - a.end),
    unplaced: quotes.flatMap((quote) => {
      const reason = unplaced.get(quote);
      return reason ? [{ ...quote, reason }] : [];
    }),
  };
}

/** Quotes of the same words, in their order; those whose label is not known are left out. */
function groupedByForm(quotes: readonly QuotedMention[], labels: ReadonlySet<string>, unplaced: Map<QuotedMention, UnplacedReason>): Iterable<QuotedMention[]> {
  const groups = new Map<string, QuotedMention[]>();
  for (const quote of quotes) {
    if (labels.has(quote.label)) add(groups, foldForm(quote.quote).trim(), quote);
    else unplaced.set(quote, 'unknownLabel');
  }
  return groups.values();
}

/** Quotes that may stand at just the same places, those with the fewest first. */
function groupedByCandidates(undecided: readonly Undecided[]): Undecided[][] {
  const groups = new Map<string, Undecided[]>();
  for (const one of undecided) add(groups, one.candidates.map(({ start }) => start).join(' '), one);
  return [...groups.values()].sort((a, b) => (a[0]?.candidates.length ?? 0) - (b[0]?.candidates.length ?? 0));
}

function add<Item>(groups: Map<string, Item[]>, key: string, item: Item): void {
  const group = groups.get(key);
  if (group) group.push(item);
  else groups.set(key, [item]);
}

/** Looks for quotes in one part of a text, exactly first, and by form where that finds nothing. */
class QuoteFinder {
  readonly #text: string;
  readonly #ranges: readonly { readonly start: number; readonly text: string; folded?: FoldedText }[];

  constructor(text: string, part: TextPart) {
    this.#text = text;
    this.#ranges = part.map(({ start, end }) => ({ start, text: text.slice(start, end) }));
  }

  placesOf(quote: string): TextRange[] {
    const words = quote.trim();
    const exact = this.#ranges.flatMap(({ start, text }) => findOccurrences(text, words, { wholeWord: true, matchCase: true }).map((place) => shifted(place, start)));
    return exact.length > 0 ? exact : this.#placesByForm(words);
  }

  /** Whether some words stand directly before a place in the text as a whole, whatever signs stand between them; no words do not. */
  isPrecededBy({ start }: TextRange, before: string): boolean {
    const words = wordsAlone(before);
    // A character can stand for two once its marks are parted from it, and signs and white space may be more.
    return words !== ' ' && wordsAlone(this.#text.slice(Math.max(0, start - 2 * before.length - 40), start)).endsWith(words);
  }

  #placesByForm(quote: string): TextRange[] {
    const words = foldText(quote).text;
    return this.#ranges.flatMap((range) => {
      const folded = (range.folded ??= foldText(range.text));
      return findOccurrences(folded.text, words, { wholeWord: true, matchCase: true }).flatMap(({ start, end }) => {
        const place = { start: folded.sources[start] ?? 0, end: folded.sources[end] ?? 0 };
        // Folding drops case, too, which has to be the same.
        return isSameText(range.text.slice(place.start, place.end), quote) ? [shifted(place, range.start)] : [];
      });
    });
  }
}

/** The words of a text in lower case, with one space around each. */
function wordsAlone(text: string): string {
  return ` ${foldForm(text).toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim()} `.replace(/^ {2}$/, ' ');
}

function shifted({ start, end }: TextRange, by: number): TextRange {
  return { start: start + by, end: end + by };
}
