/** A 32-bit hash of a string (FNV-1a over UTF-16 units); a feature is known by such numbers, never by its text. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash ^ (hash >>> 13);
}

/** One number of three, well spread: a kind of feature with what fills it. */
export function mix(kind: number, first: number, second = 0): number {
  let hash = Math.imul(kind + 1, 0x9e3779b1) ^ first;
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b) ^ second;
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** Numbers the keys it meets from 0 on, in the order of their first meeting: open addressing over 32-bit keys. */
export class RowTable {
  #keys = new Int32Array(1 << 12);
  /** Row + 1; 0 where a slot is free. */
  #rows = new Int32Array(1 << 12);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** The row of a key; -1 where it was never added. */
  find(key: number): number {
    const mask = this.#keys.length - 1;
    for (let slot = key & mask; ; slot = (slot + 1) & mask) {
      const row = this.#rows[slot] ?? 0;
      if (row === 0) return -1;
      if (this.#keys[slot] === key) return row - 1;
    }
  }

  /** The row of a key, a new one where it was never added. */
  add(key: number): number {
    const mask = this.#keys.length - 1;
    let slot = key & mask;
    for (; ; slot = (slot + 1) & mask) {
      const row = this.#rows[slot] ?? 0;
      if (row === 0) break;
      if (this.#keys[slot] === key) return row - 1;
    }
    this.#keys[slot] = key;
    this.#rows[slot] = ++this.#size;
    if (this.#size * 2 > this.#keys.length) this.#grow();
    return this.#size - 1;
  }

  #grow(): void {
    const keys = this.#keys;
    const rows = this.#rows;
    this.#keys = new Int32Array(keys.length * 2);
    this.#rows = new Int32Array(keys.length * 2);
    const mask = this.#keys.length - 1;
    for (let index = 0; index < keys.length; index++) {
      const row = rows[index] ?? 0;
      if (row === 0) continue;
      let slot = (keys[index] ?? 0) & mask;
      while (this.#rows[slot] !== 0) slot = (slot + 1) & mask;
      this.#keys[slot] = keys[index] ?? 0;
      this.#rows[slot] = row;
    }
  }
}
