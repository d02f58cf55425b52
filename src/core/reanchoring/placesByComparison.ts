import { CodePointIndex } from '../text/codePoints';
import { foldText } from '../text/foldedText';
import type { TextRange } from '../text/range';
import { SurvivingText } from '../text/survivingText';
import type { EntityLine } from '../standoff/standoffLine';
import { anchorEntity } from './anchoring';
import { QuoteIndex } from './quoteIndex';
import { joinedPlace, type FoundPlace, type LostReason, type Places } from './foundPlace';

interface ComparedTexts {
  readonly oldText: string;
  readonly newText: string;
  readonly byteOrderMark: boolean;
}

/** An entity of which less is left is another. */
const leastShare = 0.5;

/** A text this long that stands once in either text is the same, where its line holds hardly anything else to compare. */
const shortestUnique = 8;
const mostOfLine = 3;

/**
 * Places entities that fit the old text by comparing it with the new one: an entity is where its text is, and nowhere where that is
 * gone, whatever stands elsewhere; a name on a line of its own is where it stands once in either text. Entities that do not fit the old text are left out.
 */
export function placesByComparison({ oldText, newText, byteOrderMark }: ComparedTexts, entities: readonly EntityLine[]): Places {
  let oldQuotes: QuoteIndex | undefined;
  let newQuotes: QuoteIndex | undefined;
  const elsewhere = ({ start, end }: TextRange): FoundPlace | LostReason => {
    const quote = oldText.slice(start, end);
    const lineEnd = oldText.indexOf('\n', end);
    const line = (lineEnd < 0 ? oldText.length : lineEnd) - oldText.lastIndexOf('\n', start - 1) - 1;
    const folded = foldText(quote).text;
    const [only, ...others] = (newQuotes ??= new QuoteIndex(newText)).rangesOf(folded);
    if (!only) return 'not-found';
    const isUnique = folded.length >= shortestUnique && line <= mostOfLine * quote.length && others.length === 0 && (oldQuotes ??= new QuoteIndex(oldText)).rangesOf(folded).length === 1;
    return isUnique ? { fragments: [only], score: 0.8 } : 'look-alike';
  };
  const codePoints = new CodePointIndex(oldText, byteOrderMark);
  const surviving = new SurvivingText(oldText, newText);
  const places: Places = new Map();
  for (const entity of entities) {
    const { fragments, fit } = anchorEntity(entity, oldText, codePoints);
    if (fit === 'mismatch' || fit === 'outside') continue;
    places.set(entity, joinedPlace(fragments.map((fragment): FoundPlace | LostReason => {
      const survivor = surviving.of(fragment);
      if (survivor && survivor.share >= leastShare) return { fragments: [survivor.range], score: survivor.share };
      return elsewhere(fragment);
    })));
  }
  return places;
}
