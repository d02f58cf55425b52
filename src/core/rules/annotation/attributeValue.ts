import { message } from '../../message';
import type { AnnotationRule } from '../annotationRule';
import { rangeOfWord } from './referredLine';
import { deferredFix } from './sidecarFix';

const id = 'annotation.attribute-value';

const messages = {
  unknown: 'annotation.conf has no such value for “{name}”',
  missing: '“{name}” needs a value',
  none: '“{name}” takes no value',
  values: 'one of {values}',
  change: 'Change to “{value}”',
  removeValue: 'Remove the value',
} as const;

/** Longer lists of values are not offered one by one. */
const mostOffered = 6;

export const attributeValue: AnnotationRule = {
  id,
  needs: 'annotations',
  defaultSeverity: 'warning',
  description: 'An attribute with a value that annotation.conf does not allow.',
  messages,
  * check(annotated, context) {
    const { labels } = context;
    if (labels?.origin !== 'configuration') return;
    const defined = new Map(labels.attributes.map((attribute) => [attribute.name, attribute]));
    for (const line of annotated.document.attributes) {
      const { name, value } = line;
      const values = defined.get(name)?.values;
      if (!values || (values.length === 0 ? value === undefined : value !== undefined && values.includes(value))) continue;
      const template = values.length === 0 ? messages.none : value === undefined ? messages.missing : messages.unknown;
      const offered = values.length > mostOffered ? [] : values;
      yield {
        rule: id,
        file: 'sidecar',
        range: value === undefined ? line.range : rangeOfWord(annotated.document, line, value),
        problem: message(template, { name }),
        ...(value === undefined ? {} : { found: value }),
        ...(values.length === 0 ? {} : { expected: message(messages.values, { values: values.join(', ') }) }),
        fixes: values.length === 0
          ? [deferredFix(annotated, context, message(messages.removeValue), (edit) => edit.setAttribute(line.id, undefined))]
          : offered.map((other) => deferredFix(annotated, context, message(messages.change, { value: other }), (edit) => edit.setAttribute(line.id, other))),
      };
    }
  },
};

export const attributeValueRationale = `brat shows such an attribute but cannot edit it, and programs that read the corpus find a value they do not know. Attributes that
annotation.conf does not define are reported by \`annotation.unknown-label\`; without an annotation.conf, every value is allowed.`;
