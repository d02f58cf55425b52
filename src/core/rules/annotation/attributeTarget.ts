import { isAllowedType } from '../../labels/allowedTypes';
import { message } from '../../message';
import type { AnnotationRule } from '../annotationRule';
import { rangeOfWord, referredType } from './referredLine';
import { removalFix } from './sidecarFix';

const id = 'annotation.attribute-target';

const messages = {
  target: '“{name}” is not allowed on {label}',
  targets: 'one of {types}',
  remove: 'Remove the attribute',
} as const;

export const attributeTarget: AnnotationRule = {
  id,
  needs: 'annotations',
  defaultSeverity: 'warning',
  description: 'An attribute on something that annotation.conf does not allow it on.',
  messages,
  * check(annotated, context) {
    const { labels } = context;
    if (labels?.origin !== 'configuration') return;
    const { document } = annotated;
    const defined = new Map(labels.attributes.map((attribute) => [attribute.name, attribute.targets]));
    for (const line of document.attributes) {
      const types = defined.get(line.name) ?? [];
      const target = referredType(document, line.target);
      if (!target || isAllowedType(labels, types, target)) continue;
      yield {
        rule: id,
        file: 'sidecar',
        range: rangeOfWord(document, line, line.target),
        problem: message(messages.target, { name: line.name, label: target.label }),
        found: line.target,
        expected: message(messages.targets, { types: types.join(', ') }),
        fixes: removalFix(annotated, context, line.id, { title: message(messages.remove) }),
      };
    }
  },
};

export const attributeTargetRationale = `\`Arg:\` in annotation.conf defines what can have an attribute; brat offers it nowhere else. A label below an allowed one in the
hierarchy is allowed too.`;
