import type { EntityLine } from '../../standoff/standoffLine';
import { message } from '../../message';
import type { AnnotationRule } from '../annotationRule';
import { removalFix, sharedTitles } from './sidecarFix';

const id = 'annotation.duplicate';

const messages = {
  duplicate: 'The same text has the same label as “{id}”',
  removeEntity: sharedTitles.removeEntity,
} as const;

export const duplicate: AnnotationRule = {
  id,
  needs: 'annotations',
  defaultSeverity: 'warning',
  description: 'Two tags with the same label on the same text.',
  messages,
  * check(annotated, context) {
    const { document } = annotated;
    const isTrigger = ({ id: entityId }: EntityLine): boolean => document.referencesTo(entityId).some((line) => line.kind === 'event' && line.trigger === entityId);
    const seen = new Map<string, EntityLine>();
    for (const entity of document.entities) {
      const key = keyOf(entity);
      const first = seen.get(key);
      // What leads to a tag is only looked up where another one is like it.
      if (!first || isTrigger(first)) {
        seen.set(key, entity);
        continue;
      }
      if (isTrigger(entity)) continue;
      yield {
        rule: id,
        file: 'sidecar',
        range: entity.range,
        problem: message(messages.duplicate, { id: first.id }),
        ...(entity.quote === undefined ? {} : { found: entity.quote }),
        fixes: removalFix(annotated, context, entity.id, { safe: document.referencesTo(entity.id).length === 0 }),
      };
    }
  },
};

export const duplicateRationale = `Duplicates are counted twice. Triggers are left alone: one word can trigger two events, and some programs give
each event its own trigger. The fix removes the later tag and is safe if nothing depends on it.`;

function keyOf({ label, fragments }: EntityLine): string {
  let key = label;
  for (const { start, end } of fragments) key += ` ${start} ${end}`;
  return key;
}
