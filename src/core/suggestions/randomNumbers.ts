/** Numbers that look random and are the same for the same seed (mulberry32, Tommy Ettinger, public domain). */
export interface RandomNumbers {
  /** From 0 up to, and without, `limit`. */
  below(limit: number): number;
  /** A copy in another order. */
  shuffle<Item>(items: readonly Item[]): Item[];
  /** So many different ones, or all. */
  choose<Item>(items: readonly Item[], count: number): Item[];
}

export function randomNumbers(seed: number): RandomNumbers {
  let state = seed | 0;
  const below = (limit: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * limit);
  };
  /** Fisher and Yates; only the first `count` places are drawn. */
  const drawn = <Item>(items: readonly Item[], count: number): Item[] => {
    const copy = [...items];
    for (let index = 0; index < count && index < copy.length; index++) {
      const other = index + below(copy.length - index);
      const item = copy[index] as Item;
      copy[index] = copy[other] as Item;
      copy[other] = item;
    }
    return copy.slice(0, count);
  };
  return { below, shuffle: (items) => drawn(items, items.length), choose: drawn };
}
