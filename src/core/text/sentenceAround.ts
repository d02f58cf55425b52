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
 * Sentences are told by their punctuation only: a dot behind a short capitalized word (`Mr.`) ends none.
 */
export function sentenceAround(text: string, { start, end }: TextRange): InSentence {
  const windowStart = Math.max(0, start - reach);
  const windowEnd = Math.min(text.length, end + reach);
  const behind = text.slice(windowStart, start);
  const ahead = text.slice(end, windowEnd);
  const lineStart = lastLineStart(behind);
  let from = lineStart;
  for (const stop of behind.slice(lineStart).matchAll(sentenceEnd)) {
    const at = lineStart + stop.index;
    const isTitle = stop[0] === '. ' && shortWord.test(behind.slice(Math.max(0, at - 4), at));
    if (!isTitle) from = at + stop[0].length;
  }
  return { before: opening(behind, from, windowStart > 0), covered: oneLine(text.slice(start, end)), after: closing(ahead, windowEnd < text.length) };
}

/** `Mr`, `St`, an initial: the end of the text before a dot. */
const shortWord = /(?:^|[^\p{L}])\p{Lu}\p{L}{0,2}$/u;
const sentenceEnd = /[.!?…]["'”’»)\]]{0,3} /g;

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
  const stop = /[.!?…]["'”’»)\]]{0,3}(?= |$)/.exec(line);
  if (stop) return line.slice(0, stop.index + stop[0].length);
  if (lineEnd >= 0 || !isCut) return line;
  const space = line.lastIndexOf(' ');
  return `${(space < 0 ? line : line.slice(0, space)).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ');
}
