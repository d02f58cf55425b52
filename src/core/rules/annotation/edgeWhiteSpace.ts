import { withoutEdgeWhiteSpace, writtenSpan } from '../../standoff/coveredText';
import { message } from '../../message';
import type { AnnotationRule } from '../annotationRule';
import { sidecarFix } from './sidecarFix';

const id = 'annotation.edge-white-space';

const messages = {
  edges: 'White space at the edge of the covered text',
  trim: 'Leave the white space out',
} as const;

export const edgeWhiteSpace: AnnotationRule = {
  id,
  needs: 'annotations',
  defaultSeverity: 'information',
  description: 'A tag that begins or ends with white space.',
  messages,
  * check(annotated, context) {
    for (const { entity, fragments, fit } of annotated.anchored) {
      if (fit !== 'exact' || entity.quote === undefined) continue;
      const trimmed = fragments.map((fragment) => withoutEdgeWhiteSpace(annotated.text, fragment));
      if (trimmed.every(({ start, end }, index) => start === fragments[index]?.start && end === fragments[index]?.end)) continue;
      const span = writtenSpan(annotated.text, trimmed, annotated.codePoints);
      yield {
        rule: id,
        file: 'sidecar',
        range: entity.range,
        problem: message(messages.edges),
        found: entity.quote,
        ...(span ? { expected: span.quote } : {}),
        fixes: sidecarFix(annotated, context, message(messages.trim), (edit) => {
          if (span) edit.setFragmentsOfLine(entity, span.fragments, span.quote);
        }, true),
      };
    }
  },
};

export const edgeWhiteSpaceRationale = `Valid, but hardly ever intended: two annotators who agree on the name then disagree on the tag, and token-based formats
do not show the difference. Only tags that match the article are checked.`;
