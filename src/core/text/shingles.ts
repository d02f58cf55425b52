import { codeUnitsOf } from './codeUnits';
import type { TextRange } from './range';

/** The hash of no character (FNV-1a). */
const emptyWord = 0x811c9dc5 | 0;
const space = 0x20;
/** By unit: ASCII letters in lower case, ASCII digits, 0 for all others. */
const asciiLetters = new Uint8Array(0x10000);
for (let unit = 0; unit < 0x80; unit++) if (/[a-z\d]/i.test(String.fromCharCode(unit))) asciiLetters[unit] = unit | space;

/** Shingles of up to this many UTF-16 code units are put in memory that texts share. */
const mostShared = 1_048_576;
let shared = new Int32Array(16_384);

/**
 * The runs of three words in a range of a text as 32-bit hashes, in their order and with repetitions: two words are alike by chance, and one changed word
 * takes no more than three runs away. Case, punctuation, spaces and line breaks do not count; in scripts without spaces each character is a word.
 * Valid until those of another text are asked for.
 */
export function shinglesOf(text: string, { start, end }: TextRange): Readonly<Int32Array> {
  const shingles = roomFor(end - start);
  let words = 0;
  let beforeLast = 0;
  let last = 0;
  let word = emptyWord;
  const units = codeUnitsOf(text);
  // So that the loops need not ask for the end: behind it stands no letter.
  const behind = units[end] ?? 0;
  if ((asciiLetters[behind] ?? 0) !== 0 || (behind >= 0x80 && letterOf(behind) !== 0)) return shinglesOf(text.slice(start, end), { start: 0, end: end - start });
  for (let index = start; index <= end; index++) {
    let unit = units[index] ?? 0;
    // Most of a text goes through this loop.
    for (let letter = asciiLetters[unit] ?? 0; letter !== 0; letter = asciiLetters[unit] ?? 0) {
      word = Math.imul(word ^ letter, 0x01000193);
      unit = units[++index] ?? 0;
    }
    if (unit >= 0x80) {
      const letter = letterOf(unit);
      if (letter !== 0) {
        word = Math.imul(word ^ letter, 0x01000193);
        if (unit < 0xe00 || !isUnspacedUnit(unit)) continue;
      }
    }
    if (word === emptyWord) continue;
    if (words >= 2) shingles[words - 2] = spread((Math.imul(beforeLast, 0x9e3779b1) + Math.imul(last, 0x85ebca6b) + word) | 0);
    words++;
    beforeLast = last;
    last = word;
    word = emptyWord;
  }
  return shingles.subarray(0, Math.max(0, words - 2));
}

/** Room for as many shingles as there are code units: a word has at least one. */
function roomFor(units: number): Int32Array {
  if (units > mostShared) return new Int32Array(units);
  if (units > shared.length) shared = new Int32Array(Math.min(mostShared, 2 * units));
  return shared;
}

/** The shingles of a range ascending, each once. */
export function distinctShingles(text: string, range: TextRange): Uint32Array {
  const sorted = Uint32Array.from(shinglesOf(text, range)).sort();
  let count = 0;
  for (const hash of sorted) if (count === 0 || sorted[count - 1] !== hash) sorted[count++] = hash;
  return sorted.subarray(0, count);
}

/** How much two sets have in common, from 0 to 1: the part that is in both of what is in either. Both ascending, without repetitions. */
export function jaccard(one: Uint32Array, other: Uint32Array): number {
  let shared = 0;
  for (let at = 0, otherAt = 0; at < one.length && otherAt < other.length;) {
    const difference = (one[at] ?? 0) - (other[otherAt] ?? 0);
    if (difference === 0) shared++;
    if (difference <= 0) at++;
    if (difference >= 0) otherAt++;
  }
  const all = one.length + other.length - shared;
  return all === 0 ? 1 : shared / all;
}

/** Spreads the bits of a 32-bit number over all of them (the finalizer of MurmurHash3). Signed. */
export function spread(number: number): number {
  let hash = Math.imul(number ^ (number >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/**
 * The same for units from U+0080 on, by blocks of Unicode: what matters is that equal texts give equal words, not that every word is a linguist's.
 * Of the letters with two cases those of Latin-1, Greek and Cyrillic are folded.
 */
function letterOf(unit: number): number {
  if (unit < 0x100) return unit < 0xc0 || unit === 0xd7 || unit === 0xf7 ? 0 : unit | space;
  if (unit < 0x2000) return (unit >= 0x391 && unit <= 0x3a9) || (unit >= 0x410 && unit <= 0x42f) ? unit + space : unit;
  const isBetween = unit <= 0x206f || (unit >= 0x3000 && unit <= 0x303f) || (unit >= 0xfe10 && unit <= 0xfe6f) || (unit >= 0xff00 && unit <= 0xff0f);
  return isBetween ? 0 : unit;
}

/** Whether a unit from U+0E00 on is of a script that puts no spaces between words: Thai, Lao, Myanmar, Khmer, Kana, Han. */
function isUnspacedUnit(unit: number): boolean {
  return unit <= 0xeff || (unit >= 0x1000 && unit <= 0x109f) || (unit >= 0x1780 && unit <= 0x17ff) || (unit >= 0x3040 && unit <= 0x30ff)
    || (unit >= 0x3400 && unit <= 0x9fff) || (unit >= 0xf900 && unit <= 0xfaff);
}
