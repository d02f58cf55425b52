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
    const seen = new Map<string, EntityLine>();
    for (const entity of document.entities) {
      const references = document.referencesTo(entity.id);
      if (references.some((line) => line.kind === 'event' && line.trigger === entity.id)) continue;
      const key = `${entity.label} ${entity.fragments.map(({ start, end }) => `${start} ${end}`).join(';')}`;
      const first = seen.get(key);
      if (!first) {
        seen.set(key, entity);
        continue;
      }
      yield {
        rule: id,
        file: 'sidecar',
        range: entity.range,
        problem: message(messages.duplicate, { id: first.id }),
        ...(entity.quote === undefined ? {} : { found: entity.quote }),
        fixes: removalFix(annotated, context, entity.id, { safe: references.length === 0 }),
      };
    }
  },
};

export const duplicateRationale = `Duplicates are counted twice. Triggers are left alone: one word can trigger two events, and some programs give
each event its own trigger. The fix removes the later tag and is safe if nothing depends on it.`;
