/** Digits of a number that still fits, times the number of kinds, into what a double holds exactly. */
const mostDigits = 13;
const kinds = 32;

/**
 * A map by annotation ids. Nearly all ids are a capital and a number, and numbers are found faster than texts that were
 * just cut out of a file: half the time of reading a large sidecar went into telling ids apart.
 */
export class IdMap<Value> {
  readonly #byNumber = new Map<number, Value>();
  readonly #byText = new Map<string, Value>();

  get(id: string): Value | undefined {
    const key = numberOf(id);
    return key < 0 ? this.#byText.get(id) : this.#byNumber.get(key);
  }

  /** Adds a value under an id that is free. @returns false, and nothing is changed, where the id is taken. */
  add(id: string, value: Value): boolean {
    const key = numberOf(id);
    if (key < 0) {
      if (this.#byText.has(id)) return false;
      this.#byText.set(id, value);
      return true;
    }
    if (this.#byNumber.has(key)) return false;
    this.#byNumber.set(key, value);
    return true;
  }
}

/** A number no other id has; -1 where the id is of another form. */
function numberOf(id: string): number {
  const kind = id.charCodeAt(0) - 0x41;
  const { length } = id;
  // `T01` and `T1` are two ids.
  if (kind < 0 || kind > 25 || length < 2 || length > mostDigits + 1 || (length > 2 && id.charCodeAt(1) === 0x30)) return -1;
  let number = 0;
  for (let at = 1; at < length; at++) {
    const digit = id.charCodeAt(at) - 0x30;
    if (digit < 0 || digit > 9) return -1;
    number = number * 10 + digit;
  }
  return number * kinds + kind;
}
