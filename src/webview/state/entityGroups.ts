import type { Entity } from '../../protocol/entity';
import type { EntityChange } from './annotationStore';

/** All tags with one label over one text. */
export interface EntityGroup {
  readonly label: string;
  readonly text: string;
  /** In no order; sorted by place only when shown. */
  readonly ids: ReadonlySet<string>;
  /** Whether the group stands among the lost. */
  readonly lost: boolean;
}

interface OpenGroup extends EntityGroup {
  readonly ids: Set<string>;
  readonly sortKey: string;
}

/** The tags of a label, placed or lost. */
interface LabelEntry {
  readonly label: string;
  readonly lost: boolean;
  readonly texts: Map<string, OpenGroup>;
  /** In the order of their lines; undefined where a text came or went since. */
  sorted: OpenGroup[] | undefined;
  count: number;
}

/** A line of the list: a label with its number of tags, or a text. */
export type GroupRow =
  | { readonly kind: 'label'; readonly label: string; readonly lost: boolean; readonly count: number }
  | { readonly kind: 'text'; readonly group: EntityGroup };

/**
 * The tags grouped by label, then by text, kept up to date tag by tag: a tag costs the place of its text among
 * those of its label, never a pass over all.
 */
export class EntityGroups {
  readonly #textOf: (entity: Entity) => string;
  readonly #placed = new Map<string, LabelEntry>();
  readonly #lost = new Map<string, LabelEntry>();
  /** Where each tag is, because its text may have changed by the time it goes. */
  readonly #groupOf = new Map<string, OpenGroup>();

  constructor(textOf: (entity: Entity) => string) {
    this.#textOf = textOf;
  }

  get total(): number {
    return this.#groupOf.size;
  }

  replace(entities: Iterable<Entity>): void {
    this.#placed.clear();
    this.#lost.clear();
    this.#groupOf.clear();
    for (const entity of entities) this.#add(entity);
  }

  change(changes: readonly EntityChange[]): void {
    for (const { before, after } of changes) {
      if (before) this.#remove(before.id);
      if (after) this.#add(after);
    }
  }

  /** The group a tag is in. */
  groupOf(id: string): EntityGroup | undefined {
    return this.#groupOf.get(id);
  }

  /**
   * The lines to show: labels in the order given, then those the table does not know, the lost at the end.
   * @param accept which texts pass the filter; leave out for all.
   */
  rows(labelOrder: readonly string[], collapsed: ReadonlySet<string>, accept?: (group: EntityGroup) => boolean): GroupRow[] {
    const place = new Map(labelOrder.map((label, index) => [label, index]));
    const entries = [...this.#placed.values(), ...this.#lost.values()].sort((a, b) =>
      Number(a.lost) - Number(b.lost) || (place.get(a.label) ?? Infinity) - (place.get(b.label) ?? Infinity)
        || compare(a.label, b.label));
    const rows: GroupRow[] = [];
    for (const entry of entries) {
      const sorted = (entry.sorted ??= [...entry.texts.values()].sort((a, b) => compare(a.sortKey, b.sortKey) || compare(a.text, b.text)));
      const shown = accept ? sorted.filter(accept) : sorted;
      if (shown.length === 0) continue;
      const count = accept ? shown.reduce((sum, { ids }) => sum + ids.size, 0) : entry.count;
      rows.push({ kind: 'label', label: entry.label, lost: entry.lost, count });
      if (!collapsed.has(EntityGroups.keyOf(entry.label, entry.lost))) for (const group of shown) rows.push({ kind: 'text', group });
    }
    return rows;
  }

  /** Key of a label's line in the set of collapsed ones. */
  static keyOf(label: string, lost: boolean): string {
    return `${lost ? 'lost' : 'placed'} ${label}`;
  }

  #add(entity: Entity): void {
    const lost = entity.state === 'lost';
    const entries = lost ? this.#lost : this.#placed;
    let entry = entries.get(entity.label);
    if (!entry) entries.set(entity.label, entry = { texts: new Map(), sorted: undefined, count: 0, lost, label: entity.label });
    const text = this.#textOf(entity);
    let group = entry.texts.get(text);
    if (!group) {
      entry.texts.set(text, group = { label: entity.label, text, ids: new Set(), lost, sortKey: sortKeyOf(text) });
      entry.sorted = undefined;
    }
    group.ids.add(entity.id);
    entry.count++;
    this.#groupOf.set(entity.id, group);
  }

  #remove(id: string): void {
    const group = this.#groupOf.get(id);
    if (!group) return;
    this.#groupOf.delete(id);
    group.ids.delete(id);
    const entries = group.lost ? this.#lost : this.#placed;
    const entry = entries.get(group.label);
    if (!entry) return;
    entry.count--;
    if (group.ids.size === 0) {
      entry.texts.delete(group.text);
      entry.sorted = undefined;
    }
    if (entry.texts.size === 0) entries.delete(group.label);
  }
}

/** Accented letters among their plain ones. A collator knows each language's own order, but making one takes longer than painting the first screen. */
function sortKeyOf(text: string): string {
  return text.normalize('NFD').replace(/\p{M}+/gu, '').toLowerCase();
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
