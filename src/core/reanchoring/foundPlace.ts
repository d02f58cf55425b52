import type { TextRange } from '../text/range';
import type { EntityLine } from '../standoff/standoffLine';

/** Where an entity was found: UTF-16 of the new text, half-open, in the order of the line. */
export interface FoundPlace {
  readonly fragments: readonly TextRange[];
  /** How sure that is, 0 to 1. */
  readonly score: number;
}

/** Why an entity has no place: its text is nowhere; it is only where it cannot be told from a look-alike. */
export type LostReason = 'not-found' | 'look-alike';

export type Places = Map<EntityLine, FoundPlace | LostReason>;

/** All fragments or none: half an entity is another entity. */
export function joinedPlace(found: readonly (FoundPlace | LostReason)[]): FoundPlace | LostReason {
  const fragments: TextRange[] = [];
  let score = 1;
  for (const place of found) {
    if (typeof place === 'string') return place;
    fragments.push(...place.fragments);
    score = Math.min(score, place.score);
  }
  return fragments.length > 0 ? { fragments, score } : 'not-found';
}
