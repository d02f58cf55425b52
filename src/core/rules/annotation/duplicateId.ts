import { message } from '../../message';
import type { AnnotationRule } from '../annotationRule';
import { sidecarFix } from './sidecarFix';

const id = 'annotation.duplicate-id';

const messages = {
  duplicateId: 'Another annotation has this id, on line {line}',
  newId: 'Give it an id of its own',
} as const;

export const duplicateId: AnnotationRule = {
  id,
  needs: 'annotations',
  defaultSeverity: 'error',
  description: 'Two annotations with one id.',
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

export const duplicateIdRationale = `brat reads the first and ignores the second, other programs read the last: what refers to the id means the one here and the
other there. The fix gives the later line the next free id; what refers to the id goes on meaning the first.`;
