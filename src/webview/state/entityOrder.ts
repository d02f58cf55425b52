import type { Entity } from '../../protocol/entity';
import type { EntityChange } from './annotationStore';
import { partitionPoint } from '../../core/text/binarySearch';

interface Place {
  readonly start: number;
  readonly end: number;
  readonly id: string;
}

/** The entities in the order of the text: by start, the longer first, then by id. Lost ones are not in it. */
export class EntityOrder {
  /** What is still to be brought into order: nobody asks for it before the text can be read. */
  #unordered: readonly Entity[] = [];
  #ordered: Place[] | undefined;

  get size(): number {
    return this.#places.length;
  }

  replace(entities: Iterable<Entity>): void {
    this.#unordered = [...entities];
    this.#ordered = undefined;
  }

  /** Brings them into order now, where that was not done yet. */
  prepare(): void {
    if (this.#ordered) return;
    this.#ordered = this.#unordered.flatMap((entity) => placeOf(entity) ?? []).sort(comparePlaces);
    this.#unordered = [];
  }

  change(changes: readonly EntityChange[]): void {
    for (const { before, after } of changes) {
      const old = before && placeOf(before);
      if (old) {
        const index = this.#lowerBound(old);
        if (this.#places[index]?.id === old.id) this.#places.splice(index, 1);
      }
      const place = after && placeOf(after);
      if (place) this.#places.splice(this.#lowerBound(place), 0, place);
    }
  }

  /** The entity behind or before a known one. */
  neighbor(entity: Entity, step: 1 | -1): string | undefined {
    const place = placeOf(entity);
    if (!place) return undefined;
    return this.#places[this.#lowerBound(place) + step]?.id;
  }

  /** The first entity that starts at or behind an offset, or the last that starts before it. */
  fromOffset(offset: number, step: 1 | -1): string | undefined {
    const index = this.#lowerBound({ start: offset, end: Infinity, id: '' });
    return this.#places[step === 1 ? index : index - 1]?.id;
  }

  /** Place in the order, from 1. */
  positionOf(entity: Entity): number {
    const place = placeOf(entity);
    return place ? this.#lowerBound(place) + 1 : 0;
  }

  get #places(): Place[] {
    this.prepare();
    return this.#ordered ?? [];
  }

  #lowerBound(place: Place): number {
    const places = this.#places;
    return partitionPoint(places.length, (middle) => {
      const other = places[middle];
      return other && comparePlaces(other, place) < 0;
    });
  }
}

function placeOf({ id, fragments }: Entity): Place | undefined {
  const first = fragments[0];
  return first && { start: first.start, end: first.end, id };
}

function comparePlaces(a: Place, b: Place): number {
  return a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
