import { rolePrefix, type Fields } from './annotationMatch';

export interface MergedFields {
  readonly fields: Fields;
  /** Names of the fields that both sides changed, each in its way; they hold what our side says. */
  readonly conflicts: readonly string[];
}

/**
 * What an annotation says once the changes of both sides are made. Different fields do not get into each other's way: a label changed
 * here and bounds changed there are both taken. The arguments of an event are fields by their roles; a role that is named
 * several times holds a set, to which both sides may add.
 */
export function mergeFields(base: Fields | undefined, ours: Fields, theirs: Fields): MergedFields {
  const merged = new Map<string, string>();
  const conflicts: string[] = [];
  for (const name of new Set([...ours.keys(), ...theirs.keys(), ...(base?.keys() ?? [])])) {
    const [inBase, inOurs, inTheirs] = [base?.get(name), ours.get(name), theirs.get(name)];
    let value = inOurs;
    if (inOurs === inBase) value = inTheirs;
    else if (inTheirs !== inBase && inTheirs !== inOurs) {
      const set = name.startsWith(rolePrefix) ? mergeSets(inBase, inOurs, inTheirs) : undefined;
      if (set === undefined) conflicts.push(name);
      else value = set;
    }
    if (value !== undefined && value !== '') merged.set(name, value);
    else if (value === '' && !name.startsWith(rolePrefix)) merged.set(name, value);
  }
  return { fields: merged, conflicts };
}

export function sameFields(a: Fields, b: Fields): boolean {
  return a.size === b.size && [...a].every(([name, value]) => b.get(name) === value);
}

/** Undefined where a role is named but once on every side: then it has one value. */
function mergeSets(base: string | undefined, ours: string | undefined, theirs: string | undefined): string | undefined {
  if (![base, ours, theirs].some((value) => value?.includes(' '))) return undefined;
  const members = (value: string | undefined): string[] => value?.split(' ').filter(Boolean) ?? [];
  const inBase = new Set(members(base));
  const inTheirs = new Set(members(theirs));
  const kept = members(ours).filter((member) => !inBase.has(member) || inTheirs.has(member));
  const added = members(theirs).filter((member) => !inBase.has(member));
  return [...new Set([...kept, ...added])].sort().join(' ');
}
