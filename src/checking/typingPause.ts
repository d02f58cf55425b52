/** Milliseconds until a check after a change out of a rest: what belongs to one edit, as a fix and what follows it, comes sooner. */
const pauseOfEdit = 20;
/** The same within a run of keys: keys that are held down follow each other faster. */
const pauseOfKey = 50;
/** The same within a run of keys, where a check costs something: changes that follow each other faster are typing. */
const pauseOfTyping = 150;
/** Milliseconds of work from which a check is not done for every key. */
const costly = 5;

/**
 * How long a check of one document waits after a change. Problems follow an edit fast; only where a check costs something, in long
 * articles, the keys of one who types are not checked one by one but when they end.
 */
export class TypingPause {
  #lastChange = -Infinity;
  #cost = 0;

  /** A check took this many milliseconds. */
  checked(cost: number): void {
    this.#cost = cost;
  }

  /**
   * The document changed.
   * @param now milliseconds, as `Date.now` counts them
   * @returns milliseconds until the check, unless another change comes first
   */
  changed(now: number): number {
    const isTyping = now - this.#lastChange < pauseOfTyping;
    this.#lastChange = now;
    if (!isTyping) return pauseOfEdit;
    return this.#cost >= costly ? pauseOfTyping : pauseOfKey;
  }
}
