import type { TextRange } from './range';
import { withoutPossessive } from './words';

/** Signs that join two words into one where no space stands beside them: `Osei-Lindqvist`, `O’Hara`, `AT&T`. */
const joiners: ReadonlySet<string> = new Set(['-', '\u2010', '\u2011', '’', '\'', '&', '.', '\u00AD']);

/**
 * The words of a range of text, by the rules of Unicode (UAX 29) with names kept whole: a hyphen, an apostrophe
 * or an ampersand between two words joins them, a dotted acronym keeps its last full stop, and `’s` belongs to no word.
 * Offsets count in the whole text; UTF-16, half-open.
 */
export function wordsOf(text: string, range: TextRange, segmenter: Intl.Segmenter): TextRange[] {
  const stretch = text.slice(range.start, range.end);
  const words: { start: number; end: number }[] = [];
  for (const { index, segment, isWordLike } of segmenter.segment(stretch)) {
    if (isWordLike !== true) continue;
    let start = index;
    for (const part of partsOf(segment)) {
      const last = words[words.length - 1];
      const end = start + part.length;
      if (last && start === last.end + 1 && joins(stretch, last, start)) last.end = end;
      else words.push({ start, end });
      start = end + 1;
    }
  }
  for (const word of words) {
    if (stretch.charAt(word.end) === '.' && isDottedAcronym(stretch.slice(word.start, word.end))) word.end++;
    else word.end = withoutPossessive(stretch, word).end;
  }
  return words.map(({ start, end }) => ({ start: range.start + start, end: range.start + end }));
}

/** Unicode takes `harbor.Outraged` for one word; here a full stop between letters ends one, unless it abbreviates. */
function partsOf(segment: string): string[] {
  return segment.includes('.') && !isDottedAcronym(segment) && /\p{L}{2}\.\p{L}/u.test(segment) ? segment.split('.') : [segment];
}

function joins(stretch: string, before: TextRange, nextStart: number): boolean {
  const sign = stretch.charAt(before.end);
  if (!joiners.has(sign)) return false;
  // A full stop joins letters of an acronym (`U.S`); elsewhere it ends a sentence whose space was lost.
  return sign !== '.' || isDottedAcronym(`${stretch.slice(before.start, before.end)}.${stretch.charAt(nextStart)}`);
}

function isDottedAcronym(word: string): boolean {
  return word.length >= 3 && word.length <= 16 && /^\p{Lu}(?:\.\p{Lu})+$/u.test(word);
}

/** The word an offset stands in or at the end of; `undefined` between signs and spaces. */
export function wordAt(words: readonly TextRange[], offset: number): TextRange | undefined {
  return words.find((word) => word.start <= offset && offset < word.end) ?? words.find((word) => word.end === offset);
}

/** Whether a range is a proper part of one of the words, as a name within a longer one. Linear in the words. */
export function isPartOfWord(words: readonly TextRange[], { start, end }: TextRange): boolean {
  return words.some((word) => word.start <= start && end <= word.end && word.end - word.start > end - start);
}

/** Grows a stretch to whole words on both sides, without a `’s` at its end; where it touches no word it only loses its outer spaces. */
export function snapToWords(text: string, range: TextRange, words: readonly TextRange[]): TextRange {
  const trimmed = trimSpace(text, range);
  if (trimmed.start >= trimmed.end) return trimmed;
  let { start, end } = trimmed;
  for (const word of words) {
    if (word.start < start && start < word.end) start = word.start;
    if (word.start < end && end < word.end) end = word.end;
  }
  // The apostrophe of a `’s` alone means as little as all of it.
  return withoutPossessive(text, { start, end: end > start && /^['’][sS]$/.test(text.slice(end - 1, end + 1)) ? end + 1 : end });
}

/** Takes white space off both ends. */
export function trimSpace(text: string, range: TextRange): TextRange {
  let { start, end } = range;
  while (start < end && /\s/.test(text.charAt(start))) start++;
  while (end > start && /\s/.test(text.charAt(end - 1))) end--;
  return { start, end };
}
