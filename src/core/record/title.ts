import type { TextRange } from '../text/range';
import { isPublisherName } from './publishers';
import { readDate } from './readDate';
import type { RecordField } from './record';

/** The parts of a page's title. Ranges count in the record's text, UTF-16, half-open. */
export interface TitleView {
  /** Without kicker, suffix and the white space around. */
  readonly headline: string;
  readonly headlineRange: TextRange;
  /** What stands in front of the headline, as in `Opinion | …`. */
  readonly kicker: string | undefined;
  readonly kickerRange: TextRange | undefined;
  /** The publisher as named behind the headline. */
  readonly suffix: string | undefined;
  readonly suffixRange: TextRange | undefined;
  /** Between headline and suffix: dash or bar with all the white space around. */
  readonly separatorRange: TextRange | undefined;
}

interface Separator {
  /** The dash or bar with all the white space around; offsets in the title. */
  readonly range: TextRange;
  readonly mark: string;
}

interface Separators {
  readonly first: Separator | undefined;
  readonly last: Separator | undefined;
  readonly beforeLast: Separator | undefined;
}

/** Labels that The New York Times and others put before a bar where no publisher follows. */
const kickers: ReadonlySet<string> = new Set([
  'analysis', 'editorial', 'exclusive', 'fact check', 'film review', 'first person', 'interview', 'letters', 'live', 'news analysis',
  'obituary', 'op-ed', 'opinion', 'podcast', 'profile', 'q&a', 'review', 'the upshot', 'timeline', 'video', 'watch',
]);

/** A word with a capital, or one of those that names write small. */
const nameWord = /^(?:[\p{Lu}\d&]|(?:of|the|and|for|in|on|de|la|le|der|die)$)/u;

/** A publisher's name is short; what is longer behind a dash is the rest of a sentence. UTF-16. */
const longestName = 60;

/**
 * Reads the title field. The last ` - `, ` | `, ` – ` or ` — ` parts the suffix off where what follows is a
 * known publisher, stands behind a bar, or is written as a name is; ` · `, ` • `, ` « `, ` » ` and full-width signs only before a known one. A bar farther forward parts the kicker off.
 */
export function readTitle(field: RecordField): TitleView {
  const title = field.text;
  const separators = findSeparators(title);
  const found = findSuffix(title, separators);
  const suffixSeparator = found?.separator;
  const end = suffixSeparator?.range.start ?? title.length;
  const kickerSeparator = findKicker(title, separators.first, end);
  const place = (start: number, stop: number): TextRange => trimmed(title, start, stop);
  const headline = place(kickerSeparator?.range.end ?? 0, end);
  const kicker = kickerSeparator && place(0, kickerSeparator.range.start);
  const suffix = found && place(found.separator.range.end, found.end);
  const inRecord = (range: TextRange): TextRange => ({ start: field.range.start + range.start, end: field.range.start + range.end });
  const textOf = (range: TextRange): string => title.slice(range.start, range.end);
  return {
    headline: textOf(headline),
    headlineRange: inRecord(headline),
    kicker: kicker && textOf(kicker),
    kickerRange: kicker && inRecord(kicker),
    suffix: suffix && textOf(suffix),
    suffixRange: suffix && inRecord(suffix),
    separatorRange: suffixSeparator && inRecord(suffixSeparator.range),
  };
}

/**
 * What separators part a title into, from the last piece to the first: where a publisher may name itself, twice or before the headline.
 * A colon parts off what is behind it, and what is before it only where nothing else does. Ranges count in the title.
 */
export function titlePieces(title: string): { readonly text: string; readonly range: TextRange }[] {
  const pieces: { text: string; range: TextRange }[] = [];
  let end = title.length;
  for (let index = title.length - 1; index >= 0; index--) {
    const code = title.charCodeAt(index);
    const isColon = code === 0x3a && isSpace(title.charCodeAt(index + 1)) && end === title.length;
    const parts = isColon || (isMark(code) && (isFullWidth(code) || (isSpace(title.charCodeAt(index - 1)) && isSpace(title.charCodeAt(index + 1)))));
    if (!parts) continue;
    add(index + 1, end);
    end = index;
  }
  add(0, end);
  return pieces;

  function add(start: number, stop: number): void {
    const range = trimmed(title, start, stop);
    if (range.start < range.end) pieces.push({ text: title.slice(range.start, range.end), range });
  }
}

