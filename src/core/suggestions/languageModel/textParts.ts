import { sentencesOf } from '../../record/sentences';
import { splitParagraphs } from '../../record/paragraphs';
import { findSentenceJoins } from '../../record/sentenceJoins';
import { partitionPoint } from '../../text/binarySearch';
import type { TextRange } from '../../text/range';
import { scanText } from '../../text/scan';

/** Counts the tokens of a text as a model does; models differ. */
export type CountTokens = (text: string) => PromiseLike<number>;

/** What of a text goes into one request, ascending; UTF-16, half-open. */
export type TextPart = readonly TextRange[];

/** Tokens that joining two ranges may add. */
const joiningTokens = 4;

/**
 * Parts of a text of at most so many tokens each, in order: as few as can be, of about the same size, cut where a paragraph ends, or
 * where none does at the end of a sentence, then of a word. Only a single character can be more than the limit.
 * A text that fits is one part and counted once; another takes a few counts for each part.
 * @param ranges what of the text is taken, ascending; UTF-16, half-open. A short one, as a headline, goes with the next.
 */
export async function textParts(text: string, ranges: TextPart, limit: number, count: CountTokens): Promise<TextPart[]> {
  const filled = ranges.filter(({ start, end }) => text.slice(start, end).trim() !== '');
  if (filled.length > 1 && await count(partText(text, filled)) <= limit) return [filled];
  const parts: TextPart[] = [];
  let carried: TextRange[] = [];
  let carriedTokens = 0;
  for (const [index, range] of filled.entries()) {
    const found = await partsOf(text, range, limit - carriedTokens, count);
    const [first = range, ...others] = found;
    const tokens = others.length === 0 ? carriedTokens + await count(text.slice(first.start, first.end)) + joiningTokens : Infinity;
    carried.push(first);
    if (tokens <= limit / 4 && index + 1 < filled.length) carriedTokens = tokens;
    else {
      parts.push(carried, ...others.map((other) => [other]));
      carried = [];
      carriedTokens = 0;
    }
  }
  return parts;
}

/** The text of a part as it is sent. */
export function partText(text: string, part: TextPart): string {
  return part.map(({ start, end }) => text.slice(start, end)).join('\n\n');
}

async function partsOf(text: string, range: TextRange, limit: number, count: CountTokens): Promise<TextRange[]> {
  const total = await count(text.slice(range.start, range.end));
  if (total <= limit) return [range];
  const cuts = cutsOf(text, range);
  const length = range.end - range.start;
  for (let pieces = Math.min(length, Math.ceil(total / Math.max(1, limit)));; pieces = Math.min(length, pieces + Math.ceil(pieces / 8))) {
    const parts = cutInto(text, range, pieces, cuts);
    const counts = await Promise.all(parts.map(({ start, end }) => count(text.slice(start, end))));
    if (pieces === length || counts.every((tokens) => tokens <= limit)) return parts;
  }
}

/** Where a part may end, the best places first. */
type Cuts = readonly (readonly number[])[];

function cutsOf(text: string, range: TextRange): Cuts {
  const joins = findSentenceJoins(text, scanText(text, range));
  const starts = (found: readonly TextRange[]): number[] => found.map(({ start }) => start).filter((start) => start > range.start);
  const words = [...text.slice(range.start, range.end).matchAll(/\s(?=\S)/g)].map(({ index }) => range.start + index + 1);
  return [starts(splitParagraphs(text, range, joins)), starts(sentencesOf(text, range, joins)), words];
}

function cutInto(text: string, range: TextRange, pieces: number, cuts: Cuts): TextRange[] {
  const size = (range.end - range.start) / pieces;
  const parts: TextRange[] = [];
  let { start } = range;
  for (let piece = 1; piece < pieces; piece++) {
    const target = range.start + piece * size;
    const end = nearestCut(text, target, Math.max(start, target - size / 2), target + size / 2, cuts);
    if (end <= start) continue;
    parts.push({ start, end });
    start = end;
  }
  parts.push({ start, end: range.end });
  return parts;
}

/** The place nearest to a target of the best kind that has one between two offsets, both left out; the target itself where there is none. */
function nearestCut(text: string, target: number, after: number, before: number, cuts: Cuts): number {
  for (const places of cuts) {
    const next = partitionPoint(places.length, (index) => (places[index] ?? Infinity) < target);
    const near = [places[next - 1], places[next]].filter((place) => place !== undefined && place > after && place < before) as number[];
    near.sort((a, b) => Math.abs(a - target) - Math.abs(b - target));
    if (near[0] !== undefined) return near[0];
  }
  const cut = Math.floor(target);
  const isInPair = /^[\uDC00-\uDFFF]/.test(text.charAt(cut)) && /[\uD800-\uDBFF]$/.test(text.charAt(cut - 1));
  return isInPair ? cut + 1 : cut;
}
