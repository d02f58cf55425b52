import type { TextRange } from './range';
import { partitionPoint } from './binarySearch';

/**
 * A half-open range `[start, end)` of the whole .txt file, in Unicode code points from 0: what standoff files hold.
 * U+FEFF at the start counts one, CRLF counts two, as in brat's server/src/annotation.py, which slices the undecoded text.
 */
export interface CodePointRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Converts between UTF-16 offsets of a text and code points of the file it came from: the one place where that is done.
 *
 * The text must have the line endings of the file (`TextDocument.getText()` has: an editor keeps one kind a document).
 * Text without characters beyond U+FFFF takes a path without a table; otherwise the table holds one number a surrogate pair.
 *
 * Offsets outside the text are clamped to its ends. An offset inside a surrogate pair counts as the start of the pair,
 * but the end of a range inside one counts as the end of the pair, so that a range never shrinks to half a character.
 * A lone surrogate is a code point of its own.
 */
export class CodePointIndex {
  /** UTF-16 offsets of the high halves of all surrogate pairs, ascending. */
  readonly #pairs: Int32Array;
  /** 1 where the file begins with a U+FEFF that the text does not hold. */
  readonly #hidden: 0 | 1;
  readonly #units: number;

  /**
   * @param text the editor's text, or the whole file as decoded.
   * @param byteOrderMark whether the file begins with a U+FEFF that is not in `text`, because an editor hides it.
   */
  constructor(text: string, byteOrderMark = false) {
    this.#pairs = surrogatePairs(text);
    this.#hidden = byteOrderMark ? 1 : 0;
    this.#units = text.length;
  }

  /** Number of code points of the file. */
  get length(): number {
    return this.#units - this.#pairs.length + this.#hidden;
  }

  /** Code points before a UTF-16 offset; logarithmic in the number of surrogate pairs. */
  toCodePoint(offset: number): number {
    const unit = Math.min(Math.max(offset, 0), this.#units);
    return unit - this.#pairsBefore(unit) + this.#hidden;
  }

  /** UTF-16 offset of the code point with this number; inside the hidden U+FEFF it is 0. */
  toUnit(codePoint: number): number {
    const wanted = Math.max(codePoint - this.#hidden, 0);
    const low = partitionPoint(this.#pairs.length, (middle) => (this.#pairs[middle] ?? 0) - middle < wanted);
    return Math.min(wanted + low, this.#units);
  }

  toCodePointRange(range: TextRange): CodePointRange {
    return { start: this.toCodePoint(range.start), end: this.toCodePoint(this.#splitsPair(range.end) ? range.end + 1 : range.end) };
  }

  toTextRange(range: CodePointRange): TextRange {
    return { start: this.toUnit(range.start), end: this.toUnit(range.end) };
  }

  /** How many pairs begin before the offset; a pair that the offset splits counts, which moves the offset to its start. */
  #pairsBefore(unit: number): number {
    const low = partitionPoint(this.#pairs.length, (middle) => (this.#pairs[middle] ?? 0) < unit);
    return low;
  }

  #splitsPair(unit: number): boolean {
    const before = this.#pairsBefore(unit);
    return before > 0 && this.#pairs[before - 1] === unit - 1;
  }
}

function surrogatePairs(text: string): Int32Array {
  const first = text.search(/[\uD800-\uDBFF][\uDC00-\uDFFF]/);
  if (first < 0) return new Int32Array(0);
  const pairs: number[] = [];
  const last = text.length - 1;
  for (let unit = first; unit < last; unit++) {
    // A high surrogate, told by one comparison: this loop is the cost of a long text with one emoji.
    if ((text.charCodeAt(unit) & 0xfc00) === 0xd800 && isLowSurrogate(text.charCodeAt(unit + 1))) pairs.push(unit++);
  }
  return Int32Array.from(pairs);
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** UTF-16 length of the first `count` code points of a string, or of all of it where it is shorter. */
export function unitsOfCodePoints(text: string, count: number): number {
  let unit = 0;
  for (let left = count; left > 0 && unit < text.length; left--) {
    unit += isHighSurrogate(text.charCodeAt(unit)) && isLowSurrogate(text.charCodeAt(unit + 1)) ? 2 : 1;
  }
  return unit;
}
