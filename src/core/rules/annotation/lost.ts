import { message } from '../../message';
import type { AnnotationRule } from '../annotationRule';
import { removalFix, sharedTitles } from './sidecarFix';

const id = 'annotation.lost';

const messages = {
  notFound: 'The text of “{id}” is no longer in the article',
  lookAlike: '“{id}” could be at several places; choose one',
  removeEntity: sharedTitles.removeEntity,
} as const;

export const lost: AnnotationRule = {
  id,
  defaultSeverity: 'warning',
  description: 'A tag whose text is no longer in the article, or could be at several places.',
  messages,
  * check(annotated, context) {
    for (const { entity, outcome, reason } of annotated.reanchoring.results) {
      if (outcome !== 'lost') continue;
      yield {
        rule: id,
        file: 'sidecar',
        range: entity.range,
        problem: message(reason === 'look-alike' ? messages.lookAlike : messages.notFound, { id: entity.id }),
        found: entity.quote ?? '',
        fixes: removalFix(annotated, context, entity.id),
      };
    }
  },
};

export const lostRationale = `The article was changed and the text of the entity went, or what stands there now could be somebody else of the same name. A
wrong place is worse than none: the line is kept as it is until somebody places it by hand or removes it.`;
