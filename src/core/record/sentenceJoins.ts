import type { TextRange } from '../text/range';
import type { TextScan } from '../text/scan';
import { compoundStartBefore, isUpperCaseAt, wordEndFrom } from '../text/words';
import { judgeCaseless, judgeFigure, judgeTerminator, type Verdict } from './terminators';
import { QuoteState } from './quoteState';
import { followsWithoutSpace, UnspacedSentences } from './unspacedSentences';

/** A place where one sentence runs into the next because what stood between them was lost. */
export interface SentenceJoin {
  /** What was lost: a paragraph break, or only a space (`Mr.Smith`). */
  readonly kind: 'break' | 'space';
  /** Where it belongs, in UTF-16 units of the text: behind the full stop and the quotes and brackets that close with it. */
  readonly offset: number;
  /** From the word before to the end of the word after, for showing; half-open. */
  readonly range: TextRange;
}

const mostClosers = 6;
const mostOpeners = 4;
const openers: ReadonlySet<string> = new Set('"\'“”„‟‘’‚«»([{¿¡•●■▪►◆—–―「『（《〈【');
/** These take a space behind them where they open; dialogue opens with a dash. */
const spacedOpeners: ReadonlySet<string> = new Set('«»•●■▪►◆—–―');
/** Georgian has capitals in Unicode, which nobody begins a sentence with. */
const letterWithoutCase = /[\p{Lo}\p{Script=Georgian}]/u;
const blank = /[ \t\u00A0\u2009\u202F]/;

/**
 * Finds lost breaks and lost spaces of a body, in order; linear in its length.
 *
 * A candidate is a terminator, what closes with it, and without white space an upper-case letter of any script, a letter of a script
 * without capitals or a figure, with what opens before it. Straight quotes close only where one stands open since the last break. After `.` the word before decides;
 * `!` and `?` end a sentence except in names and addresses; an ellipsis does unless the text sets ellipses without spaces.
 */
export function findSentenceJoins(text: string, scan: TextScan): readonly SentenceJoin[] {
  const { start, end } = scan.range;
  const quotes = new QuoteState(text, scan);
  const ellipsesAreTight = setsEllipsesTight(text, scan);
  const joins: SentenceJoin[] = [];
  let lastBreak = start;
  let unspaced: UnspacedSentences | undefined;
  for (const terminator of scan.terminators) {
    const next = text.charCodeAt(terminator + 1);
    // Most candidates are decimals, times and addresses: told apart before anything else is looked at.
    if (!mayGoOn(next) || (isDigit(next) && !mayEndBeforeFigure(text.charCodeAt(terminator - 1)))) continue;
    let offset = terminator + 1;
    let wordStart = offset;
    const isPlain = isUpperCaseAt(text, offset);
    if (!isPlain) {
      quotes.moveTo(terminator);
      offset = skipClosers(text, offset, end, quotes);
      wordStart = skipOpeners(text, offset, end);
    }
    if (wordStart >= end || (offset > terminator + 1 && isShownAlone(text, terminator))) continue;
    let verdict: Verdict;
    let wordEnd = wordStart;
    if (followsWithoutSpace(text, terminator, wordStart)) {
      wordEnd = wordEndFrom(text, wordStart, end);
      unspaced ??= new UnspacedSentences(text, scan.range);
      verdict = unspaced.isBreak(terminator, offset) ? 'break' : undefined;
    } else if (isPlain || isUpperCaseAt(text, wordStart)) {
      wordEnd = wordEndFrom(text, wordStart, end);
      verdict = judgeTerminator({ text, terminator, closersEnd: offset, wordStart, wordEnd, floor: lastBreak, ellipsesAreTight });
    } else if (isDigit(text.charCodeAt(wordStart)) || /[$€£¥]/.test(text.charAt(wordStart))) {
      verdict = judgeFigure({ text, terminator, closersEnd: offset, wordStart, floor: lastBreak }, end);
      wordEnd = Math.max(wordStart + 1, wordEndFrom(text, wordStart, end));
    } else if (isLetterWithoutCase(text, wordStart)) {
      wordEnd = wordEndFrom(text, wordStart, end);
      verdict = judgeCaseless({ text, terminator, closersEnd: offset, wordStart, wordEnd, floor: lastBreak, ellipsesAreTight });
    }
    if (!verdict) continue;
    const kind = verdict === 'space' ? 'space' : 'break';
    joins.push({ kind, offset, range: { start: shownStart(text, terminator, lastBreak), end: wordEnd } });
    if (kind === 'space') continue;
    lastBreak = offset;
    quotes.startParagraph(offset);
  }
  return joins;
}

