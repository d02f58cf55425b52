import { createHash } from 'node:crypto';

export const cacheStrategies = ['content', 'metadata'] as const;

/** By what a file counts as unchanged: what stands in it, or its time, size and place on the disk. */
export type CacheStrategy = (typeof cacheStrategies)[number];

/** What a cache keeps of an article that could be read; plain data. */
export interface CacheEntry {
  /** Digest of everything that decides what is kept, the texts included; empty where nobody asked for it. */
  readonly content: string;
  /** The same, with what the disk says of the files in place of their texts; empty where nobody asked for it. */
  readonly metadata: string;
  /** On one line. */
  readonly kept: string;
}

/** A digest short enough to keep by the hundred thousand: 128 bits of SHA-256, in base 64. */
export function shortDigest(parts: readonly (string | undefined)[]): string {
  // One call for all: each costs more than what it hashes.
  const text = parts.map((part) => (part === undefined ? '-' : `${part.length}:${part}`)).join('');
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
