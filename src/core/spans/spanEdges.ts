import { isWordCharacterAt } from '../text/words';
import type { TextRange } from '../text/range';

/** How far an edge of a tag moves at once. */
export const edgeSteps = ['word', 'character'] as const;

export type EdgeStep = (typeof edgeSteps)[number];

/** A character, as a reader counts them, is never looked for further than this many UTF-16 code units away. */
const longestCharacter = 64;

/** Where the next word after an offset ends, or the next character; never beyond the end of the line, and there the offset itself. */
export function nextEdge(text: string, offset: number, step: EdgeStep): number {
  const limit = lineEndFrom(text, offset);
  if (offset >= limit) return offset;
  if (step === 'character') return offset + (firstCharacter(text.slice(offset, Math.min(limit, offset + longestCharacter)))?.length ?? 0);
  let edge = offset;
  while (edge < limit && !isWordCharacterAt(text, edge)) edge++;
  while (edge < limit && isWordCharacterAt(text, edge)) edge++;
  return edge;
}

/** Where the word before an offset begins, or the character; never before the start of the line, and there the offset itself. */
export function previousEdge(text: string, offset: number, step: EdgeStep): number {
  const limit = lineStartBefore(text, offset);
  if (offset <= limit) return offset;
  if (step === 'character') return offset - (lastCharacter(text.slice(Math.max(limit, offset - longestCharacter), offset))?.length ?? 0);
  let edge = offset;
  while (edge > limit && !isWordCharacterAt(text, edge - 1)) edge--;
  while (edge > limit && isWordCharacterAt(text, edge - 1)) edge--;
  return edge;
}

/** The range without its last (or first) word, and without what parted that from the rest; undefined where nothing would be left. */
export function shrunk(text: string, range: TextRange, side: 'start' | 'end', step: EdgeStep): TextRange | undefined {
  let { start, end } = range;
  if (side === 'end') {
    end = previousEdge(text, end, step);
    while (step === 'word' && end > start && !isWordCharacterAt(text, end - 1)) end--;
  } else {
    start = nextEdge(text, start, step);
    while (step === 'word' && start < end && !isWordCharacterAt(text, start)) start++;
  }
  return end > start ? { start, end } : undefined;
}

function firstCharacter(text: string): string | undefined {
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)) return segment;
  return undefined;
}

function lastCharacter(text: string): string | undefined {
  return [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)].at(-1)?.segment;
}

function lineEndFrom(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && !isLineBreak(text, end)) end++;
  return end;
}

function lineStartBefore(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && !isLineBreak(text, start - 1)) start--;
  return start;
}

function isLineBreak(text: string, offset: number): boolean {
  const unit = text.charCodeAt(offset);
  return unit === 0x0a || unit === 0x0d;
}
