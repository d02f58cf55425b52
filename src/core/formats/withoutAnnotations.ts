import { targetsOf, type AnnotationKind, type Annotations, type InterchangeArticle } from './interchange';
import type { LossKind } from './losses';

/** The article without annotations of these ids, and without what cannot stand without them. */
export function withoutAnnotations(article: InterchangeArticle, ids: ReadonlySet<string>): { article: InterchangeArticle; losses: [LossKind, number][] } {
  const gone = new Set(ids);
  const { annotations } = article;
  const losses: [LossKind, number][] = [];
  // What names an event or a relation that goes is found in the next round.
  for (let size = -1; size !== gone.size;) {
    size = gone.size;
    for (const event of annotations.events) if (gone.has(event.trigger)) gone.add(event.id);
    for (const relation of annotations.relations) if (targetsOf(relation).some((id) => gone.has(id))) gone.add(relation.id);
    for (const { id, target } of [...annotations.attributes, ...annotations.links, ...annotations.notes]) if (gone.has(target)) gone.add(id);
  }
  const kept: Partial<Record<AnnotationKind, unknown>> = {};
  const keep = <Kind extends Exclude<AnnotationKind, 'equivalences'>>(kind: Kind, loss: LossKind | undefined): Annotations[Kind] => {
    const all: readonly Annotations[Kind][number][] = annotations[kind];
    const rest = all.filter(({ id }) => !gone.has(id));
    const dependent = all.filter(({ id }) => gone.has(id) && !ids.has(id)).length;
    if (loss && dependent > 0) losses.push([loss, dependent]);
    kept[kind] = rest;
    return rest as unknown as Annotations[Kind];
  };
  const groups = annotations.equivalences.map((group) => ({ ...group, members: group.members.filter((id) => !gone.has(id)) }));
  const equal = groups.filter(({ members }) => members.length > 1);
  if (equal.length < groups.length) losses.push(['equivalences', groups.length - equal.length]);
  const rest: Annotations = {
    entities: keep('entities', undefined),
    relations: keep('relations', 'relations'),
    events: keep('events', 'events').map((event) => ({ ...event, arguments: event.arguments.filter(({ target }) => !gone.has(target)) })),
    attributes: keep('attributes', 'attributes'),
    links: keep('links', 'links'),
    notes: keep('notes', 'notes'),
    equivalences: equal,
  };
  return { article: { ...article, annotations: rest, standoff: undefined }, losses };
}
