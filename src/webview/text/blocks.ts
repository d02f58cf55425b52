import type { Article } from '../../protocol/article';
import { partitionPoint } from '../../core/text/binarySearch';

type BlockKind = 'headline' | 'byline' | 'paragraph';

/**
 * A range of the article that is one element of the page: the headline, a part of the byline, a paragraph,
 * or a piece of a paragraph too long for one element. Blocks ascend and do not overlap; UTF-16, half-open.
 */
export interface Block {
  readonly start: number;
  readonly end: number;
  readonly kind: BlockKind;
  /** Whether the paragraph break before it is only shown. */
  readonly lostBreak: boolean;
  /** Whether it goes on with the paragraph of the block before it. */
  readonly continuation: boolean;
}

/** Blocks `first..last` (closed) that the browser lays out, or leaves out, together. */
export interface Chunk {
  readonly first: number;
  readonly last: number;
}

/** A tag repaints and re-lays out one block: longer ones would make a tag dear. */
const longestBlock = 1600;
/** Small enough to be laid out within a frame, big enough that a long article has few. */
const chunkLength = 6000;
/** The first ones are shorter: before anybody can read, tags are painted and laid out as far as the first screen goes, and hardly below it. */
const openingLength = 2000;
const openingChunks = 3;

/** The blocks of an article in the order of the text. Ranges that leave the text or step back are cut. */
export function splitIntoBlocks(article: Pick<Article, 'text' | 'headline' | 'byline' | 'paragraphs'>): Block[] {
  const blocks: Block[] = [];
  const { text } = article;
  let reached = 0;
  const add = (start: number, end: number, kind: BlockKind, lostBreak: boolean): void => {
    const from = Math.min(Math.max(start, reached), text.length);
    const to = Math.min(end, text.length);
    if (to < from) return;
    reached = to;
    let pieceStart = from;
    for (const pieceEnd of pieceEnds(text, from, to)) {
      const continuation = pieceStart > from;
      blocks.push({ start: pieceStart, end: pieceEnd, kind, lostBreak: lostBreak && !continuation, continuation });
      pieceStart = pieceEnd;
    }
  };
  if (article.headline) add(article.headline.start, article.headline.end, 'headline', false);
  for (const part of article.byline) {
    if (part.kind === 'range') add(part.range.start, part.range.end, 'byline', false);
  }
  for (const paragraph of article.paragraphs) add(paragraph.start, paragraph.end, 'paragraph', paragraph.lostBreak);
  return blocks;
}

/** Groups the paragraphs into chunks; what stands above them is left out. */
export function groupIntoChunks(blocks: readonly Block[]): Chunk[] {
  const chunks: Chunk[] = [];
  let first = blocks.findIndex((block) => block.kind === 'paragraph');
  if (first < 0) return chunks;
  let length = 0;
  for (let index = first; index < blocks.length; index++) {
    const block = blocks[index];
    if (!block) break;
    length += block.end - block.start + 80;
    if (length >= (chunks.length < openingChunks ? openingLength : chunkLength) || index === blocks.length - 1) {
      chunks.push({ first, last: index });
      first = index + 1;
      length = 0;
    }
  }
  return chunks;
}

/**
 * Index of the block an offset stands in. Between two blocks it is the one before, or the one after for `prefer: 'next'`;
 * -1 where there is none. Logarithmic.
 */
export function blockAt(blocks: readonly Block[], offset: number, prefer: 'previous' | 'next' = 'previous'): number {
  const found = partitionPoint(blocks.length, (middle) => (blocks[middle]?.start ?? 0) <= offset) - 1;
  if (prefer === 'next' && found + 1 < blocks.length && (found < 0 || offset >= (blocks[found]?.end ?? 0))) return found + 1;
  return found;
}

/**
 * Index of the first block that ends behind an offset, `blocks.length` where none does.
 * @param guess where it may be: thousands of tags come in the order of the text, and mostly lie in the block of the one before, or in the next
 */
export function firstBlockEndingAfter(blocks: readonly Block[], offset: number, guess?: number): number {
  for (let index = guess ?? Infinity; index <= (guess ?? 0) + 1 && (blocks[index - 1]?.end ?? 0) <= offset; index++) {
    if ((blocks[index]?.end ?? 0) > offset) return index;
  }
  return partitionPoint(blocks.length, (middle) => (blocks[middle]?.end ?? 0) <= offset);
}

/** Ends of the pieces of a range: one where it is short, else cut behind a sentence, else behind a word. */
function* pieceEnds(text: string, start: number, end: number): Generator<number> {
  let from = start;
  while (end - from > longestBlock) {
    const cut = cutWithin(text, from + (longestBlock >> 1), from + longestBlock);
    yield cut;
    from = cut;
  }
  yield end;
}

function cutWithin(text: string, low: number, high: number): number {
  let afterSpace = 0;
  for (let offset = high; offset > low; offset--) {
    if (!isSpace(text.charCodeAt(offset - 1))) continue;
    if (afterSpace === 0) afterSpace = offset;
    if (endsSentence(text, offset - 1)) return offset;
  }
  if (afterSpace > 0) return afterSpace;
  const code = text.charCodeAt(high);
  return code >= 0xdc00 && code <= 0xdfff ? high - 1 : high;
}

function endsSentence(text: string, end: number): boolean {
  let offset = end;
  while (offset > 0 && closers.has(text.charAt(offset - 1))) offset--;
  return terminators.has(text.charAt(offset - 1));
}

const closers: ReadonlySet<string> = new Set(['”', '’', '"', '\'', ')', ']', '»']);
const terminators: ReadonlySet<string> = new Set(['.', '!', '?', '…', '。']);

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09 || code === 0x3000;
}
