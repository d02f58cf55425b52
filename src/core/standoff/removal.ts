import type { StandoffDocument } from './standoffDocument';
import type { EquivalenceLine, EventLine, StandoffLine } from './standoffLine';

export interface Removal {
  /** Lines that go, in the order of the file. */
  readonly removed: readonly StandoffLine[];
  /** Lines that stay but stop naming some ids. */
  readonly shrunk: ReadonlyMap<EventLine | EquivalenceLine, ReadonlySet<string>>;
}

/** What removing annotations, all at once, does to the rest of the file. Ids that the file does not have do nothing. */
export function removalsOf(document: StandoffDocument, removedIds: readonly string[]): Removal {
  const gone = new Set<StandoffLine>();
  for (const id of removedIds) {
    const line = document.annotation(id);
    if (line) for (const other of [line, ...document.dependants(id)]) gone.add(other);
  }
  // A trigger is there for its events; brat deletes it with the last of them.
  for (const event of [...gone]) {
    if (event.kind !== 'event') continue;
    const trigger = document.entity(event.trigger);
    if (!trigger || gone.has(trigger)) continue;
    const others = document.referencesTo(event.trigger).filter((other) => !gone.has(other));
    if (others.length === 0) gone.add(trigger);
  }
  const ids = new Set([...gone].flatMap((other) => ('id' in other && document.annotation(other.id) === other ? [other.id] : [])));
  const shrunk = new Map<EventLine | EquivalenceLine, ReadonlySet<string>>();
  for (const goneId of ids) {
    for (const other of document.referencesTo(goneId)) {
      if (gone.has(other)) continue;
      if (other.kind === 'event') shrunk.set(other, ids);
      if (other.kind === 'equivalence') {
        const left = other.members.filter((member) => !ids.has(member));
        if (left.length >= 2) shrunk.set(other, ids);
        else gone.add(other);
      }
    }
  }
  for (const other of gone) if (other.kind === 'equivalence') shrunk.delete(other);
  return { removed: [...gone].sort((a, b) => a.index - b.index), shrunk };
}
