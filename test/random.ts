import { randomNumbers } from '../src/core/suggestions/randomNumbers';

const all = 0x100000000;

/** Reproducible numbers in [0, 1). */
export function seededRandom(seed: number): () => number {
  const { below } = randomNumbers(seed);
  return () => below(all) / all;
}

/** A reproducible whole number from 0 to just below the one given. */
export type RandomBelow = (limit: number) => number;

export function randomBelow(seed: number): RandomBelow {
  const { below } = randomNumbers(seed);
  return (limit) => below(all) % limit;
}
