import type { StandoffDocument } from './standoffDocument';
import type { EquivalenceLine, EventLine, StandoffLine } from './standoffLine';

export interface Removal {
  /** Lines that go, in the order of the file. */
  readonly removed: readonly StandoffLine[];
  /** Lines that stay but stop naming some ids. */
  readonly shrunk: ReadonlyMap<EventLine | EquivalenceLine, ReadonlySet<string>>;
}

/** What would go or change with annotations beyond themselves and their notes: the user is asked first. */
export function losesWith(document: StandoffDocument, ids: readonly string[]): readonly StandoffLine[] {
  const { removed, shrunk } = removalsOf(document, ids);
  return [...removed.filter((line) => line.kind !== 'note' && !('id' in line && ids.includes(line.id))), ...shrunk.keys()];
}

/**
 * What removing annotations, all at once, does to the rest of the file. Ids that the file does not have do nothing.
 * Linear in what is removed and what names it.
 */
export function removalsOf(document: StandoffDocument, removedIds: readonly string[]): Removal {
  const ofFile = removedIds.filter((id) => document.annotation(id));
  const gone = new Set<StandoffLine>(document.withDependants(ofFile));
  // A trigger is there for its events; brat deletes it with the last of them.
  const triggers = new Set([...gone].flatMap((line) => (line.kind === 'event' ? [line.trigger] : [])));
  for (const id of triggers) {
    const trigger = document.entity(id);
    if (trigger && document.referencesTo(id).every((line) => gone.has(line))) gone.add(trigger);
  }
  const ids = new Set([...gone].flatMap((line) => ('id' in line && document.annotation(line.id) === line ? [line.id] : [])));
  const shrunk = new Map<EventLine | EquivalenceLine, ReadonlySet<string>>();
  for (const line of new Set([...ids].flatMap((id) => document.referencesTo(id)))) {
    if (gone.has(line)) continue;
    if (line.kind === 'event') shrunk.set(line, ids);
    if (line.kind !== 'equivalence') continue;
    if (line.members.filter((member) => !ids.has(member)).length >= 2) shrunk.set(line, ids);
    else gone.add(line);
  }
  return { removed: [...gone].sort((a, b) => a.index - b.index), shrunk };
}
