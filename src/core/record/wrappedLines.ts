import type { TextRange } from '../text/range';
import { stopsOfOtherScripts } from '../text/scan';
import { unspacedCharacter } from '../text/scripts';

/** Text that was broken to a width has lines no longer than this, and is hardly ever set narrower than the other. */
const widest = 200;
const narrowest = 40;
/** How much of the width a line fills at least, with the next word, where it was broken for want of room. */
const fullness = 0.9;
const endsSentence = new RegExp(`[.!?…${stopsOfOtherScripts}]["'”’»)\\]}」』]*$`, 'u');
/** What had no room on a line; without spaces between words, a line is broken before any character. */
const nextWord = new RegExp(`^(?:${unspacedCharacter}|(?:(?!${unspacedCharacter})\\S)*)`, 'u');

/**
 * Joins paragraphs that are only the lines of a text broken to a width: one line ending parts them, the first is so full
 * that the next word had no room, or goes on in lower case, and does not end a sentence; and the next begins no item of a list.
 * @param lines what lies between line endings and lost breaks, ascending, as `splitParagraphs` finds it
 * @returns half-open ranges; those of joined lines hold the line endings between them
 */
export function joinWrappedLines(text: string, lines: readonly TextRange[]): TextRange[] {
  const width = lines.reduce((longest, { start, end }) => Math.max(longest, end - start), 0);
  // Of paragraphs that are a line each, the longest is as full as can be: in a text broken to a width, a full line ends amid a sentence.
  const mayBeWrapped = width <= widest && width >= narrowest
    && lines.some(({ start, end }) => end - start > width * fullness && !endsSentence.test(text.slice(Math.max(start, end - 8), end).trimEnd()));
  const joined: { start: number; end: number }[] = [];
  let last: TextRange | undefined;
  for (const line of lines) {
    const open = joined[joined.length - 1];
    if (open && last && isOneLineEnding(text, last.end, line.start) && goesOn(text, last, line, mayBeWrapped ? width : Infinity)) open.end = line.end;
    else joined.push({ ...line });
    last = line;
  }
  return joined;
}

function isOneLineEnding(text: string, end: number, start: number): boolean {
  return start === end + 1 ? /[\r\n]/.test(text.charAt(end)) : start === end + 2 && text.startsWith('\r\n', end);
}

function goesOn(text: string, line: TextRange, next: TextRange, width: number): boolean {
  const following = text.slice(next.start, Math.min(next.end, next.start + widest));
  if (/^\s*(?:[-–—•*●■▪►◆]|\p{N}{1,3}[.)])\s/u.test(following)) return false;
  const ending = text.slice(Math.max(line.start, line.end - 8), line.end).trimEnd();
  const length = line.end - line.start;
  if (/^\s*\p{Ll}/u.test(following)) return length >= narrowest && !/[!?…:;]["'”’»)\]]*$/.test(ending);
  const wordLength = nextWord.exec(following)?.[0].length ?? 0;
  return length + 1 + wordLength > width * fullness && following.trim() !== '';
}
