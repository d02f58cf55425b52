import type { AnnotatedArticle } from '../../annotations/annotatedArticle';
import type { Reanchored } from '../../reanchoring/reanchor';
import { quoteOf } from '../../standoff/coveredText';
import type { EntityLine } from '../../standoff/standoffLine';
import { message } from '../../message';
import type { TextRange } from '../../text/range';
import type { AnnotationRule } from '../annotationRule';
import { removalFix, sharedTitles, sidecarFix } from './sidecarFix';
import { standsStill, writeFoundPlace } from './textMismatch';

const id = 'annotation.moved';

/** So much text, of several tags, does not stand elsewhere in the same distances by chance. */
const provingLength = 24;
const provingTexts = 2;

const messages = {
  movedOn: 'The text of “{id}” moved forward by {distance, plural, one {# character} other {# characters}}',
  movedBack: 'The text of “{id}” moved back by {distance, plural, one {# character} other {# characters}}',
  changed: 'The text of “{id}” was changed or moved',
  accept: 'Accept the new place',
  acceptAll: '{count, plural, one {Accept the new place of # tag} other {Accept the new places of all # tags}}',
  removeEntity: sharedTitles.removeEntity,
} as const;

export const moved: AnnotationRule = {
  id,
  needs: 'annotations',
  defaultSeverity: 'information',
  description: 'A tag whose text was found elsewhere in the article.',
  messages,
  * check(annotated, context) {
    if (annotated.reanchoring.cause) return;
    const failing = new Set(annotated.anchored.filter(({ fit }) => fit === 'mismatch' || fit === 'outside').map(({ entity }) => entity));
    const found = annotated.reanchoring.results.filter(({ outcome, entity }) =>
      outcome === 'moved' && failing.has(entity) && !standsStill(annotated, entity));
    // One object for all findings: each with edits of its own would cost the square of their number.
    const allTitle = message(messages.acceptAll, { count: found.length });
    const acceptAll = found.length < 2 ? [] : sidecarFix(annotated, context, allTitle, (edit) => {
      for (const { entity } of found) writeFoundPlace(edit, annotated, entity);
    });
    const distances = new Map(found.map(({ entity, to = [] }) => [entity, distanceOf(annotated, entity, to)]));
    const proven = provenDistances(annotated, found, distances);
    for (const { entity, to = [] } of found) {
      const distance = distances.get(entity) ?? 0;
      const now = quoteOf(annotated.text, to);
      const same = now === entity.quote;
      yield {
        rule: id,
        file: 'sidecar',
        range: entity.range,
        problem: same ? message(distance < 0 ? messages.movedBack : messages.movedOn, { id: entity.id, distance: Math.abs(distance) }) : message(messages.changed, { id: entity.id }),
        ...(same ? {} : { found: entity.quote ?? '', expected: now }),
        fixes: [
          ...sidecarFix(annotated, context, message(messages.accept), (edit) => writeFoundPlace(edit, annotated, entity), same && proven.has(distance)),
          ...acceptAll,
          ...removalFix(annotated, context, entity.id),
        ],
      };
    }
  },
};

/** How many code points the first fragment of an entity moved on. */
function distanceOf({ codePoints }: AnnotatedArticle, entity: EntityLine, to: readonly TextRange[]): number {
  return (to[0] ? codePoints.toCodePoint(to[0].start) : 0) - (entity.fragments[0]?.start ?? 0);
}

/** Distances by which several different texts moved, letter by letter: what was inserted or removed before them, and no coincidence. */
function provenDistances({ text }: AnnotatedArticle, found: readonly Reanchored[], distances: ReadonlyMap<EntityLine, number>): ReadonlySet<number> {
  const texts = new Map<number, Set<string>>();
  for (const { entity, to = [] } of found) {
    const distance = distances.get(entity) ?? 0;
    if (entity.quote !== undefined && quoteOf(text, to) === entity.quote) texts.set(distance, (texts.get(distance) ?? new Set()).add(entity.quote));
  }
  const isProof = (quotes: ReadonlySet<string>): boolean => quotes.size >= provingTexts && [...quotes].join('').length >= provingLength;
  return new Set([...texts].flatMap(([distance, quotes]) => (isProof(quotes) ? [distance] : [])));
}

export const movedRationale = `The article was changed by a program that does not know the annotation file. All tags of the file are placed together, in
order, by their text and by where their neighbors moved; a place that could be a look-alike is not offered but reported as
\`annotation.lost\`. Nothing is written until the place is accepted. Where several different texts moved letter by letter by the same
distance, that is certain, and *Fix All* and \`--fix\` accept it.`;
