import type { AnnotationModel, ModelEntity } from '../core/annotations/annotationModel';
import { addressOfLink, detailsOf, linkText } from '../annotating/entityDetails';
import type { TextRange } from '../core/text/range';
import type { Entity } from '../protocol/entity';

/** What the panel is told of the entities: by the id it names them with. */
export type EntityTable = ReadonlyMap<string, Entity>;

/** What changed between two tables. */
export interface EntityDifference {
  readonly added: readonly Entity[];
  readonly changed: readonly Entity[];
  readonly removed: readonly string[];
}

/**
 * The entities of an article as the panel knows them, in the order of the sidecar. Of several lines with one id only the first
 * can be named; the others are shown under an id that no line has, so that nothing can be asked of them.
 */
export function panelEntities(model: AnnotationModel): EntityTable {
  const table = new Map<string, Entity>();
  const { document } = model;
  for (const entity of model.entities) {
    let id = entity.id;
    for (let copy = 2; table.has(id); copy++) id = `${entity.id}#${copy}`;
    table.set(id, panelEntity(id, entity, document.referencesTo(entity.id).length > 0 ? model : undefined));
  }
  return table;
}

/** @param model where other lines of its document speak of the entity. */
function panelEntity(id: string, { id: idOfLine, label, fragments, state, line }: ModelEntity, model: AnnotationModel | undefined): Entity {
  const placed = ordered(fragments);
  const shown = placed.length === 0 ? 'lost' : state === 'moved' ? 'moved' : undefined;
  const { note, link, attributes } = model ? detailsOf(model.document, idOfLine) : noDetails;
  return {
    id,
    label,
    fragments: placed,
    note: note?.text,
    link: link && { value: linkText(link), href: addressOfLink(link) },
    attributes: attributes.length === 0 ? undefined : Object.fromEntries(attributes.map(({ name, value }) => [name, value ?? true])),
    state: shown,
    quote: shown === undefined ? undefined : line.quote,
  };
}

const noDetails = { note: undefined, link: undefined, attributes: [] } as const;

/** In order and disjoint, as the panel wants them; a file may have them otherwise. */
function ordered(fragments: readonly TextRange[]): readonly TextRange[] {
  const [first] = fragments;
  if (first && fragments.length === 1 && first.end > first.start) return fragments;
  const joined: { start: number; end: number }[] = [];
  for (const { start, end } of [...fragments].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = joined.at(-1);
    if (end <= start) continue;
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}

/** What turns one table into another; linear. */
export function entityDifference(before: EntityTable, after: EntityTable): EntityDifference {
  const added: Entity[] = [];
  const changed: Entity[] = [];
  const removed: string[] = [];
  for (const [id, entity] of after) {
    const known = before.get(id);
    if (!known) added.push(entity);
    else if (!sameEntity(known, entity)) changed.push(entity);
  }
  for (const id of before.keys()) if (!after.has(id)) removed.push(id);
  return { added, changed, removed };
}

function sameEntity(a: Entity, b: Entity): boolean {
  return a.label === b.label && a.note === b.note && a.state === b.state && a.quote === b.quote
    && a.link?.value === b.link?.value && a.link?.href === b.link?.href
    && a.fragments.length === b.fragments.length
    && a.fragments.every(({ start, end }, index) => start === b.fragments[index]?.start && end === b.fragments[index]?.end)
    && sameAttributes(a.attributes, b.attributes);
}

function sameAttributes(a: Entity['attributes'] = {}, b: Entity['attributes'] = {}): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => Object.hasOwn(b, name) && a[name] === b[name]);
}
