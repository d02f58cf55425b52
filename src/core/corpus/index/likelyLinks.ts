/** A link of the corpus that a tag may have, too. */
export interface LikelyLink {
  readonly link: string;
  /** Tags with this link that have the same text. */
  readonly ofText: number;
  /** All tags with this link. */
  readonly count: number;
}

/**
 * The links that a tag is likely to have: those of tags with the same text, the most frequent first, then all others, the most frequent first.
 * @param ofText the links of each tag with the same text
 * @param all every link of the corpus with the number of tags that have it
 */
export function likelyLinks(ofText: readonly (readonly string[])[], all: Iterable<readonly [link: string, count: number]>, most: number): LikelyLink[] {
  const counts = new Map<string, number>();
  for (const link of ofText.flat()) counts.set(link, (counts.get(link) ?? 0) + 1);
  const known = new Map(all);
  return [...new Set([...counts.keys(), ...known.keys()])]
    .map((link) => ({ link, ofText: counts.get(link) ?? 0, count: Math.max(known.get(link) ?? 0, counts.get(link) ?? 0) }))
    .sort((a, b) => b.ofText - a.ofText || b.count - a.count || (a.link < b.link ? -1 : 1))
    .slice(0, most);
}
