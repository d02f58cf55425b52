import type { StandoffDocument } from './standoffDocument';

/** Kinds of annotations that have ids, by the letter before the number. */
export type IdPrefix = 'T' | 'E' | 'R' | 'A' | 'N' | '#';

const plainId = /^(T|E|R|A|N|#)([0-9]{1,9})$/;

/**
 * Hands out ids: the number after the highest ever seen of a kind. An id is never given twice by one allocator,
 * also when its line was removed or the giving undone, so that nothing old can come to mean something new.
 * (brat fills the gaps instead; its diffs are harder to read.)
 */
export class IdAllocator {
  readonly #highest = new Map<string, number>();

  /** Takes note of the ids of a document; to be called for every version of it that somebody else wrote. */
  observe(document: StandoffDocument): void {
    for (const line of document.lines) {
      if ('id' in line) this.#observeId(line.id);
    }
  }

  /** A copy that goes on from here on its own: for what may never be done, such as a fix that is only offered. */
  fork(): IdAllocator {
    const copy = new IdAllocator();
    for (const [prefix, number] of this.#highest) copy.#highest.set(prefix, number);
    return copy;
  }

  next(prefix: IdPrefix): string {
    const number = (this.#highest.get(prefix) ?? 0) + 1;
    this.#highest.set(prefix, number);
    return `${prefix}${number}`;
  }

  #observeId(id: string): void {
    const [, prefix, digits] = plainId.exec(id) ?? [];
    if (prefix === undefined) return;
    const number = Number(digits);
    if (number > (this.#highest.get(prefix) ?? 0)) this.#highest.set(prefix, number);
  }
}
