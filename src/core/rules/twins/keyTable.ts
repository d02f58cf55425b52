import { spread } from '../../text/shingles';

const none = 0;

/** Articles by a number that belongs to them: a map without an object for each, which for a large corpus is most of what comparing needs. */
export class KeyTable {
  readonly #keys: Float64Array;
  /** The article + 1; 0 where a slot is free. */
  readonly #articles: Int32Array;

  /** @param most how many keys it can hold */
  constructor(most: number) {
    const slots = 1 << (32 - Math.clz32(most * 2));
    this.#keys = new Float64Array(slots);
    this.#articles = new Int32Array(slots);
  }

  clear(): void {
    this.#articles.fill(none);
  }

  get(key: number): number | undefined {
    const article = this.#articles[this.#slotOf(key)] ?? none;
    return article === none ? undefined : article - 1;
  }

  /**
   * Puts an article in the place of the one with the same key.
   * @returns that one
   */
  put(key: number, article: number): number | undefined {
    const slot = this.#slotOf(key);
    const before = this.#articles[slot] ?? none;
    this.#keys[slot] = key;
    this.#articles[slot] = article + 1;
    return before === none ? undefined : before - 1;
  }

  #slotOf(key: number): number {
    const [keys, articles] = [this.#keys, this.#articles];
    const mask = keys.length - 1;
    let slot = spread((key | 0) ^ Math.imul((key / 0x1000000) | 0, 0x9e3779b1)) & mask;
    while (articles[slot] !== none && keys[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  }
}
