import { hashOf } from '../suggestions/hash';
import { stemOf } from './articleNames';

/** One of several parts of a corpus that are worked on apart from each other. */
export interface Shard {
  /** From 1 to {@link count}. */
  readonly index: number;
  readonly count: number;
}

/**
 * The shard that a file belongs to, from 1: an article and its annotation file to the same one, today and on every machine.
 * @param path of the file below the folder where the program runs, with slashes
 */
export function shardOf(path: string, count: number): number {
  return ((hashOf(stemOf(path)) >>> 0) % count) + 1;
}

/** The shards that are not among those given, ascending. */
export function missingShards(given: Iterable<number>, count: number): number[] {
  const there = new Set(given);
  return Array.from({ length: count }, (_, index) => index + 1).filter((index) => !there.has(index));
}

/** Ascending numbers as schedulers take them for a job array: `3,5,7-9`. */
export function arrayIndexes(numbers: readonly number[]): string {
  const runs: [first: number, last: number][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run && run[1] + 1 === number) run[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([first, last]) => (first === last ? `${first}` : last === first + 1 ? `${first},${last}` : `${first}-${last}`)).join(',');
}
