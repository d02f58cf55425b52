import { isAllowedType } from '../../labels/allowedTypes';
import type { ArgumentDefinition } from '../../labels/annotationConfiguration';
import type { LabelSet } from '../../labels/labelSet';
import { message, type Message } from '../../message';
import type { EventLine } from '../../standoff/standoffLine';
import type { AnnotatedArticle } from '../../annotations/annotatedArticle';
import type { AnnotationFinding, AnnotationRule } from '../annotationRule';
import { rangeOfWord, referredType } from './referredLine';

const id = 'annotation.event-argument';

const messages = {
  role: '“{label}” has no argument “{role}”',
  roles: 'one of {roles}',
  type: '“{role}” of “{label}” cannot be {type}',
  types: 'one of {types}',
  tooFew: '“{label}” needs {count, plural, one {one “{role}”} other {# “{role}”}}',
  tooMany: '“{label}” takes at most {count, plural, one {one “{role}”} other {# “{role}”}}',
} as const;

export const eventArgument: AnnotationRule = {
  id,
  needs: 'annotations',
  defaultSeverity: 'warning',
  description: 'An event with arguments that annotation.conf does not allow, or with too few or too many of them.',
  messages,
  * check(annotated, { labels }) {
    if (labels?.origin !== 'configuration') return;
    for (const line of annotated.document.events) {
      const type = labels.find(line.label);
      if (type?.kind === 'event') yield* findingsOf(annotated, labels, line, type.arguments);
    }
  },
};

export const eventArgumentRationale = `Roles, types and counts (\`?\`, \`*\`, \`+\`, \`{2-3}\`) are those of [events] in annotation.conf. A role that can be repeated is
numbered in annotation files: \`Theme\`, \`Theme2\`, \`Theme3\`.`;

function* findingsOf(annotated: AnnotatedArticle, labels: LabelSet, line: EventLine, defined: readonly ArgumentDefinition[]): Iterable<AnnotationFinding> {
  const { document } = annotated;
  const { label } = line;
  const finding = (word: string, problem: Message, expected?: Message): AnnotationFinding =>
    ({ rule: id, file: 'sidecar', range: rangeOfWord(document, line, word), problem, ...(expected ? { expected } : {}), fixes: [] });
  const counts = new Map<ArgumentDefinition, number>();
  for (const { role, target } of line.arguments) {
    const argument = defined.find((one) => one.role === role) ?? defined.find((one) => one.most > 1 && one.role === role.replace(/[0-9]+$/, ''));
    if (!argument) {
      yield finding(role, message(messages.role, { label, role }), defined.length === 0 ? undefined : message(messages.roles, { roles: defined.map((one) => one.role).join(', ') }));
      continue;
    }
    counts.set(argument, (counts.get(argument) ?? 0) + 1);
    const referred = referredType(document, target);
    if (referred && !isAllowedType(labels, argument.types, referred)) {
      yield finding(`${role}:${target}`, message(messages.type, { label, role, type: referred.label }), message(messages.types, { types: argument.types.join(', ') }));
    }
  }
  for (const argument of defined) {
    const count = counts.get(argument) ?? 0;
    const { role, least, most } = argument;
    if (count < least) yield finding(label, message(messages.tooFew, { label, role, count: least }));
    if (count > most) yield finding(role, message(messages.tooMany, { label, role, count: most }));
  }
}
