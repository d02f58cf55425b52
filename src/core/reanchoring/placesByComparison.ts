import { CodePointIndex } from '../text/codePoints';
import { SurvivingText } from '../text/survivingText';
import type { EntityLine } from '../standoff/standoffLine';
import { anchorEntity } from './anchoring';
import { joinedPlace, type FoundPlace, type LostReason, type Places } from './foundPlace';

interface ComparedTexts {
  readonly oldText: string;
  readonly newText: string;
  readonly byteOrderMark: boolean;
}

/** An entity of which less is left is another. */
const leastShare = 0.5;

/**
 * Places entities that fit the old text by comparing it with the new one: an entity is where its text is, and nowhere where that is
 * gone, whatever stands elsewhere. Entities that do not fit the old text are left out.
 * @param isAnywhere whether a text stands anywhere in the new text
 */
export function placesByComparison({ oldText, newText, byteOrderMark }: ComparedTexts, entities: readonly EntityLine[], isAnywhere: (quote: string) => boolean): Places {
  const codePoints = new CodePointIndex(oldText, byteOrderMark);
  const surviving = new SurvivingText(oldText, newText);
  const places: Places = new Map();
  for (const entity of entities) {
    const { fragments, fit } = anchorEntity(entity, oldText, codePoints);
    if (fit === 'mismatch' || fit === 'outside') continue;
    places.set(entity, joinedPlace(fragments.map((fragment): FoundPlace | LostReason => {
      const survivor = surviving.of(fragment);
      if (survivor && survivor.share >= leastShare) return { fragments: [survivor.range], score: survivor.share };
      return isAnywhere(oldText.slice(fragment.start, fragment.end)) ? 'look-alike' : 'not-found';
    })));
  }
  return places;
}
