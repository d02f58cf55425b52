/** Whole numbers from 0 up to 2^53, written one after the other in groups of seven bits, the lowest first: small ones take a byte. */
export class NumberWriter {
  #bytes = new Uint8Array(1024);
  #length = 0;

  write(value: number): void {
    if (this.#length + 8 > this.#bytes.length) {
      const grown = new Uint8Array(2 * this.#bytes.length);
      grown.set(this.#bytes);
      this.#bytes = grown;
    }
    let rest = value;
    while (rest >= 0x80) {
      this.#bytes[this.#length++] = (rest % 0x80) | 0x80;
      rest = Math.floor(rest / 0x80);
    }
    this.#bytes[this.#length++] = rest;
  }

  /** What was written; valid until more is. */
  get written(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }
}

/** Reads what {@link NumberWriter} wrote. Past the end, and where no such number stands, it reads 0 and is no longer {@link isWhole}. */
export class NumberReader {
  readonly #bytes: Uint8Array;
  #next = 0;
  #isWhole = true;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  read(): number {
    let value = 0;
    for (let factor = 1; this.#next < this.#bytes.length && factor <= Number.MAX_SAFE_INTEGER; factor *= 0x80) {
      const byte = this.#bytes[this.#next++] ?? 0;
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) {
        if (value <= Number.MAX_SAFE_INTEGER) return value;
        break;
      }
    }
    this.#isWhole = false;
    return 0;
  }

  /** A column of numbers. None where there cannot be so many: a damaged count must not take all memory. */
  readColumn(length: number): Uint32Array {
    if (length > this.#bytes.length - this.#next) {
      this.#isWhole = false;
      return new Uint32Array();
    }
    const column = new Uint32Array(length);
    for (let index = 0; index < length; index++) {
      const value = this.read();
      column[index] = value;
      if (value > 0xffffffff) this.#isWhole = false;
    }
    return column;
  }

  /** Whether all that was read stood there. */
  get isWhole(): boolean {
    return this.#isWhole;
  }

  /** Where the next number stands, in bytes. */
  get position(): number {
    return this.#next;
  }
}
