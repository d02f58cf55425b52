import type { AnnotationModel, ModelEntity } from '../core/annotations/annotationModel';
import { connectionsOf } from '../core/standoff/connections';
import { addressOfLink, detailsOf, linkText } from '../core/standoff/entityDetails';
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
 * can be named, so only that is shown; the others are findings.
 * @param before an earlier table: an entity that is as it was there is the same object again.
 */
export function panelEntities(model: AnnotationModel, before?: EntityTable): EntityTable {
  const table = new Map<string, Entity>();
  const { document } = model;
  for (const entity of model.entities) {
    const { id } = entity;
    if (table.has(id)) continue;
    const known = before?.get(id);
    const isReferredTo = document.referencesTo(id).length > 0;
    if (known && !isReferredTo && isPlain(known) && standsAs(known, entity)) table.set(id, known);
    else {
      const present = panelEntity(entity, isReferredTo ? model : undefined);
      table.set(id, known && sameEntity(known, present) ? known : present);
    }
  }
  return table;
}

/** @param model where other lines of its document speak of the entity. */
function panelEntity({ id, label, fragments, state, line }: ModelEntity, model: AnnotationModel | undefined): Entity {
  const placed = ordered(fragments);
  const shown = placed.length === 0 ? 'lost' : state === 'moved' ? 'moved' : undefined;
  const { note, link, attributes } = model ? detailsOf(model.document, id) : noDetails;
  const connections = model && connectionsOf(model.document, id);
  return {
    id,
    label,
    fragments: placed,
    note: note?.text,
    link: link && { value: linkText(link), href: addressOfLink(link) },
    attributes: attributes.length === 0 ? undefined : Object.fromEntries(attributes.map(({ name, value }) => [name, value ?? true])),
    connections: connections && connections.shown.length > 0 ? connections : undefined,
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

/** Whether no other line told anything of it, and it stands where its own line says: so it is with nearly all. */
function isPlain({ note, link, attributes, connections, state }: Entity): boolean {
  return note === undefined && link === undefined && attributes === undefined && connections === undefined && state === undefined;
}

function standsAs(known: Entity, { label, fragments, state }: ModelEntity): boolean {
  const [was] = known.fragments;
  const [is] = fragments;
  return known.label === label && state === 'kept' && known.fragments.length === 1 && fragments.length === 1
    && was !== undefined && is !== undefined && was.start === is.start && was.end === is.end;
}

/** What turns one table into another that was made with it; linear. */
export function entityDifference(before: EntityTable, after: EntityTable): EntityDifference {
  const added: Entity[] = [];
  const changed: Entity[] = [];
  const removed: string[] = [];
  for (const [id, entity] of after) {
    const known = before.get(id);
    if (!known) added.push(entity);
    else if (known !== entity) changed.push(entity);
  }
  for (const id of before.keys()) if (!after.has(id)) removed.push(id);
  return { added, changed, removed };
}

function sameEntity(a: Entity, b: Entity): boolean {
  return a.label === b.label && a.note === b.note && a.state === b.state && a.quote === b.quote
    && a.link?.value === b.link?.value && a.link?.href === b.link?.href
    && a.fragments.length === b.fragments.length
    && a.fragments.every(({ start, end }, index) => start === b.fragments[index]?.start && end === b.fragments[index]?.end)
    && sameAttributes(a.attributes, b.attributes)
    && JSON.stringify(a.connections) === JSON.stringify(b.connections);
}

function sameAttributes(a: Entity['attributes'] = {}, b: Entity['attributes'] = {}): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => Object.hasOwn(b, name) && a[name] === b[name]);
}
