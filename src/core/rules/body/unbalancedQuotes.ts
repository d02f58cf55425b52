import { message } from '../../message';
import type { TextRange } from '../../text/range';
import type { TextScan } from '../../text/scan';
import type { Finding, Rule } from '../rule';

const messages = {
  problem: 'Opening quotation mark without a closing one',
  expected: 'a closing quotation mark',
  unopened: 'Closing quotation mark without an opening one',
  expectedOpening: 'an opening quotation mark',
} as const;

/** A pair of marks, as code units. */
interface QuotePair {
  readonly opening: number;
  readonly closing: number;
}

const double: QuotePair = { opening: 0x201c, closing: 0x201d };
const single: QuotePair = { opening: 0x2018, closing: 0x2019 };

/** Words that lost their beginning, often set with an opening mark by mistake: ‘em, ‘til, rock ‘n’ roll, Dutch ‘s and ‘t, and years (‘90s). */
const elision = /^(?:\d|(?:em|til|tis|twas|cause|bout|round|\p{L})(?!\p{L}))/iu;

/** A single mark that opens a quotation follows a comma, a colon, a dash or a bracket; before a word of a sentence it is an ayn or an okina (‘Ali). */
const introduces = /[,:—–([“]\s?$/;


/** Curly quotes without their other half. */
export const bodyUnbalancedQuotesRule: Rule = {
  id: 'body.unbalanced-quotes',
  needs: 'record',
  subject: 'body',
  defaultSeverity: 'information',
  description: 'A curly quotation mark that is opened and not closed in its paragraph, or closed and never opened.',
  messages,
  concerns: ['doubleQuotes', 'singleQuotes'],
  *check({ text }, { views }): Iterable<Finding> {
    const { bodyScan, paragraphs } = views;
    const opensLow = bodyScan.doubleQuotes.some((offset) => (text.charCodeAt(offset) & 0xfffe) === 0x201e);
    if (opensLow || setsReversed(text, bodyScan.doubleQuotes)) return;
    const tellsSides = usesBothMarks(text, bodyScan.doubleQuotes);
    for (const { offset, isOpening } of tellsSides ? unpaired(text, bodyScan, paragraphs, bodyScan.doubleQuotes, double) : []) yield finding(text, offset, isOpening);
    for (const { offset, isOpening } of unpaired(text, bodyScan, paragraphs, bodyScan.singleQuotes, single)) yield finding(text, offset, isOpening);
  },
};

export const bodyUnbalancedQuotesRationale =
  'If a quotation is never closed, no tool can know where it ends; if it is never opened, where it begins. Print opens ' +
  'each paragraph of a long quotation and closes the last one only, so a mark is left alone where the next paragraph opens with one. Lines of text ' +
  'that was wrapped are one paragraph. `’` inside or at the end of a word is an apostrophe; `‘90s`, `rock ‘n’ roll` and Dutch `‘s ochtends` open ' +
  'nothing, nor do an ayn (`‘Ali`), feet and inches (`6’2”`). Texts that set „low“ marks or ”the same” on both sides are left alone as a whole, ' +
  'and so are straight quotes and guillemets, whose opening and closing forms are not the same everywhere. Only a reader can decide where the mark belongs, so there is no fix.';

interface UnpairedMark {
  readonly offset: number;
  readonly isOpening: boolean;
}

/** Opening marks that are never closed, one a paragraph: the last; and, of double marks, closing ones that were never opened. */
function* unpaired(
  text: string, scan: TextScan, paragraphs: readonly TextRange[], marks: readonly number[], pair: QuotePair,
): Iterable<UnpairedMark> {
  let next = 0;
  // A quotation that runs on over several paragraphs is one mistake: its closing mark is none.
  let runsOn = false;
  for (let index = 0; index < paragraphs.length; index++) {
    const paragraph = paragraphs[index];
    if (!paragraph) continue;
    let open: number | undefined;
    let isExcused = runsOn;
    for (; next < marks.length; next++) {
      const offset = marks[next] ?? paragraph.end;
      if (offset >= paragraph.end) break;
      const mark = text.charCodeAt(offset);
      if (mark === pair.opening && opens(text, offset, scan, pair)) open = offset;
      else if (mark !== pair.closing || isMeasure(text, offset, open !== undefined)) continue;
      else if (open !== undefined) open = undefined;
      else if (pair === double && !isExcused && !isDigit(text.charCodeAt(offset - 1))) yield { offset, isOpening: false };
      else isExcused = runsOn = false;
    }
    if (open === undefined) continue;
    // A closing mark that a lost break glued to a letter was taken for an apostrophe by the scan.
    if (pair === single && text.charCodeAt(paragraph.end - 1) === pair.closing) continue;
    runsOn = true;
    const following = paragraphs[index + 1];
    if (following && /^[“‘]/.test(text.slice(following.start, following.start + 1))) continue;
    yield { offset: open, isOpening: true };
  }
}

/** 6’2”: never a closing mark; 12” is one only where a quotation stands open that began in the same sentence. */
function isMeasure(text: string, offset: number, isOpen: boolean): boolean {
  if (!isDigit(text.charCodeAt(offset - 1))) return false;
  return !isOpen || /\d[’'′]\d{1,2}$/.test(text.slice(Math.max(0, offset - 4), offset));
}

/** Arabic texts set ”these“ too: the mark that closes elsewhere, a word, and the one that opens elsewhere. */
function setsReversed(text: string, marks: readonly number[]): boolean {
  return marks.some((offset, index) => {
    const next = marks[index + 1];
    if (next === undefined || text.charCodeAt(offset) !== double.closing || text.charCodeAt(next) !== double.opening) return false;
    const opens = !/[\p{L}\p{N}\p{P}]/u.test(text.charAt(offset - 1).replace('(', '')) && /\S/.test(text.charAt(offset + 1));
    const closes = /\S/.test(text.charAt(next - 1)) && !/[\p{L}\p{N}]/u.test(text.charAt(next + 1));
    return opens && closes && /\p{Script=Arabic}/u.test(text.slice(Math.max(0, offset - 40), offset));
  });
}

/** Texts that set ”the same” mark on both sides, ”these“ or the closing mark for inches only tell nothing of opening and closing. */
function usesBothMarks(text: string, marks: readonly number[]): boolean {
  let opening = 0;
  let closingThatOpens = 0;
  for (const offset of marks) {
    const mark = text.charCodeAt(offset);
    if (mark === double.opening) opening++;
    else if (mark === double.closing && text.charCodeAt(offset - 1) <= 0x28 && /[\s(]/.test(text.charAt(offset - 1)) && /\p{L}/u.test(text.charAt(offset + 1))) closingThatOpens++;
  }
  return closingThatOpens === 0 || closingThatOpens * 5 < opening;
}

function opens(text: string, offset: number, scan: TextScan, pair: QuotePair): boolean {
  if (pair === double) return true;
  if (offset > scan.range.start && /[\p{L}\p{N}]/u.test(text.charAt(offset - 1))) return false;
  if (elision.test(text.slice(offset + 1, offset + 7))) return false;
  return introduces.test(text.slice(Math.max(scan.range.start, offset - 2), offset));
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

function finding(text: string, offset: number, isOpening: boolean): Finding {
  const range = { start: offset, end: offset + 1 };
  return {
    rule: 'body.unbalanced-quotes',
    range,
    problem: message(isOpening ? messages.problem : messages.unopened),
    found: text.slice(offset, offset + 1),
    expected: message(isOpening ? messages.expected : messages.expectedOpening),
    fixes: [],
  };
}
