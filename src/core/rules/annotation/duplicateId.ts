import { message } from '../../message';
import type { AnnotationRule } from '../annotationRule';
import { sidecarFix } from './sidecarFix';

const id = 'annotation.duplicate-id';

const messages = {
  duplicateId: 'Another annotation has this id, on line {line}',
  newId: 'Give it a new id',
} as const;

export const duplicateId: AnnotationRule = {
  id,
  needs: 'annotations',
  defaultSeverity: 'error',
  description: 'Two annotations with the same id.',
  messages,
  * check(annotated, context) {
    for (const line of annotated.document.duplicates) {
      const start = line.range.start + (line.index === 0 && annotated.document.text.startsWith('\uFEFF') ? 1 : 0);
      const first = annotated.document.annotation(line.id);
      yield {
        rule: id,
        file: 'sidecar',
        range: { start, end: start + line.id.length },
        problem: message(messages.duplicateId, { line: (first?.index ?? 0) + 1 }),
        found: line.id,
        fixes: sidecarFix(annotated, context, message(messages.newId), (edit) => edit.giveNewId(line), true),
      };
    }
  },
};

export const duplicateIdRationale = `brat reads the first and ignores the second, other programs read the last: so a reference to the id means one of them here and the
other there. The fix gives the later line the next free id; references to the id keep meaning the first.`;