/** Whether a sentence may begin, or something close, with this code unit: an upper-case letter, a figure, a mark, anything above ASCII. */
function mayGoOn(unit: number): boolean {
  if (unit >= 0x80 || (unit >= 0x41 && unit <= 0x5a) || isDigit(unit)) return true;
  // The blank is for one before a closing guillemet.
  return unit < 0x80 && ' "\'()[]{}$-*'.includes(String.fromCharCode(unit));
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

/** A small ASCII letter, or anything above ASCII: what stands before a stop that a figure touches, unless it is a decimal or a time. */
function mayEndBeforeFigure(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || unit >= 0x80 || unit === 0x22 || unit === 0x27 || unit === 0x29;
}

function isLetterWithoutCase(text: string, offset: number): boolean {
  const unit = text.charCodeAt(offset);
  return unit >= 0x530 && letterWithoutCase.test(String.fromCodePoint(text.codePointAt(offset) ?? unit));
}

/** A full stop between marks is spoken about: `（.）`, “!”. */
function isShownAlone(text: string, terminator: number): boolean {
  return text.charAt(terminator) !== '…' && '([{（「『“'.includes(text.charAt(terminator - 1)) && terminator > 0;
}

function skipClosers(text: string, from: number, end: number, quotes: QuoteState): number {
  let offset = from;
  let straightClosed = false;
  for (let count = 0; count < mostClosers && offset < end; count++) {
    // « A blank stands here. » And in print also between ‘single’ and “double marks.’ ”
    const spaced = blank.test(text.charAt(offset)) && /^(?:..»|’.”)$/.test(text.slice(offset - 1, offset + 2));
    const mark = spaced ? offset + 1 : offset;
    const isStraight = text.charAt(mark) === '"';
    if (!')]}」』）】》'.includes(text.charAt(mark)) && ((isStraight && straightClosed) || !quotes.closesAt(mark))) break;
    // One straight mark closes what is open; a second one at its side opens the next paragraph.
    straightClosed ||= isStraight;
    offset = mark + 1;
  }
  return offset;
}

function skipOpeners(text: string, from: number, end: number): number {
  let offset = from;
  // A dash of a typewriter, or the bullet of a list: with a blank behind it, and no number of a paragraph before.
  if (/[-*]/.test(text.charAt(offset)) && !isDigit(text.charCodeAt(from - 2))) {
    let mark = offset + 1;
    while (mark < offset + 2 && text.charAt(mark) === '-') mark++;
    if (text.charAt(mark) === ' ') return skipOpeners(text, mark + 1, end);
  }
  for (let count = 0; count < mostOpeners && offset < end && openers.has(text.charAt(offset)) && !text.startsWith('——', offset); count++) {
    const spaced = spacedOpeners.has(text.charAt(offset));
    offset++;
    if (spaced && blank.test(text.charAt(offset))) offset++;
  }
  return offset;
}

/** Start of the word that the sentence ends with; of several terminators a few belong to it. */
function shownStart(text: string, terminator: number, limit: number): number {
  const first = Math.max(limit, terminator - mostClosers);
  let offset = terminator;
  while (offset > first && '.!?…'.includes(text.charAt(offset - 1))) offset--;
  return compoundStartBefore(text, offset, limit);
}

/** Where the text has an ellipsis between two lower-case words without a space (`well...but`), it is its style everywhere. */
function setsEllipsesTight(text: string, scan: TextScan): boolean {
  return scan.ellipses.some((offset) => {
    const before = text.charAt(text.charAt(offset) === '.' ? offset - 3 : offset - 1);
    return /\p{L}/u.test(before) && /\p{Ll}/u.test(text.charAt(offset + 1));
  });
}
