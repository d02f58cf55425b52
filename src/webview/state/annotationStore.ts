import type { AnnotationSnapshot } from '../../protocol/article';
import type { Entity } from '../../protocol/entity';
import type { AnnotationPatch } from '../../protocol/hostMessages';
import type { PanelRequest } from '../../protocol/panelVerbs';
import { afterRequest, renameIn, touchedBy } from './paintedRequests';

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

/** A patch of the annotations of the article that is shown. */
export type StorePatch = Omit<AnnotationPatch, 'uri' | 'version'>;

const noNames: ReadonlyMap<string, string> = new Map();

/**
 * The annotations as the user sees them: what the host confirmed, with the open requests applied on top.
 * Every event costs what it touches, not what there is.
 */
export class AnnotationStore {
  #confirmed = new Map<string, Entity>();
  #shown = new Map<string, Entity>();
  /** Requests that are not answered yet, in their order. */
  #open: PanelRequest[] = [];
  #revision = 0;
  #canUndo = false;
  #canRedo = false;

  get entities(): ReadonlyMap<string, Entity> {
    return this.#shown;
  }

  get canUndo(): boolean {
    return this.#canUndo || this.#open.length > 0;
  }

  get canRedo(): boolean {
    return this.#canRedo && this.#open.length === 0;
  }

  /** Whether the host has answered all that was asked for. */
  get isConfirmed(): boolean {
    return this.#open.length === 0;
  }

  /** Takes a snapshot of the host. Open requests stay painted unless the text they count in is gone. */
  replace(snapshot: AnnotationSnapshot, keepOpen: boolean): void {
    this.#confirmed = new Map(snapshot.entities.map((entity) => [entity.id, entity]));
    this.#shown = new Map(this.#confirmed);
    this.#revision = snapshot.revision;
    this.#canUndo = snapshot.canUndo;
    this.#canRedo = snapshot.canRedo;
    if (!keepOpen) this.#open = [];
    for (const request of this.#open) this.#refresh(touchedBy(request));
  }

  /** Paints a request before its answer. */
  begin(request: PanelRequest): StoreChange {
    this.#open.push(request);
    return { entities: this.#refresh(touchedBy(request)), renamed: noNames };
  }

  /** Takes a patch of the host; `undefined` where it does not follow on what is known. */
  patch(patch: StorePatch): StoreChange | undefined {
    const touched = this.#take(patch);
    return touched && { entities: this.#refresh(touched), renamed: noNames };
  }

  /**
   * Takes the answer to a request, and what it painted goes: its patch says what is there instead. Nothing shows in between.
   * @param ids of what it made, by the provisional ones.
   * @returns `undefined` where the patch does not follow on what is known.
   */
  settle(requestId: number, patch?: StorePatch, ids: Readonly<Record<string, string>> = {}): StoreChange | undefined {
    const told = patch ? this.#take(patch) : [];
    const index = this.#open.findIndex((open) => open.requestId === requestId);
    const settled = index < 0 ? [] : this.#open.splice(index, 1);
    const renamed = new Map(Object.entries(ids));
    const touched = new Set([...told ?? [], ...settled.flatMap(touchedBy), ...[...renamed].flat()]);
    if (renamed.size > 0) {
      for (const id of this.#open.flatMap(touchedBy)) touched.add(id);
      this.#open = this.#open.map((open) => renameIn(open, renamed));
    }
    const entities = this.#refresh(touched);
    return told && { entities, renamed };
  }

  /** @returns the entities that the host tells of. */
  #take({ base, revision, added, changed, removed, canUndo, canRedo }: StorePatch): readonly string[] | undefined {
    if (base !== this.#revision) return undefined;
    for (const id of removed) this.#confirmed.delete(id);
    for (const entity of [...added, ...changed]) this.#confirmed.set(entity.id, entity);
    this.#revision = revision;
    this.#canUndo = canUndo;
    this.#canRedo = canRedo;
    return [...removed, ...[...added, ...changed].map(({ id }) => id)];
  }

  #refresh(ids: Iterable<string>): EntityChange[] {
    const changes: EntityChange[] = [];
    const open = this.#open.map((request) => ({ request, touched: new Set(touchedBy(request)) }));
    for (const id of ids) {
      const before = this.#shown.get(id);
      let after = this.#confirmed.get(id);
      for (const { request, touched } of open) if (touched.has(id)) after = afterRequest(request, id, after);
      if (after === before) continue;
      if (after) this.#shown.set(id, after);
      else this.#shown.delete(id);
      changes.push({ before, after });
    }
    return changes;
  }
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
