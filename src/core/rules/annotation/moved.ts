import { quoteOf } from '../../standoff/coveredText';
import { message } from '../../message';
import type { AnnotationRule } from '../annotationRule';
import { removalFix, sharedTitles, sidecarFix } from './sidecarFix';
import { standsStill, writeFoundPlace } from './textMismatch';

const id = 'annotation.moved';

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
    for (const { entity, to = [] } of found) {
      const distance = (to[0] ? annotated.codePoints.toCodePoint(to[0].start) : 0) - (entity.fragments[0]?.start ?? 0);
      const now = quoteOf(annotated.text, to);
      const same = now === entity.quote;
      yield {
        rule: id,
        file: 'sidecar',
        range: entity.range,
        problem: same ? message(distance < 0 ? messages.movedBack : messages.movedOn, { id: entity.id, distance: Math.abs(distance) }) : message(messages.changed, { id: entity.id }),
        ...(same ? {} : { found: entity.quote ?? '', expected: now }),
        fixes: [
          ...sidecarFix(annotated, context, message(messages.accept), (edit) => writeFoundPlace(edit, annotated, entity)),
          ...acceptAll,
          ...removalFix(annotated, context, entity.id),
        ],
      };
    }
  },
};

export const movedRationale = `The article was changed by a program that does not know the annotation file. All tags of the file are placed together, in
order, by their text and by where their neighbors moved; a place that could be a look-alike is not offered but reported as
\`annotation.lost\`. Nothing is written until the place is accepted.`;
