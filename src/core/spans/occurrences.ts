import { isUnspaced } from '../text/scripts';
import type { TextRange } from '../text/range';
import { isPartOfWord, wordsOf } from '../text/wordSegments';

/** UTF-16 units around a place that are cut into words where nothing else parts them. */
const wordContext = 24;
/** UTF-16 units up to which the search built into JavaScript is the faster one whatever the text: it compares that many at most at each place. */
const longestBuiltIn = 64;

export interface OccurrenceOptions {
  /** Only where no word runs over the edges of the occurrence. */
  readonly wholeWord: boolean;
  /** Whether upper and lower case are different letters. */
  readonly matchCase: boolean;
}

/**
 * Places where a text stands literally in another, from left to right, not overlapping; UTF-16, half-open. Linear in both.
 * A place never ends between a letter and the marks on it. Words are runs of letters, digits, marks and `_` of Unicode; an apostrophe
 * or a hyphen parts them, so that `Aldary` is found in `Aldary’s` and in `Aldary-based`. In scripts that put no space between words
 * a place counts unless it is a part of one longer word of the dictionary that the runtime has.
 */
export function findOccurrences(text: string, quote: string, { wholeWord, matchCase }: OccurrenceOptions): TextRange[] {
  if (quote === '') return [];
  const haystack = matchCase ? text : folded(text);
  const needle = matchCase ? quote : folded(quote);
  const found: TextRange[] = [];
  const isWhole = wholeWordsOf(text);
  let free = 0;
  for (const start of startsOf(needle, haystack)) {
    const end = start + needle.length;
    if (start < free || isMarkAt(text, end) || splitsPair(text, start) || splitsPair(text, end)) continue;
    if (wholeWord && !isWhole({ start, end })) continue;
    found.push({ start, end });
    free = end;
  }
  return found;
}

/** The ranges that share no character with any of the taken ones. `ranges` ascend and do not overlap; `taken` may be anything. */
export function withoutOverlapping(ranges: readonly TextRange[], taken: Iterable<TextRange>): TextRange[] {
  const ordered = [...taken].sort((a, b) => a.start - b.start);
  let next = 0;
  let reached = 0;
  return ranges.filter(({ start, end }) => {
    for (let range = ordered[next]; range && range.start < end; range = ordered[++next]) reached = Math.max(reached, range.end);
    return reached <= start;
  });
}

/** Starts of a literal text in another, overlapping ones too. */
function* startsOf(needle: string, haystack: string): Generator<number> {
  if (needle.length > longestBuiltIn) yield* startsOfLong(needle, haystack);
  else for (let at = haystack.indexOf(needle); at >= 0; at = haystack.indexOf(needle, at + 1)) yield at;
}

/** By Knuth, Morris and Pratt: the searches built into JavaScript can take the product of both lengths on repetitive texts. */
function* startsOfLong(needle: string, haystack: string): Generator<number> {
  const { length } = needle;
  const borders = new Int32Array(length + 1);
  borders[0] = -1;
  for (let index = 0, border = -1; index < length; ) {
    while (border >= 0 && needle.charCodeAt(index) !== needle.charCodeAt(border)) border = borders[border] ?? -1;
    borders[++index] = ++border;
  }
  for (let index = 0, matched = 0; index < haystack.length; index++) {
    const unit = haystack.charCodeAt(index);
    while (matched >= 0 && unit !== needle.charCodeAt(matched)) matched = borders[matched] ?? -1;
    if (++matched < length) continue;
    yield index + 1 - length;
    matched = borders[length] ?? 0;
  }
}

/** Letters as lower case, the final sigma as the other one; a letter whose lower case is longer stays, so that offsets stay true. */
function folded(text: string): string {
  const lower = text.toLowerCase();
  const kept = lower.length === text.length ? lower : [...text].map((character) => {
    const small = character.toLowerCase();
    return small.length === character.length ? small : character;
  }).join('');
  return kept.replaceAll('ς', 'σ');
}

/** A test for ranges of a text: whether no word runs over the edges of one. */
export function wholeWordsOf(text: string): (range: TextRange) => boolean {
  let segmenter: Intl.Segmenter | undefined;
  return (range) => !isInsideWord(text, range.start) && !isInsideWord(text, range.end)
    && !isInsideUnspacedWord(text, range, () => (segmenter ??= new Intl.Segmenter(undefined, { granularity: 'word' })));
}

function isInsideUnspacedWord(text: string, range: TextRange, segmenter: () => Intl.Segmenter): boolean {
  if (text.charCodeAt(range.start) < firstUnspaced && text.charCodeAt(range.end - 1) < firstUnspaced) return false;
  if (!isUnspaced(characterAt(text, range.start)) && !isUnspaced(characterBefore(text, range.end))) return false;
  let { start, end } = range;
  while (start > range.start - wordContext && isUnspaced(characterBefore(text, start))) start--;
  while (end < range.end + wordContext && isUnspaced(characterAt(text, end))) end++;
  return isPartOfWord(wordsOf(text, { start, end }, segmenter()), range);
}

function isInsideWord(text: string, offset: number): boolean {
  return isWordCharacter(characterBefore(text, offset)) && isWordCharacter(characterAt(text, offset));
}

const wordCharacter = /[\p{L}\p{N}\p{M}_]/u;
/** Expressions of Unicode are slow, and a common word stands in a text thousands of times: below these no unit is a mark, or of a script without spaces. */
const firstMark = 0x300;
const firstUnspaced = 0xe00;
const wordUnits: readonly boolean[] = Array.from({ length: 128 }, (_, unit) => /\w/.test(String.fromCharCode(unit)));

function isWordCharacter(character: string): boolean {
  return wordUnits[character.charCodeAt(0)] ?? (wordCharacter.test(character) && !isUnspaced(character));
}

function isMarkAt(text: string, offset: number): boolean {
  return text.charCodeAt(offset) >= firstMark && /\p{M}/u.test(characterAt(text, offset));
}

function characterAt(text: string, offset: number): string {
  const code = text.codePointAt(offset);
  return code === undefined ? '' : String.fromCodePoint(code);
}

function characterBefore(text: string, offset: number): string {
  return splitsPair(text, offset - 1) ? text.slice(offset - 2, offset) : text.charAt(offset - 1);
}

function splitsPair(text: string, offset: number): boolean {
  const low = text.charCodeAt(offset);
  const high = text.charCodeAt(offset - 1);
  return low >= 0xdc00 && low <= 0xdfff && high >= 0xd800 && high <= 0xdbff;
}
