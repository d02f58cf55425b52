import { hasCapital, Shape, type ReadText } from './readText';

/** More places of a word than this tell no more. */
const mostCounted = 3;

/** How the words of articles learned before are written: in lower case, or with a capital within a sentence. */
export class WordCases {
  readonly #lower = new Map<number, number>();
  readonly #upper = new Map<number, number>();

  add({ lowerCaseHashes, shapes, sentences }: ReadText): void {
    const starts = new Set(sentences);
    lowerCaseHashes.forEach((word, token) => {
      const shape = shapes[token] ?? Shape.Sign;
      const counts = shape === Shape.Lower ? this.#lower : hasCapital(shape) && !starts.has(token) ? this.#upper : undefined;
      counts?.set(word, Math.min(mostCounted, (counts.get(word) ?? 0) + 1));
    });
  }

  /** One number for how often a word was seen in either way. */
  of(word: number): number {
    return (this.#lower.get(word) ?? 0) * (mostCounted + 1) + (this.#upper.get(word) ?? 0);
  }
}
