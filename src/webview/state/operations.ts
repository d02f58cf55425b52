import type { TextRange } from '../../core/text/range';
import type { Entity } from '../../protocol/entity';

/** A change of annotations that was asked for and is painted before the host answers. */
export type Operation =
  | { readonly kind: 'tag'; readonly label: string; readonly entities: readonly { readonly id: string;
    readonly fragments: readonly TextRange[] }[] }
  | { readonly kind: 'relabel'; readonly ids: readonly string[]; readonly label: string }
  | { readonly kind: 'setFragments'; readonly ids: readonly string[]; readonly fragments: readonly TextRange[] }
  | { readonly kind: 'remove'; readonly ids: readonly string[] }
  | { readonly kind: 'setNote'; readonly ids: readonly string[]; readonly note: string }
  | { readonly kind: 'setLink'; readonly ids: readonly string[]; readonly link: string }
  | { readonly kind: 'setAttribute'; readonly ids: readonly string[]; readonly name: string; readonly value: string | true | null };

/** The entities an operation touches. */
export function touchedBy(operation: Operation): readonly string[] {
  return operation.kind === 'tag' ? operation.entities.map(({ id }) => id) : operation.ids;
}

/** One entity after an operation; `undefined` where it does not exist. */
export function applyOperation(operation: Operation, id: string, entity: Entity | undefined): Entity | undefined {
  if (operation.kind === 'tag') {
    const made = operation.entities.find((candidate) => candidate.id === id);
    return made ? { id, label: operation.label, fragments: made.fragments } : entity;
  }
  if (!entity || !operation.ids.includes(id)) return entity;
  switch (operation.kind) {
    case 'relabel': return { ...entity, label: operation.label };
    case 'setFragments': return { ...entity, fragments: operation.fragments, state: 'placed', quote: undefined };
    case 'remove': return undefined;
    case 'setNote': return { ...entity, note: operation.note === '' ? undefined : operation.note };
    case 'setLink': return { ...entity, link: operation.link === '' ? undefined : { value: operation.link } };
    case 'setAttribute': {
      const attributes: Record<string, string | true> = { ...entity.attributes };
      if (operation.value === null) delete attributes[operation.name];
      else attributes[operation.name] = operation.value;
      return { ...entity, attributes };
    }
  }
}

/** The operation with provisional ids replaced by those the host gave. */
export function renameIn(operation: Operation, names: ReadonlyMap<string, string>): Operation {
  const rename = (id: string): string => names.get(id) ?? id;
  if (operation.kind === 'tag') {
    return { ...operation, entities: operation.entities.map(({ id, fragments }) => ({ id: rename(id), fragments })) };
  }
  return { ...operation, ids: operation.ids.map(rename) };
}
