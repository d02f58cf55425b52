import type { AnnotationSnapshot } from '../../protocol/article';
import type { Entity } from '../../protocol/entity';
import type { HostMessageOf } from '../../protocol/hostMessages';
import { applyOperation, renameIn, touchedBy, type Operation } from './operations';

/** One entity before and after; either may be missing. */
export interface EntityChange {
  readonly before: Entity | undefined;
  readonly after: Entity | undefined;
}

/** What an event changed in what is shown. */
export interface StoreChange {
  readonly entities: readonly EntityChange[];
  /** Provisional ids that got their true ones. */
  readonly renamed: ReadonlyMap<string, string>;
}

const noNames: ReadonlyMap<string, string> = new Map();

/**
 * The annotations as the user sees them: what the host confirmed, with the open requests applied on top.
 * Every event costs what it touches, not what there is.
 */
export class AnnotationStore {
  #confirmed = new Map<string, Entity>();
  #shown = new Map<string, Entity>();
  #pending: { readonly requestId: number; operation: Operation }[] = [];
  #revision = 0;
  #canUndo = false;
  #canRedo = false;

  get entities(): ReadonlyMap<string, Entity> {
    return this.#shown;
  }

  get canUndo(): boolean {
    return this.#canUndo || this.#pending.length > 0;
  }

  get canRedo(): boolean {
    return this.#canRedo && this.#pending.length === 0;
  }

  /** Takes a snapshot of the host. Open requests stay painted unless the text they count in is gone. */
  replace(snapshot: AnnotationSnapshot, keepPending: boolean): void {
    this.#confirmed = new Map(snapshot.entities.map((entity) => [entity.id, entity]));
    this.#shown = new Map(this.#confirmed);
    this.#revision = snapshot.revision;
    this.#canUndo = snapshot.canUndo;
    this.#canRedo = snapshot.canRedo;
    if (!keepPending) this.#pending = [];
    for (const { operation } of this.#pending) this.#refresh(touchedBy(operation));
  }

  /** Paints a request before its answer. */
  begin(requestId: number, operation: Operation): StoreChange {
    this.#pending.push({ requestId, operation });
    return { entities: this.#refresh(touchedBy(operation)), renamed: noNames };
  }

  /** Takes a patch of the host; `undefined` where it does not follow on what is known. */
  patch(message: Pick<HostMessageOf<'annotationsChanged'>,
    'base' | 'revision' | 'requestId' | 'added' | 'changed' | 'removed' | 'canUndo' | 'canRedo'>): StoreChange | undefined {
    if (message.base !== this.#revision) return undefined;
    const touched = new Set<string>(message.removed);
    for (const id of message.removed) this.#confirmed.delete(id);
    for (const entity of [...message.added, ...message.changed]) {
      this.#confirmed.set(entity.id, entity);
      touched.add(entity.id);
    }
    this.#revision = message.revision;
    this.#canUndo = message.canUndo;
    this.#canRedo = message.canRedo;
    const settled = message.requestId === undefined ? undefined : this.#take(message.requestId);
    const renamed = settled?.kind === 'tag' ? namesOf(settled, message.added) : noNames;
    if (settled) for (const id of touchedBy(settled)) touched.add(id);
    if (renamed.size > 0) {
      for (const open of this.#pending) {
        for (const id of touchedBy(open.operation)) touched.add(id);
        open.operation = renameIn(open.operation, renamed);
        for (const id of touchedBy(open.operation)) touched.add(id);
      }
    }
    return { entities: this.#refresh(touched), renamed };
  }

  /** Forgets a request that was confirmed without a patch, refused or timed out: what it painted goes. */
  settle(requestId: number): StoreChange {
    const operation = this.#take(requestId);
    return { entities: operation ? this.#refresh(touchedBy(operation)) : [], renamed: noNames };
  }

  #take(requestId: number): Operation | undefined {
    const index = this.#pending.findIndex((open) => open.requestId === requestId);
    return index < 0 ? undefined : this.#pending.splice(index, 1)[0]?.operation;
  }

  #refresh(ids: Iterable<string>): EntityChange[] {
    const changes: EntityChange[] = [];
    for (const id of ids) {
      const before = this.#shown.get(id);
      let after = this.#confirmed.get(id);
      for (const { operation } of this.#pending) after = applyOperation(operation, id, after);
      if (after === before) continue;
      if (after) this.#shown.set(id, after);
      else this.#shown.delete(id);
      changes.push({ before, after });
    }
    return changes;
  }
}

/** The host makes the entities of a request in its order, so that places tell which is which. */
function namesOf(operation: Extract<Operation, { kind: 'tag' }>, added: readonly Entity[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  operation.entities.forEach(({ id }, index) => {
    const entity = added[index];
    if (entity) names.set(id, entity.id);
  });
  return names;
}

/** Of what a change touched in the text, that which lies nearest to an offset; undefined where nothing of it has a place. */
export function nearestChange({ entities }: StoreChange, offset: number): EntityChange | undefined {
  const distance = ({ before, after }: EntityChange): number => {
    const range = after?.fragments[0] ?? before?.fragments[0];
    return range ? Math.abs(range.start - offset) : Infinity;
  };
  let nearest: EntityChange | undefined;
  for (const change of entities) if (distance(change) < (nearest ? distance(nearest) : Infinity)) nearest = change;
  return nearest;
}
