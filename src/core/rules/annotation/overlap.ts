import { isAllowedType } from '../../labels/allowedTypes';
import type { OverlapKind } from '../../labels/annotationConfiguration';
import type { LabelSet } from '../../labels/labelSet';
import { message, type Message } from '../../message';
import type { EntityLine } from '../../standoff/standoffLine';
import type { CodePointRange } from '../../text/codePoints';
import type { AnnotationRule } from '../annotationRule';
import { removalFix, sharedTitles } from './sidecarFix';

const id = 'annotation.overlap';

const messages = {
  contain: 'annotation.conf allows no “{label}” inside “{other}” ({id})',
  equal: 'annotation.conf does not allow “{label}” and “{other}” ({id}) on the same text',
  cross: 'annotation.conf does not allow “{label}” to cross “{other}” ({id})',
  removeEntity: sharedTitles.removeEntity,
} as const;

/** Of more tags around one place only the nearest are compared: time stays linear. */
const mostCompared = 50;

interface Placed {
  readonly line: EntityLine;
  /** In the order of the text. */
  readonly fragments: readonly CodePointRange[];
  readonly start: number;
  readonly end: number;
}

export const overlap: AnnotationRule = {
  id,
  needs: 'annotations',
  defaultSeverity: 'warning',
  description: 'A tag that overlaps another in a way that annotation.conf does not allow.',
  messages,
  * check(annotated, context) {
    const { labels } = context;
    if (labels?.origin !== 'configuration' || labels.overlaps.length === 0) return;
    const isAllowed = overlapTable(labels);
    let open: Placed[] = [];
    for (const entity of placedEntities(annotated.document.entities, labels)) {
      open = open.filter(({ end }) => end > entity.start);
      const problem = [...open].reverse().map((other) => problemOf(entity, other, isAllowed)).find((found) => found !== undefined);
      open = [...open.slice(1 - mostCompared), entity];
      if (!problem) continue;
      const { line } = entity;
      yield {
        rule: id,
        file: 'sidecar',
        range: line.range,
        problem,
        ...(line.quote === undefined ? {} : { found: line.quote }),
        fixes: removalFix(annotated, context, line.id),
      };
    }
  },
};

export const overlapRationale = `The lines \`<OVERLAP>\` in [relations] say which tags may lie inside others (\`contain\`), on the same text (\`equal\`) or across
each other (\`cross\`); the first argument is the inner tag. Where annotation.conf has no such line, every overlap is allowed. Triggers of events
are left alone. Each tag is reported once, with the nearest tag that it must not overlap.`;

/** Tags of known labels that are no triggers, the outer ones first. */
function placedEntities(entities: readonly EntityLine[], labels: LabelSet): Placed[] {
  const placed = entities.flatMap((line): Placed[] => {
    const fragments = [...line.fragments].sort((a, b) => a.start - b.start);
    const [first] = fragments;
    const last = fragments.at(-1);
    return labels.find(line.label)?.kind === 'entity' && first && last && last.end > first.start ? [{ line, fragments, start: first.start, end: last.end }] : [];
  });
  return placed.sort((a, b) => a.start - b.start || b.end - a.end || a.line.index - b.line.index);
}

function problemOf(inner: Placed, outer: Placed, isAllowed: (kind: OverlapKind, inner: string, outer: string) => boolean): Message | undefined {
  const kind = kindOf(inner.fragments, outer.fragments);
  // The same tag once more is reported as a duplicate.
  if (kind === 'equal' && inner.line.label === outer.line.label) return undefined;
  if (!kind || isAllowed(kind, inner.line.label, outer.line.label)) return undefined;
  return message(messages[kind], { label: inner.line.label, other: outer.line.label, id: outer.line.id });
}

/** How one tag overlaps another; undefined where they share no character. */
function kindOf(inner: readonly CodePointRange[], outer: readonly CodePointRange[]): OverlapKind | undefined {
  if (inner.length === outer.length && inner.every(({ start, end }, index) => outer[index]?.start === start && outer[index]?.end === end)) return 'equal';
  const meets = (fragment: CodePointRange): boolean => outer.some(({ start, end }) => start < fragment.end && fragment.start < end);
  if (!inner.some(meets)) return undefined;
  return inner.every((fragment) => outer.some(({ start, end }) => start <= fragment.start && fragment.end <= end)) ? 'contain' : 'cross';
}

/** Asks the configuration once for each pair of labels. */
function overlapTable(labels: LabelSet): (kind: OverlapKind, inner: string, outer: string) => boolean {
  const known = new Map<string, boolean>();
  const allows = (types: readonly string[], label: string): boolean => isAllowedType(labels, types, { kind: 'entity', label });
  const look = (kind: OverlapKind, inner: string, outer: string): boolean => labels.overlaps.some(({ inner: inside, outer: around, kinds }) => {
    const isPair = allows(inside, inner) && allows(around, outer);
    // What may cross or be equal may so in either order.
    return (isPair && kinds.includes(kind)) || (kind !== 'contain' && kinds.includes(kind) && allows(inside, outer) && allows(around, inner));
  });
  return (kind, inner, outer) => {
    const key = `${kind} ${inner} ${outer}`;
    const answer = known.get(key) ?? look(kind, inner, outer);
    known.set(key, answer);
    return answer;
  };
}
