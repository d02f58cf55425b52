import type { CodePointIndex, CodePointRange } from '../text/codePoints';
import type { TextRange } from '../text/range';

/** Characters that may not stand in a covered text, because brat breaks the line there. */
export const lineBreakers = /[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]/;
const everyLineBreaker = /[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+/g;

/** The range without the white space at its edges; of length 0 where there is nothing else. */
export function withoutEdgeWhiteSpace(text: string, range: TextRange): TextRange {
  let { start, end } = range;
  while (start < end && isWhiteSpace(text, start)) start++;
  while (end > start && isWhiteSpace(text, end - 1)) end--;
  return { start, end };
}

/** Whether ranges hold nothing that a reader sees: such a tag is of no text. */
export function isBlank(text: string, ranges: readonly TextRange[]): boolean {
  return ranges.every(({ start, end }) => {
    let at = start;
    while (at < end && isWhiteSpace(text, at)) at++;
    return at >= end;
  });
}

/** Also U+0085 and the separators U+001C to U+001F, which Python counts as white space and JavaScript does not. */
function isWhiteSpace(text: string, offset: number): boolean {
  const unit = text.charCodeAt(offset);
  return unit === 0x85 || (unit >= 0x1c && unit <= 0x1f) || text.charAt(offset).trim() === '';
}

/**
 * The fragments that a selection is tagged as: cut at line endings and at every other character at which brat breaks a line,
 * white space at the edges left out, as brat's own window does. Empty where the selection holds no text.
 * UTF-16 offsets, half-open, ascending.
 */
export function fragmentsOfSelection(text: string, selection: TextRange): TextRange[] {
  const fragments: TextRange[] = [];
  let start = selection.start;
  const add = (end: number): void => {
    const fragment = withoutEdgeWhiteSpace(text, { start, end });
    if (fragment.end > fragment.start) fragments.push(fragment);
  };
  const covered = text.slice(selection.start, selection.end);
  for (const breaker of covered.matchAll(everyLineBreaker)) {
    add(selection.start + breaker.index);
    start = selection.start + breaker.index + breaker[0].length;
  }
  add(selection.end);
  return fragments;
}

/** The covered text as a standoff file tells it: fragments in the given order, joined by one space. */
export function quoteOf(text: string, fragments: readonly TextRange[]): string {
  const [only] = fragments;
  if (only && fragments.length === 1) return text.slice(only.start, only.end);
  return fragments.map(({ start, end }) => text.slice(start, end)).join(' ');
}

/** A covered text as it is compared and looked for: on one line, each run of white space a space. */
export function textOnOneLine(quote: string): string {
  return quote.replace(/\s+/g, ' ').trim();
}

/** UTF-16 units of a range up to the first line ending in it. */
export function lengthOnFirstLine(text: string, { start, end }: TextRange): number {
  const ending = text.slice(start, end).search(/[\r\n]/);
  return ending === -1 ? end - start : ending;
}

/** What a standoff line says of a place: code points of the file, and the covered text. */
export interface WrittenSpan {
  readonly fragments: readonly CodePointRange[];
  readonly quote: string;
}

/**
 * What to write for a span that has these fragments in the text (UTF-16, in the order of the line). Fragments are cut only where
 * a line break has come into them, joined where they have come to overlap, and left out where they have become empty; undefined where
 * nothing but white space is left to write.
 */
export function writtenSpan(
  text: string, fragments: readonly TextRange[], codePoints: Pick<CodePointIndex, 'toCodePointRange'>,
): WrittenSpan | undefined {
  const kept = withoutOverlaps(fragments).flatMap((fragment) =>
    lineBreakers.test(text.slice(fragment.start, fragment.end)) ? fragmentsOfSelection(text, fragment)
    : fragment.end > fragment.start ? [fragment]
    : []);
  if (isBlank(text, kept)) return undefined;
  return { fragments: kept.map((fragment) => codePoints.toCodePointRange(fragment)), quote: quoteOf(text, kept) };
}

/** Fragments of which some overlap, as one where they do and ascending; others as they are. */
export function withoutOverlaps(fragments: readonly TextRange[]): readonly TextRange[] {
  if (fragments.length < 2) return fragments;
  const ordered = [...fragments].sort((a, b) => a.start - b.start || a.end - b.end);
  const joined: TextRange[] = [];
  for (const { start, end } of ordered) {
    const last = joined[joined.length - 1];
    if (last && start < last.end) joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    else joined.push({ start, end });
  }
  return joined.length === fragments.length ? fragments : joined;
}

/** A text made fit for one line: line breaks of every kind become single spaces. */
export function onOneLine(text: string): string {
  return text.replace(everyLineBreaker, ' ');
}
