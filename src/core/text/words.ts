import type { TextRange } from './range';

/** Longest range looked at as one word; the rest of a longer one is not needed to judge it, and looking would not be linear. */
const longestWord = 64;

const upperCase = /[\p{Lu}\p{Lt}]/u;
const wordCharacter = /[\p{L}\p{M}\p{N}]/u;

export function isUpperCaseAt(text: string, offset: number): boolean {
  const unit = text.charCodeAt(offset);
  if (unit < 0x80 || offset >= text.length) return unit >= 0x41 && unit <= 0x5a;
  return upperCase.test(String.fromCodePoint(text.codePointAt(offset) ?? unit));
}

/** Whether a letter, digit or combining mark stands at `offset`; a surrogate counts as a letter. */
export function isWordCharacterAt(text: string, offset: number): boolean {
  const unit = text.charCodeAt(offset);
  if (unit < 0x80) return isAsciiWordUnit(unit);
  return (unit >= 0xd800 && unit <= 0xdfff) || wordCharacter.test(text.charAt(offset));
}

/** End of the letters and digits that begin at `offset`, at most 64 code units on and not beyond `limit`. */
export function wordEndFrom(text: string, offset: number, limit: number): number {
  const last = Math.min(limit, offset + longestWord);
  let end = offset;
  while (end < last && isWordCharacterAt(text, end)) end++;
  return end;
}

/** Start of the letters and digits that end at `offset`, at most 64 code units back and not before `limit`. */
export function wordStartBefore(text: string, offset: number, limit: number): number {
  const first = Math.max(limit, offset - longestWord);
  let start = offset;
  while (start > first && isWordCharacterAt(text, start - 1)) start--;
  return start;
}

/** As `wordStartBefore`, for a word with what holds its parts together: `p.m`, `O’Brien`, `co-op`, `R&D`. */
export function compoundStartBefore(text: string, offset: number, limit: number): number {
  const first = Math.max(limit, offset - longestWord);
  let start = offset;
  while (start > first && (isWordCharacterAt(text, start - 1) || /[.\-’'&]/.test(text.charAt(start - 1)))) start--;
  while (start < offset && !isWordCharacterAt(text, start)) start++;
  return start;
}

/** A word as one tags it: `Aldary’s` is a form of `Aldary`. Offsets UTF-16, half-open. */
export function withoutPossessive(text: string, { start, end }: TextRange): TextRange {
  return end - start > 2 && possessive.test(text.slice(end - 2, end)) ? { start, end: end - 2 } : { start, end };
}

const possessive = /^['’][sS]$/;

function isAsciiWordUnit(unit: number): boolean {
  const lower = unit | 0x20;
  return (lower >= 0x61 && lower <= 0x7a) || (unit >= 0x30 && unit <= 0x39);
}
