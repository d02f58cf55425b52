import { CodePointIndex } from '../text/codePoints';
import type { TextEdit, TextRange } from '../text/range';
import { isWordCharacterAt, wordEndFrom, wordStartBefore } from '../text/words';
import { anchorEntity } from './anchoring';
import { likeness } from '../text/likeness';
import { commonPrefix, commonSuffix, differences } from '../text/difference';
import { followTransition } from '../spans/followChanges';
import { foldText } from '../text/foldedText';
import { joinedPlace, scoreFloor, type FoundPlace, type LostReason, type Places } from './foundPlace';
import { insertionsOf } from '../spans/lostSpan';
import { QuoteIndex } from './quoteIndex';
import type { EntityLine } from '../standoff/standoffLine';

const contextLength = 32;
/** One side may be another where a paragraph moved; with the floor, a third of this must be the same without a gap. */
const amplyAlike = 48;

interface ComparedTexts {
  readonly oldText: string;
  readonly newText: string;
  readonly byteOrderMark: boolean;
}

/**
 * Places entities that fit the old text by comparing it with the new one. Text that survived is certain, whatever it looks like.
 * Text that was cut can only have gone to where text came new: everywhere else stands something that was there before, a look-alike.
 * Entities that do not fit the old text are left out.
 */
export function placesByComparison({ oldText, newText, byteOrderMark }: ComparedTexts, entities: readonly EntityLine[]): Places {
  const oldCodePoints = new CodePointIndex(oldText, byteOrderMark);
  const edits = differences(oldText, newText);
  const fitting = entities.map((entity) => anchorEntity(entity, oldText, oldCodePoints))
    .filter(({ fit }) => fit === 'exact' || fit === 'unspaced');
  const ranges = fitting.flatMap(({ fragments }) => fragments);
  const spans = { starts: Int32Array.from(ranges, ({ start }) => start), ends: Int32Array.from(ranges, ({ end }) => end) };
  const followed = followTransition(spans, { edits, replacements: [], moves: [] });
  const lost = new Set(followed.lost);
  const newcomers = new Newcomers(oldText, newText, edits);
  const places: Places = new Map();
  const found = ranges.map((fragment, place): FoundPlace | LostReason => {
    if (lost.has(place)) return newcomers.placeOf(fragment);
    const range = { start: followed.starts[place] ?? 0, end: followed.ends[place] ?? 0 };
    const score = foldedLikeness(oldText.slice(fragment.start, fragment.end), newText.slice(range.start, range.end));
    return score >= scoreFloor || fragment.start === fragment.end ? { fragments: [range], score } : newcomers.placeOf(fragment);
  });
  const sole = withoutRivals(ranges, found);
  let index = 0;
  for (const { entity, fragments } of fitting) {
    places.set(entity, joinedPlace(sole.slice(index, index + fragments.length)));
    index += fragments.length;
  }
  return places;
}

/** Text that stood in two places cannot have come to one: the likelier has it, the other is lost. */
function withoutRivals(origins: readonly TextRange[], found: readonly (FoundPlace | LostReason)[]): (FoundPlace | LostReason)[] {
  const holders = new Map<string, number>();
  const sole = [...found];
  const scoreOf = (index: number): number => {
    const place = found[index];
    return place && typeof place !== 'string' ? place.score : 0;
  };
  found.forEach((place, index) => {
    if (typeof place === 'string') return;
    const key = place.fragments.map(({ start, end }) => `${start} ${end}`).join(';');
    const holder = holders.get(key);
    if (holder !== undefined && origins[holder]?.start !== origins[index]?.start) {
      const loser = scoreOf(holder) >= scoreOf(index) ? index : holder;
      sole[loser] = 'look-alike';
      if (loser === index) return;
    }
    holders.set(key, index);
  });
  return sole;
}

function foldedLikeness(a: string, b: string): number {
  if (a === b) return 1;
  const folded = likeness(foldText(a).text, foldText(b).text);
  return folded === 1 ? 0.95 : folded * 0.95;
}

/** The stretches of the new text that were not in the old one, searched for what was cut out of it. */
class Newcomers {
  readonly #oldText: string;
  readonly #newText: string;
  readonly #stretches: readonly TextRange[];
  #quotes: QuoteIndex | undefined;

  constructor(oldText: string, newText: string, edits: readonly TextEdit[]) {
    this.#oldText = oldText;
    this.#newText = newText;
    this.#stretches = insertionsOf(edits).filter(({ start, end }) => end > start);
  }

  placeOf(fragment: TextRange): FoundPlace | LostReason {
    const quote = this.#oldText.slice(fragment.start, fragment.end);
    const folded = foldText(quote).text;
    const quotes = (this.#quotes ??= new QuoteIndex(this.#newText));
    let best: FoundPlace | undefined;
    let second = 0;
    let anywhere = false;
    for (const range of quotes.rangesOf(folded)) {
      anywhere = true;
      if (!this.#isNew(range)) continue;
      const score = this.#score(fragment, range);
      if (score > (best?.score ?? 0)) {
        second = best?.score ?? 0;
        best = { fragments: [range], score };
      } else {
        second = Math.max(second, score);
      }
    }
    if (best && best.score >= scoreFloor && best.score - second > 0.1) return best;
    return anywhere ? 'look-alike' : 'not-found';
  }

  #isNew(range: TextRange): boolean {
    let low = 0;
    let high = this.#stretches.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#stretches[middle]?.start ?? 0) <= range.start) low = middle + 1;
      else high = middle;
    }
    const stretch = this.#stretches[low - 1];
    return stretch !== undefined && range.end <= stretch.end;
  }

  /** The text itself, and how much beside it is the same, typography aside: words in between make it another sentence. */
  #score(old: TextRange, place: TextRange): number {
    const around = (text: string, range: TextRange): [string, string] => [
      foldText(text.slice(Math.max(0, range.start - contextLength), range.start)).text,
      foldText(text.slice(range.end, range.end + contextLength)).text,
    ];
    const [oldBefore, oldAfter] = around(this.#oldText, old);
    const [newBefore, newAfter] = around(this.#newText, place);
    const text = foldedLikeness(this.#oldText.slice(old.start, old.end), this.#newText.slice(place.start, place.end));
    const same = commonWordsBefore(oldBefore, newBefore) + commonWordsAfter(oldAfter, newAfter);
    // A text of one letter has no pairs of letters to compare, but was found by being the same.
    return 0.4 * (old.end - old.start < 2 ? 1 : text) + 0.6 * Math.min(1, same / amplyAlike);
  }
}

/** Length of what both texts end with, in whole words: half a word alike is another word. */
function commonWordsBefore(a: string, b: string): number {
  const length = commonSuffix(a, b);
  const goesOn = [a, b].some((text) => length < text.length && isWordCharacterAt(text, text.length - length - 1));
  return goesOn ? a.length - wordEndFrom(a, a.length - length, a.length) : length;
}

/** The same of what both begin with. */
function commonWordsAfter(a: string, b: string): number {
  const length = commonPrefix(a, b);
  const goesOn = [a, b].some((text) => length < text.length && isWordCharacterAt(text, length));
  return goesOn ? wordStartBefore(a, length, 0) : length;
}
