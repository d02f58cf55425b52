import { message } from '../../message';
import type { TextRange } from '../../text/range';
import type { AnnotationRule } from '../annotationRule';
import { removalFix, sharedTitles } from './sidecarFix';

const id = 'annotation.lost';

/** More of a word is not needed to see where it is. */
const longestWord = 40;

const messages = {
  notFound: 'The text of “{id}” is no longer in the article',
  lookAlike: '“{id}” could be at several places; choose one',
  lostHere: 'The text of “{id}” was deleted here',
  removeEntity: sharedTitles.removeEntity,
} as const;

export const lost: AnnotationRule = {
  id,
  needs: 'annotations',
  defaultSeverity: 'warning',
  description: 'A tag whose text is no longer in the article, or could be at several places.',
  messages,
  * check(annotated, context) {
    for (const { entity, outcome, reason, lostAt } of annotated.reanchoring.results) {
      if (outcome !== 'lost') continue;
      yield {
        rule: id,
        file: 'sidecar',
        range: entity.range,
        problem: message(reason === 'look-alike' ? messages.lookAlike : messages.notFound, { id: entity.id }),
        found: entity.quote ?? '',
        fixes: removalFix(annotated, context, entity.id),
      };
      if (lostAt === undefined) continue;
      yield {
        rule: id,
        file: 'article',
        range: wordsAround(annotated.text, lostAt),
        problem: message(messages.lostHere, { id: entity.id }),
        found: entity.quote ?? '',
        fixes: removalFix(annotated, context, entity.id),
      };
    }
  },
};

/** A place of no width shows nowhere, so the words on both sides of it. */
function wordsAround(text: string, offset: number): TextRange {
  const at = Math.min(offset, text.length);
  const before = text.slice(Math.max(0, at - longestWord), at).match(/\S+[ \t]*$/)?.[0].length ?? 0;
  const after = text.slice(at, at + longestWord).match(/^[ \t]*\S+/)?.[0].length ?? 0;
  return { start: at - before, end: at + after };
}

export const lostRationale = `The article was changed and the text of the tag was removed, or what is there now could be another name that looks the same. A
wrong place is worse than none: the line stays as it is until you place the tag or remove it.`;
