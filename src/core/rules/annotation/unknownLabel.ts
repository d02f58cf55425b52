import type { LabelSet } from '../../labels/labelSet';
import type { StandoffDocument } from '../../standoff/standoffDocument';
import type { AttributeLine, EntityLine, RelationLine } from '../../standoff/standoffLine';
import { message } from '../../message';
import type { AnnotationRule } from '../annotationRule';
import { sidecarFix } from './sidecarFix';

const id = 'annotation.unknown-label';

const messages = {
  entity: 'annotation.conf has no such label',
  relation: 'annotation.conf has no such relation',
  attribute: 'annotation.conf has no such attribute',
  entitySeveral: 'annotation.conf has no such label, used by {count, plural, one {# tag} other {# tags}}',
  relationSeveral: 'annotation.conf has no such relation, used by {count, plural, one {# line} other {# lines}}',
  attributeSeveral: 'annotation.conf has no such attribute, used by {count, plural, one {# line} other {# lines}}',
  change: 'Change to “{label}”',
} as const;

export const unknownLabel: AnnotationRule = {
  id,
  needs: 'annotations',
  defaultSeverity: 'warning',
  description: 'A label, relation or attribute that annotation.conf does not define.',
  messages,
  * check(annotated, { labels, ids }) {
    if (labels?.origin !== 'configuration') return;
    for (const lines of linesByName(annotated.document)) {
      const [line] = lines;
      if (!line) continue;
      const name = line.kind === 'attribute' ? line.name : line.label;
      const known = line.kind === 'entity' ? labels.types : line.kind === 'relation' ? labels.relations : labels.attributes;
      // A configuration without any relation or attribute says nothing about them.
      if ((known.length === 0 && line.kind !== 'entity') || known.some((type) => type.name === name)) continue;
      const start = line.range.start + annotated.document.contentOf(line).indexOf('\t') + 1;
      const meant = line.kind === 'attribute' ? undefined : meantLabel(labels, known, name);
      yield {
        rule: id,
        file: 'sidecar',
        range: { start, end: start + name.length },
        problem: lines.length > 1 ? message(messages[`${line.kind}Several`], { count: lines.length }) : message(messages[line.kind]),
        found: name,
        ...(meant === undefined ? {} : { expected: meant }),
        fixes: meant === undefined ? [] : sidecarFix(annotated, { labels, ids }, message(messages.change, { label: meant }), (edit) => {
          for (const { id: other } of lines) edit.setLabel(other, meant);
        }),
      };
    }
  },
};

type NamedLine = EntityLine | RelationLine | AttributeLine;

/** Lines of one kind and name together, in the order of the first of each. */
function linesByName(document: StandoffDocument): Iterable<readonly NamedLine[]> {
  const found = new Map<string, NamedLine[]>();
  for (const line of [...document.entities, ...document.relations, ...document.attributes]) {
    const key = `${line.kind} ${line.kind === 'attribute' ? line.name : line.label}`;
    const lines = found.get(key);
    if (lines) lines.push(line);
    else found.set(key, [line]);
  }
  return found.values();
}

export const unknownLabelRationale = `brat shows such annotations without a color and reports them when it validates; programs that train on the corpus see one
more class. Each name is reported once per file. Labels marked \`!\` in annotation.conf only group others in a menu, and are known here.
Without an annotation.conf, every label is allowed.`;

/** The label that has this name as an alias, on the screen, or in other letters. */
function meantLabel(labels: LabelSet, known: readonly { readonly name: string }[], name: string): string | undefined {
  const lower = name.toLowerCase();
  const alike = known.find((type) => type.name.toLowerCase() === lower);
  if (alike || known !== labels.types) return alike?.name;
  const isMeant = (other: string): boolean => other.toLowerCase() === lower;
  return labels.types.find(({ aliases, displayName }) => isMeant(displayName) || aliases.some(isMeant))?.name;
}
