import type { TextRange } from '../../core/text/range';

/** Signs that join two words into one where no space stands beside them: `Osei-Lindqvist`, `O’Hara`, `AT&T`. */
const joiners: ReadonlySet<string> = new Set(['-', '\u2010', '\u2011', '’', '\'', '&', '.', '\u00AD']);

/**
 * The words of a stretch of text, by the rules of Unicode (UAX 29) with names kept whole: a hyphen, an apostrophe
 * or an ampersand between two words joins them, and a dotted acronym keeps its last full stop.
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

/** Grows a stretch to whole words on both sides; where it touches no word it only loses its outer spaces. */
export function snapToWords(text: string, range: TextRange, words: readonly TextRange[]): TextRange {
  const trimmed = trimSpace(text, range);
  if (trimmed.start >= trimmed.end) return trimmed;
  let { start, end } = trimmed;
  for (const word of words) {
    if (word.start < start && start < word.end) start = word.start;
    if (word.start < end && end < word.end) end = word.end;
  }
  return { start, end };
}

/** Takes white space off both ends. */
export function trimSpace(text: string, range: TextRange): TextRange {
  let { start, end } = range;
  while (start < end && /\s/.test(text.charAt(start))) start++;
  while (end > start && /\s/.test(text.charAt(end - 1))) end--;
  return { start, end };
}

/**
 * Runs of words that look like a name: upper-case words with, between them, at most the small words that names hold.
 * Numbers count, so that dates and quantities are found. A word that begins a sentence counts only if `isCommon`
 * does not know its lower-case form. The words are some of those of a stretch that begins at `stretchStart`.
 * Offsets count in the whole text.
 */
export function nameLikeRuns(text: string, stretchStart: number, words: readonly TextRange[],
  isCommon: (lowerCase: string) => boolean): TextRange[] {
  const runs: TextRange[] = [];
  let run: { start: number; end: number } | undefined;
  let link: TextRange | undefined;
  let previousEnd: number | undefined;
  for (const word of words) {
    const form = text.slice(word.start, word.end);
    const gap = previousEnd === undefined ? undefined : text.slice(previousEnd, word.start);
    const adjacent = gap === ' ' || gap === '\u00A0';
    previousEnd = word.end;
    const before = text.slice(Math.max(stretchStart, word.start - 5), word.start);
    const startsSentence = before.trim() === '' ? word.start - before.length === stretchStart : /[.!?…“"‘(][\s“"‘(]*$/.test(before);
    const looksLikeName = /^[\p{Lu}\p{Lt}\p{N}]/u.test(form) && !(startsSentence && isCommon(form.toLowerCase()));
    if (looksLikeName && run && adjacent) {
      run.end = word.end;
      link = undefined;
    } else if (looksLikeName) {
      if (run) runs.push(run);
      run = { start: word.start, end: word.end };
      link = undefined;
    } else if (run && adjacent && !link && nameLinks.has(form)) {
      link = word;
    } else if (run) {
      runs.push(run);
      run = undefined;
      link = undefined;
    }
  }
  if (run) runs.push(run);
  return runs;
}

const nameLinks: ReadonlySet<string> = new Set(['of', 'the', 'de', 'del', 'della', 'di', 'da', 'van', 'von', 'der', 'den', 'la', 'le',
  'al', 'bin', 'ibn']);
