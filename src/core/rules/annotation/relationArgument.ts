import { isAllowedType } from '../../labels/allowedTypes';
import type { ArgumentDefinition } from '../../labels/annotationConfiguration';
import type { LabelSet } from '../../labels/labelSet';
import { message } from '../../message';
import type { StandoffDocument } from '../../standoff/standoffDocument';
import type { RelationLine } from '../../standoff/standoffLine';
import type { AnnotationRule } from '../annotationRule';
import { rangeOfWord, referredType } from './referredLine';
import { removalFix } from './sidecarFix';

const id = 'annotation.relation-argument';

const messages = {
  pair: 'annotation.conf has no “{label}” between {first} and {second}',
  role: '“{label}” has no argument “{role}”',
  allowed: 'one of {forms}',
  remove: 'Remove the relation',
} as const;

export const relationArgument: AnnotationRule = {
  id,
  needs: 'annotations',
  defaultSeverity: 'warning',
  description: 'A relation with arguments that annotation.conf does not allow.',
  messages,
  * check(annotated, context) {
    const { labels } = context;
    if (labels?.origin !== 'configuration') return;
    const { document } = annotated;
    const defined = new Map(labels.relations.map((relation) => [relation.name, relation.forms]));
    for (const line of document.relations) {
      const forms = (defined.get(line.label) ?? []).filter((form) => form.length === 2);
      if (forms.length === 0 || forms.some((form) => fits(document, labels, line, form))) continue;
      const strange = line.arguments.find(({ role }) => !forms.some((form) => form.some((argument) => argument.role === role)));
      const [first = '', second = ''] = line.arguments.map(({ target }) => referredType(document, target)?.label ?? target);
      yield {
        rule: id,
        file: 'sidecar',
        range: strange ? rangeOfWord(document, line, strange.role) : line.range,
        problem: strange ? message(messages.role, { label: line.label, role: strange.role }) : message(messages.pair, { label: line.label, first, second }),
        expected: message(messages.allowed, { forms: forms.map((form) => form.map(({ role, types }) => `${role}:${types.join('|')}`).join(', ')).join('; ') }),
        fixes: removalFix(annotated, context, line.id, { title: message(messages.remove) }),
      };
    }
  },
};

export const relationArgumentRationale = `annotation.conf can define a relation on several lines; one of them must allow the pair. References to nothing are
reported by \`annotation.dangling-reference\`.`;

function fits(document: StandoffDocument, labels: LabelSet, line: RelationLine, form: readonly ArgumentDefinition[]): boolean {
  return line.arguments.every(({ role, target }) => {
    const argument = form.find((one) => one.role === role);
    const referred = referredType(document, target);
    return argument !== undefined && (!referred || isAllowedType(labels, argument.types, referred));
  });
}
