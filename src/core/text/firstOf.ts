import { partitionPoint } from './binarySearch';

/** The first items of an order, as sorting all of them would give; of many items a few take one look at each. */
export function firstOf<Item>(items: Iterable<Item>, most: number, compare: (a: Item, b: Item) => number): Item[] {
  const first: Item[] = [];
  for (const item of items) {
    const comesAfter = (index: number): boolean => compare(first[index] as Item, item) <= 0;
    if (first.length === most && (most === 0 || comesAfter(most - 1))) continue;
    first.splice(partitionPoint(first.length, comesAfter), 0, item);
    if (first.length > most) first.pop();
  }
  return first;
}
