import { spread } from './shingles';

/** How many values a signature has. */
export const signatureLength = 128;
/** Signatures that share all values of one band are compared: at a likeness of .7 that is all but 2 in 10,000, at .3 a fifth. */
export const bands = 32;
export const valuesPerBand = signatureLength / bands;

/** A band is a number that is exact as a double. */
export const valueBits = 12;
/** Twelve bits are two of these. */
const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const valueOfDigit = new Uint8Array(128);
for (let value = 0; value < digits.length; value++) valueOfDigit[digits.charCodeAt(value)] = value;

const emptyBin = 0x7fffffff;
const emptyBins: readonly number[] = Array.from({ length: signatureLength }, () => emptyBin);

/** With one member in one bin this many are enough but once in 2,900; the bin then stays empty, in every signature of such a set. */
const mostAttempts = 1024;

/** A set that is known by what it is like: of the signatures of two sets about as many values are equal as the sets have in common. */
export class MinHash {
  // No typed array: one for each article costs more than what it does.
  readonly #least = emptyBins.slice();
  #count = 0;
  #mixed = 0;
  #sum = 0;

  /** Takes members by their hashes, which have to be well spread; members that repeat do not change the signature. */
  add(hashes: Readonly<Int32Array>): void {
    const least = this.#least;
    let mixed = this.#mixed;
    let sum = this.#sum;
    for (let index = 0; index < hashes.length; index++) {
      const hash = hashes[index] ?? 0;
      const bin = hash & (signatureLength - 1);
      if (hash < (least[bin] ?? 0)) least[bin] = hash;
      mixed ^= hash;
      sum = (sum + hash) | 0;
    }
    this.#mixed = mixed;
    this.#sum = sum;
    this.#count += hashes.length;
  }

  /** Members, those that repeat included. */
  get count(): number {
    return this.#count;
  }

  /** 53 bits that are the same for the same members in whatever order. */
  get digest(): number {
    return (this.#mixed >>> 0) * 0x200000 + (this.#sum & 0x1fffff);
  }

  /**
   * 256 characters of base 64. One-permutation MinHash (Li, Owen, Zhang 2012): each member falls into one of 128 bins, and the least of a bin is its
   * value. A bin without a member borrows from another that is chosen by its number (optimal densification, Shrivastava 2017). Of a value twelve
   * bits are kept: others are equal by chance once in 4,096.
   */
  get signature(): string {
    const least = this.#least;
    const written = new Array<number>(2 * signatureLength);
    for (let bin = 0; bin < signatureLength; bin++) {
      let lender = bin;
      for (let attempt = 1; least[lender] === emptyBin && attempt <= mostAttempts; attempt++) lender = spread(bin * mostAttempts + attempt) & (signatureLength - 1);
      const value = spread(least[lender] ?? 0) & ((1 << valueBits) - 1);
      written[2 * bin] = digits.charCodeAt(value >> 6);
      written[2 * bin + 1] = digits.charCodeAt(value & 63);
    }
    return String.fromCharCode(...written);
  }
}

/** Writes the values of a signature to a place of a table. */
export function readSignature(signature: string, values: Uint16Array, start: number): void {
  for (let index = 0; index < signatureLength; index++) {
    values[start + index] = ((valueOfDigit[signature.charCodeAt(2 * index)] ?? 0) << 6) | (valueOfDigit[signature.charCodeAt(2 * index + 1)] ?? 0);
  }
}

/** Bytes of a signature that is packed: three for two of its values. */
export const packedBytes = (signatureLength * valueBits) / 8;

/** Writes a signature as bytes. */
export function packSignature(signature: string, bytes: Uint8Array, start: number): void {
  const values = new Uint16Array(signatureLength);
  readSignature(signature, values, 0);
  for (let at = start, index = 0; index < signatureLength; index += 2, at += 3) {
    const [first = 0, second = 0] = [values[index], values[index + 1]];
    bytes[at] = first >> 4;
    bytes[at + 1] = ((first & 15) << 4) | (second >> 8);
    bytes[at + 2] = second & 255;
  }
}

/** The signature that was packed there. */
export function unpackSignature(bytes: Uint8Array, start: number): string {
  const written = new Array<number>(2 * signatureLength);
  for (let at = start, index = 0; index < written.length; index += 4, at += 3) {
    const [first = 0, second = 0, third = 0] = [bytes[at], bytes[at + 1], bytes[at + 2]];
    written[index] = digits.charCodeAt(first >> 2);
    written[index + 1] = digits.charCodeAt(((first & 3) << 4) | (second >> 4));
    written[index + 2] = digits.charCodeAt(((second & 15) << 2) | (third >> 6));
    written[index + 3] = digits.charCodeAt(third & 63);
  }
  return String.fromCharCode(...written);
}