/** Whether a line ends in a separator and the name of a publisher of the table. */
export function endsWithPublisher(line: string): boolean {
  const { last } = findSeparators(line);
  return last !== undefined && isPublisherName(line.slice(last.range.end).trim());
}

/** The first and the last dash or bar with white space on both sides; one object where there is only one. */
function findSeparators(title: string): Separators {
  let first: Separator | undefined;
  let last: Separator | undefined;
  let beforeLast: Separator | undefined;
  for (let index = 1; index < title.length; index++) {
    const code = title.charCodeAt(index);
    if (!isMark(code) || (!isFullWidth(code) && (!isSpace(title.charCodeAt(index - 1)) || !isSpace(title.charCodeAt(index + 1))))) continue;
    // The mark before ends the walk back, so each run of white space is walked over once from either side.
    const start = index - trailingSpace(title, 0, index);
    const end = index + 1 + leadingSpace(title, index + 1);
    beforeLast = last;
    last = { range: { start, end }, mark: title.charAt(index) };
    first ??= last;
  }
  return { first, last, beforeLast };
}

/** The separator that parts the suffix off, and where the suffix ends: a date may stand behind it. */
function findSuffix(title: string, { first, last, beforeLast }: Separators): { readonly separator: Separator; readonly end: number } | undefined {
  if (!last) return undefined;
  const ending = title.slice(last.range.end).trim();
  const hasDate = beforeLast !== undefined && /\d/.test(ending) && readDate(ending) !== undefined;
  const separator = hasDate ? beforeLast : last;
  const end = hasDate ? last.range.start : title.length;
  const suffix = title.slice(separator.range.end, end).trim();
  return suffix !== '' && isSuffix(title, suffix, separator, first === separator) ? { separator, end } : undefined;
}

function isSuffix(title: string, suffix: string, separator: Separator, isOnly: boolean): boolean {
  if (isPublisherName(suffix)) return true;
  // A guillemet may open a word, and a dot or a colon part a headline: only a name that is known makes a separator of them.
  if (!/[-–—|｜]/.test(separator.mark)) return false;
  if (separator.mark === '|' || separator.mark === '｜') return !(isOnly && isKicker(title.slice(0, separator.range.start)));
  return isWrittenAsName(suffix);
}

/** The bar that parts the kicker off; `end` is where the headline ends. */
function findKicker(title: string, first: Separator | undefined, end: number): Separator | undefined {
  if (first?.mark !== '|' || first.range.end > end) return undefined;
  const kicker = title.slice(0, first.range.start).trim();
  const rest = title.slice(first.range.end, end).trim();
  return kicker !== '' && kicker.length < rest.length ? first : undefined;
}

function isKicker(text: string): boolean {
  return text.length <= longestName && kickers.has(text.trim().toLowerCase());
}

/** Words with capitals, at most six, with nothing of a sentence about them; or the name of a site. */
function isWrittenAsName(text: string): boolean {
  if (text.length > longestName) return false;
  if (/^[\w-]+(?:\.[\w-]+){0,3}\.[a-z]{2,18}$/i.test(text)) return true;
  const words = text.split(/\s+/);
  return words.length <= 6 && words.every((word) => nameWord.test(word)) && !/[?!:;,“”"]/.test(text);
}

function trimmed(text: string, start: number, end: number): TextRange {
  const from = Math.min(end, start + leadingSpace(text, start));
  return { start: from, end: Math.max(from, end - trailingSpace(text, from, end)) };
}

function leadingSpace(text: string, start: number): number {
  let end = start;
  while (end < text.length && isSpace(text.charCodeAt(end))) end++;
  return end - start;
}

function trailingSpace(text: string, from: number, end: number): number {
  let start = end;
  while (start > from && isSpace(text.charCodeAt(start - 1))) start--;
  return end - start;
}

/** Hyphen, bar, en dash, em dash; middle dot, bullet, guillemets, and the full-width bar and colon. */
function isMark(code: number): boolean {
  return code === 0x2d || code === 0x7c || code === 0x2013 || code === 0x2014
    || code === 0xb7 || code === 0x2022 || code === 0xab || code === 0xbb || code === 0x203a || isFullWidth(code);
}

/** Full-width signs carry their space with them. */
function isFullWidth(code: number): boolean {
  return code === 0xff5c || code === 0xff1a;
}

/** Space, tab, line endings of a broken title, no-break space. */
function isSpace(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d) || code === 0xa0;
}
