import type { TextRange } from '../text/range';
import { scanText } from '../text/scan';
import { isUpperCaseAt, wordEndFrom } from '../text/words';
import { trimSpace } from '../text/wordSegments';
import { abbreviationKind } from './abbreviations';
import { findSentenceJoins, type SentenceJoin } from './sentenceJoins';
import { joinWrappedLines } from './wrappedLines';
import { splitParagraphs } from './paragraphs';
import { judgeTerminator } from './terminators';

/** Terminators with what closes behind them, and the white space that follows; or marks that end a sentence with nothing behind them. */
const sentenceEnd = /(?:[.!?…]["'”’»)\]}]*(?=(\s+)["'“‘«„‚»([{¿¡—–-]*(\S))|[。！？｡।॥؟۔][」』”’）)]*)/gu;

/** No abbreviation, and nothing else that is looked at before a full stop, is longer. */
const longestBefore = 120;
const longestBehind = 80;

/**
 * The sentences of a range of the text, in order and without the white space around them. A sentence ends at a paragraph's end,
 * at a lost paragraph break, and at a terminator with white space behind it that a new sentence follows; a line that was
 * only wrapped goes on in the next. Every character that is not white space belongs to exactly one. Linear.
 * @param range UTF-16, half-open
 * @param joins lost breaks of that range where they are known
 */
export function sentencesOf(
  text: string, range: TextRange, joins: readonly SentenceJoin[] = findSentenceJoins(text, scanText(text, range)),
): TextRange[] {
  const sentences: TextRange[] = [];
  for (const paragraph of joinWrappedLines(text, splitParagraphs(text, range, joins))) {
    const paragraphText = text.slice(paragraph.start, paragraph.end);
    let start = 0;
    for (const { 0: end, 1: space, 2: next, index } of paragraphText.matchAll(sentenceEnd)) {
      if (space !== undefined && !endsSentence(paragraphText, index, index + end.length, space.length, next ?? '', start)) continue;
      addSentence(sentences, text, paragraph.start + start, paragraph.start + index + end.length);
      start = index + end.length;
    }
    addSentence(sentences, text, paragraph.start + start, paragraph.end);
  }
  return sentences;
}

function addSentence(sentences: TextRange[], text: string, start: number, end: number): void {
  const sentence = trimSpace(text, { start, end });
  if (sentence.start < sentence.end) sentences.push(sentence);
}

/**
 * Whether a sentence ends at a terminator with white space behind it. What is known of abbreviations, initials and acronyms
 * is asked as if the space had been lost; a doubt that only exists without a space (`Node.js`, an address) speaks for an end.
 * @param next the first character of the next word, behind what opens before it
 */
function endsSentence(text: string, terminator: number, closersEnd: number, spaceLength: number, next: string, floor: number): boolean {
  if (/\p{Ll}/u.test(next)) return false;
  const from = Math.max(floor, terminator - longestBefore);
  const mark = text.charAt(terminator);
  const isFullStop = mark === '.' && text.charAt(terminator - 1) !== '.';
  const before = text.slice(from, terminator);
  const nextStart = closersEnd + spaceLength;
  if (!/[\p{Lu}\p{Lt}]/u.test(next)) return !isFullStop || closersEnd > terminator + 1 || !isShort(before, text.slice(nextStart, nextStart + 4));
  if (isFullStop && ordinal.test(before) && germanBehindOrdinal.has(text.slice(nextStart, wordEndFrom(text, nextStart, text.length)))) return false;
  const joined = text.slice(from, closersEnd) + text.slice(nextStart, nextStart + longestBehind);
  let wordStart = closersEnd - from;
  while (wordStart < joined.length && !isUpperCaseAt(joined, wordStart)) wordStart++;
  const verdict = judgeTerminator({
    text: joined, terminator: terminator - from, closersEnd: closersEnd - from, wordStart, wordEnd: wordEndFrom(joined, wordStart, joined.length),
    floor: 0, ellipsesAreTight: false,
  });
  return verdict === 'break' || (verdict === undefined && isFullStop && !isShort(before, text.slice(nextStart, nextStart + 4)));
}

/**
 * Whether the text before a full stop ends in an abbreviation, an initial, a dotted acronym, or the number of a list. In capitals it counts
 * before what datelines and headlines write: `ST. BRANNOCK`, `NOV. 18`.
 * @param following the first characters behind the white space
 */
function isShort(before: string, following: string): boolean {
  const last = /[\p{L}\p{M}\p{N}.]*$/u.exec(before.slice(-24))?.[0] ?? '';
  if (last === '') return false;
  const word = last.slice(last.lastIndexOf('.') + 1);
  if (/^\p{N}+$/u.test(last)) return last.length === before.trimStart().length;
  const isInCapitals = /^\p{Lu}+$/u.test(word) && /^["'“‘«„‚»([{¿¡—–-]*(?:\p{Lu}{2}|\p{N})/u.test(following);
  return [...word].length < 2 || abbreviationKind(word, isInCapitals) !== undefined || numbered.has(word.toLowerCase());
}

/** `12.`: a day or a count, which German writes with a full stop. */
const ordinal = /(?<![\p{L}\p{N}.,])\p{N}{1,2}$/u;
/** What a number with a full stop counts in German: `12. Juni`, `20. Jahrhundert`. Other languages that write dates so have small letters here. */
const germanBehindOrdinal: ReadonlySet<string> = new Set(('Januar Jänner Februar Feber März April Mai Juni Juli August September Oktober November Dezember '
  + 'Jahrhundert Jahrhunderts Weltkrieg Weltkriegs').split(' '));

/** A number follows these: `No. 4`, `pp. 12`. */
const numbered: ReadonlySet<string> = new Set(['no', 'nos', 'nr', 'pp', 'fig', 'figs', 'vol', 'sec', 'art', 'par', 'ch', 'eq', 'núm', 'pág', 'рис', 'стр', 'ст']);
