import type { TextRange } from '../../core/text/range';

export interface OccurrenceOptions {
  readonly wholeWord: boolean;
  readonly matchCase: boolean;
}

/**
 * Places where a text stands in another, from left to right, not overlapping; UTF-16, half-open.
 * Linear in the text. Without `matchCase` letters are compared by their lower case as long as that
 * keeps their length, so that offsets stay true.
 */
export function findOccurrences(text: string, quote: string, options: OccurrenceOptions): TextRange[] {
  if (quote === '') return [];
  const haystack = options.matchCase ? text : lowerCaseKeepingLength(text);
  const needle = options.matchCase ? quote : lowerCaseKeepingLength(quote);
  const found: TextRange[] = [];
  let from = 0;
  for (;;) {
    const start = haystack.indexOf(needle, from);
    if (start < 0) return found;
    const end = start + needle.length;
    if (!options.wholeWord || (isEdge(text, start) && isEdge(text, end))) {
      found.push({ start, end });
      from = end;
    } else from = nextEdgeAfter(text, start);
  }
}

/** The next place a word can begin, so that a failed match is not tried again at every letter of its word. */
function nextEdgeAfter(text: string, start: number): number {
  let offset = start + 1;
  while (offset < text.length && !isEdge(text, offset)) offset++;
  return offset;
}

function lowerCaseKeepingLength(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  const pieces: string[] = [];
  for (const character of text) {
    const small = character.toLowerCase();
    pieces.push(small.length === character.length ? small : character);
  }
  return pieces.join('');
}

/** Whether no word runs over an offset. */
function isEdge(text: string, offset: number): boolean {
  return !(isWordCharacter(characterBefore(text, offset)) && isWordCharacter(characterAfter(text, offset)));
}

function characterBefore(text: string, offset: number): string {
  const low = text.charCodeAt(offset - 1);
  return low >= 0xdc00 && low <= 0xdfff ? text.slice(Math.max(0, offset - 2), offset) : text.slice(Math.max(0, offset - 1), offset);
}

function characterAfter(text: string, offset: number): string {
  const code = text.codePointAt(offset);
  return code === undefined ? '' : String.fromCodePoint(code);
}

function isWordCharacter(character: string): boolean {
  return character !== '' && /[\p{L}\p{N}\p{M}_]/u.test(character);
}
