import type { LabelSet } from './labelSet';

/** What an argument, or the place of an attribute, leads to. */
export interface ReferredType {
  readonly kind: 'entity' | 'event' | 'relation';
  readonly label: string;
}

/**
 * Whether a configuration allows a thing where it names these types: by its label, by a label above it in the hierarchy, or by
 * `<ANY>`, `<ENTITY>`, `<EVENT>`, `<RELATION>`. Labels that the configuration does not have are nobody's, and are allowed here.
 */
export function isAllowedType(labels: LabelSet, types: readonly string[], { kind, label }: ReferredType): boolean {
  if (types.length === 0 || types.includes('<ANY>') || types.includes(`<${kind.toUpperCase()}>`)) return true;
  if (kind === 'relation') return types.includes(label) || !labels.relations.some(({ name }) => name === label);
  const seen = new Set<string>();
  for (let type = labels.find(label); type && !seen.has(type.name); type = type.parent === undefined ? undefined : labels.find(type.parent)) {
    seen.add(type.name);
    if (types.includes(type.name) || type.aliases.some((alias) => types.includes(alias))) return true;
  }
  return seen.size === 0;
}
