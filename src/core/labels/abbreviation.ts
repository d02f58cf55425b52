import type { LabelType } from './labelSet';

/** In characters, as a reader counts them. */
const longest = 8;

/** The shortest name the configuration gives, or else the whole name; where that is long, its initials or its first letters. */
export function abbreviationOf({ shortNames, displayName }: Pick<LabelType, 'shortNames' | 'displayName'>): string {
  const shortest = shortNames.at(-1) ?? displayName;
  if ([...shortest].length <= longest) return shortest;
  const words = shortest.split(/[\s_-]+/).filter((word) => word !== '');
  return (words.length > 1 ? words.map((word) => [...word][0] ?? '') : [...shortest]).slice(0, words.length > 1 ? 4 : 3).join('');
}
