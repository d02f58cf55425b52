import type { TextRange } from './range';

/** Context is cut beyond this many UTF-16 units on either side, at a space. */
const reach = 160;

/** A place in its sentence, for a reader; each part on one line. */
export interface InSentence {
  readonly before: string;
  readonly covered: string;
  readonly after: string;
}

/**
 * The sentence around a place, or as much of it as `reach` allows; `…` stands where it is cut.
 * Sentences are told by their punctuation only: a dot behind a short capitalized word (`Mr.`) ends none,
 * one between lower case and a capital does, as where a paragraph break was lost.
 */
export function sentenceAround(text: string, { start, end }: TextRange): InSentence {
  const windowStart = Math.max(0, start - reach);
  const windowEnd = Math.min(text.length, end + reach);
  const behind = text.slice(windowStart, start);
  const ahead = text.slice(end, windowEnd);
  const lineStart = lastLineStart(behind);
  let from = lineStart;
  for (const stop of sentenceEnds(behind.slice(lineStart))) from = lineStart + stop.next;
  return { before: opening(behind, from, windowStart > 0), covered: oneLine(text.slice(start, end)), after: closing(ahead, windowEnd < text.length) };
}

/** Where a sentence ends, and where the next begins, be it without a space as behind a lost paragraph break. */
function* sentenceEnds(line: string): Generator<{ readonly end: number; readonly next: number }> {
  for (const { 0: stop, 1: closers = '', 2: space, index } of line.matchAll(/[.!?…](["'”’»)\]]{0,3})(?:( )|(?=[“‘«(]?\p{Lu}))/gu)) {
    const before = line.slice(Math.max(0, index - 4), index);
    const isEnd = space === undefined ? /\p{Ll}\p{Ll}$/u.test(before) && !shortWord.test(before) : closers !== '' || !shortWord.test(before);
    if (isEnd) yield { end: index + stop.length - (space?.length ?? 0), next: index + stop.length };
  }
}

/** `Mr`, `St`, an initial: the end of the text before a dot. */
const shortWord = /(?:^|[^\p{L}])\p{Lu}\p{L}{0,2}$/u;

function lastLineStart(text: string): number {
  return Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1;
}

function opening(behind: string, from: number, isCut: boolean): string {
  if (from > 0 || !isCut) return behind.slice(from);
  return `…${behind.slice(behind.indexOf(' ') + 1).replace(/^[\uDC00-\uDFFF]/, '')}`;
}

function closing(ahead: string, isCut: boolean): string {
  const lineEnd = ahead.search(/[\r\n]/);
  const line = lineEnd < 0 ? ahead : ahead.slice(0, lineEnd);
  const [stop] = sentenceEnds(line);
  if (stop) return line.slice(0, stop.end);
  if (lineEnd >= 0 || !isCut) return line;
  const space = line.lastIndexOf(' ');
  return `${(space < 0 ? line : line.slice(0, space)).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ');
}
