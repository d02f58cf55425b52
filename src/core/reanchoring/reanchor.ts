import { CodePointIndex, type CodePointRange } from '../text/codePoints';
import type { TextRange } from '../text/range';
import { fragmentsOfSelection, lineBreakers, quoteOf } from '../standoff/coveredText';
import type { FoundPlace, LostReason, Places } from './foundPlace';
import { placesByQuotes } from './placesByQuotes';
import { placesByComparison } from './placesByComparison';
import type { EntityLine } from '../standoff/standoffLine';
import { explainOffsets, type WholeFileCause } from './wholeFileCause';

export interface ReanchorInput {
  /** The article before it was changed, where it is known: with U+FEFF in the text, or not, as in `newText`. */
  readonly oldText?: string | undefined;
  /** The article as it is: an editor's text, or the whole file. */
  readonly newText: string;
  readonly entities: readonly EntityLine[];
  /** Whether the file begins with a U+FEFF that the texts do not hold. */
  readonly byteOrderMark?: boolean | undefined;
}

export interface Reanchored {
  readonly entity: EntityLine;
  /** `kept`: the line is right as it is. `moved`: offsets or text have to be written anew. */
  readonly outcome: 'kept' | 'moved' | 'lost';
  /** Where the line says; code points. */
  readonly from: readonly CodePointRange[];
  /** Where the entity stands now: UTF-16 of the new text, half-open, in the order of the line; undefined where it is lost. */
  readonly to: readonly TextRange[] | undefined;
  /** How sure that is, 0 to 1. */
  readonly score: number;
  readonly reason: LostReason | undefined;
  /** Where the text of a lost entity was when it went, for who saw it go: UTF-16 of the new text. */
  readonly lostAt?: number | undefined;
}

export interface Reanchoring {
  /** What explains all offsets that did not fit at once. */
  readonly cause: WholeFileCause | undefined;
  /** One an entity, in their order. */
  readonly results: readonly Reanchored[];
}

/**
 * Finds the entities of a sidecar in an article that was changed without it.
 *
 * With the old text, the two are compared, and an entity goes where its text went; one whose text was cut is looked for
 * in what came new, by its text and 32 characters on either side. Without it, there are only the covered texts: all are placed
 * at once, in their order, such that neighbors move alike; a place counts only where a neighbor moved by the same
 * or the text is unmistakable.
 * Never throws; close to linear.
 */
export function reanchor({ oldText, newText, entities, byteOrderMark = false }: ReanchorInput): Reanchoring {
  const codePoints = new CodePointIndex(newText, byteOrderMark);
  const places: Places = new Map();
  const explained = oldText === undefined ? explainOffsets({ text: newText, byteOrderMark }, entities) : undefined;
  for (const [entity, fragments] of explained?.places ?? []) places.set(entity, { fragments, score: 1 });
  const unexplained = explained ? entities.filter((entity) => !places.has(entity)) : entities;
  const oldFitting = oldText === undefined ? undefined : placesByComparison({ oldText, newText, byteOrderMark }, unexplained);
  for (const [entity, place] of oldFitting ?? []) places.set(entity, place);
  const unknown = unexplained.filter((entity) => !places.has(entity));
  for (const [entity, place] of placesByQuotes(newText, codePoints, unknown, places)) places.set(entity, place);
  const results = entities.map((entity) => resultOf(entity, places.get(entity) ?? 'not-found', newText, codePoints));
  return { cause: explained?.cause, results };
}

function resultOf(entity: EntityLine, place: FoundPlace | LostReason, newText: string, codePoints: CodePointIndex): Reanchored {
  const from = entity.fragments;
  if (typeof place === 'string') return { entity, outcome: 'lost', from, to: undefined, score: 0, reason: place };
  const to = place.fragments.flatMap((fragment) => (fragment.end === fragment.start ? [fragment] : cutAtLineBreaks(newText, fragment)));
  if (to.length === 0) return { entity, outcome: 'lost', from, to: undefined, score: 0, reason: 'not-found' };
  const written = to.map((fragment) => codePoints.toCodePointRange(fragment));
  const samePlace = written.length === from.length
    && written.every(({ start, end }, index) => start === from[index]?.start && end === from[index]?.end);
  const same = samePlace && (entity.quote === undefined || entity.quote === quoteOf(newText, to));
  return { entity, outcome: same ? 'kept' : 'moved', from, to, score: place.score, reason: undefined };
}

function cutAtLineBreaks(text: string, fragment: TextRange): readonly TextRange[] {
  return lineBreakers.test(text.slice(fragment.start, fragment.end)) ? fragmentsOfSelection(text, fragment) : [fragment];
}
