import type { LabelSet } from '../../labels/labelSet';
import { message } from '../../message';
import type { AnnotationRule } from '../annotationRule';
import { sidecarFix } from './sidecarFix';

const id = 'annotation.unknown-label';

const messages = {
  entity: 'annotation.conf has no such label',
  relation: 'annotation.conf has no such relation',
  attribute: 'annotation.conf has no such attribute',
  change: 'Change to “{label}”',
} as const;

export const unknownLabel: AnnotationRule = {
  id,
  defaultSeverity: 'warning',
  description: 'A label, relation or attribute that annotation.conf does not define.',
  messages,
  * check(annotated, { labels, ids }) {
    if (!labels) return;
    for (const line of [...annotated.document.entities, ...annotated.document.relations, ...annotated.document.attributes]) {
      const name = line.kind === 'attribute' ? line.name : line.label;
      const known = line.kind === 'entity' ? labels.types : line.kind === 'relation' ? labels.relations : labels.attributes;
      // Labels without any relation or attribute, such as the built-in ones, say nothing about them.
      if ((known.length === 0 && line.kind !== 'entity') || known.some((type) => type.name === name)) continue;
      const start = line.range.start + annotated.document.contentOf(line).indexOf('\t') + 1;
      const meant = line.kind === 'attribute' ? undefined : meantLabel(labels, known, name);
      yield {
        rule: id,
        file: 'sidecar',
        range: { start, end: start + name.length },
        problem: message(messages[line.kind]),
        found: name,
        ...(meant === undefined ? {} : { expected: meant }),
        fixes: meant === undefined ? [] : sidecarFix(annotated, { labels, ids }, message(messages.change, { label: meant }), (edit) => {
          edit.setLabel(line.id, meant);
        }),
      };
    }
  },
};

export const unknownLabelRationale = `brat shows such annotations without a colour and reports them when it validates; programs that train on the corpus see one
more class. Labels marked \`!\` in annotation.conf only group others in a menu, and are known. Where no annotation.conf is
found, only entities are compared, with the built-in labels.`;

/** The label that has this name as an alias, on the screen, or in other letters. */
function meantLabel(labels: LabelSet, known: readonly { readonly name: string }[], name: string): string | undefined {
  const lower = name.toLowerCase();
  const alike = known.find((type) => type.name.toLowerCase() === lower);
  if (alike || known !== labels.types) return alike?.name;
  const isMeant = (other: string): boolean => other.toLowerCase() === lower;
  return labels.types.find(({ aliases, displayName }) => isMeant(displayName) || aliases.some(isMeant))?.name;
}
