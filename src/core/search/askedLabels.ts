import type { LabelSet, LabelType } from '../labels/labelSet';

/**
 * The labels, as stored, that somebody means by a name: the label of that name, those that show it or have it as an alias in the configuration,
 * and for a name that only groups others, these.
 */
export function labelsMeant(asked: string, labels: LabelSet): string[] {
  const meant = new Set([asked]);
  for (const type of labels.types) {
    if (type.name !== asked && type.displayName !== asked && !type.aliases.includes(asked)) continue;
    meant.add(type.name);
    if (!type.taggable) for (const name of belowOf(type, labels)) meant.add(name);
  }
  return [...meant];
}

function belowOf(group: LabelType, labels: LabelSet): string[] {
  return labels.types.filter((type) => {
    const seen = new Set<string>();
    // A name that is defined again under itself would go round for ever.
    for (let parent = type.parent; parent !== undefined && !seen.has(parent); parent = labels.find(parent)?.parent) {
      if (parent === group.name) return true;
      seen.add(parent);
    }
    return false;
  }).map(({ name }) => name);
}
