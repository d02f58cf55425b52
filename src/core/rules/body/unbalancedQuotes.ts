import { message } from '../../message';
import type { TextRange } from '../../text/range';
import type { TextScan } from '../../text/scan';
import type { Finding, Rule } from '../rule';

const messages = {
  problem: 'Opening quotation mark without a closing one',
  expected: 'a closing quotation mark',
} as const;

/** A pair of marks, as code units. */
interface QuotePair {
  readonly opening: number;
  readonly closing: number;
}

const double: QuotePair = { opening: 0x201c, closing: 0x201d };
const single: QuotePair = { opening: 0x2018, closing: 0x2019 };

/** Words that lost their beginning, often set with an opening mark by mistake: ‘em, ‘til, rock ‘n’ roll, and years (‘90s). */
const elision = /^(?:\d|(?:em|til|tis|twas|cause|bout|round|n)(?!\p{L}))/iu;

/** Opening curly quotes without a closing one. */
export const bodyUnbalancedQuotesRule: Rule = {
  id: 'body.unbalanced-quotes',
  subject: 'body',
  defaultSeverity: 'information',
  description: 'An opening curly quotation mark that is not closed in its paragraph, nor taken up by the next one.',
  messages,
  *check({ text }, { views }): Iterable<Finding> {
    const { bodyScan, paragraphs } = views;
    const setsLowMarks = bodyScan.doubleQuotes.some((offset) => (text.charCodeAt(offset) & 0xfffe) === 0x201e);
    if (setsLowMarks) return;
    for (const offset of unclosed(text, bodyScan, paragraphs, bodyScan.doubleQuotes, double)) yield finding(text, offset);
    for (const offset of unclosed(text, bodyScan, paragraphs, bodyScan.singleQuotes, single)) yield finding(text, offset);
  },
};

export const bodyUnbalancedQuotesRationale =
  'A quotation that never closes hides where it ends from every tool that reads quotations. Print opens each paragraph of a long ' +
  'quotation and closes the last one only, so a mark is left alone where the next paragraph opens with one. `’` inside or at the ' +
  'end of a word is an apostrophe, `‘90s` and `rock ‘n’ roll` open nothing. Texts that set „low“ marks or ”the same” on both ' +
  'sides are left alone as a whole, and so are straight quotes and guillemets, which do not tell opening from closing everywhere. ' +
  'Where the mark belongs only a reader can tell, so there is no fix.';

/** Offsets of opening marks that are never closed, one a paragraph: the last. */
function* unclosed(
  text: string, scan: TextScan, paragraphs: readonly TextRange[], marks: readonly number[], pair: QuotePair,
): Iterable<number> {
  let next = 0;
  for (let index = 0; index < paragraphs.length; index++) {
    const paragraph = paragraphs[index];
    if (!paragraph) continue;
    let open: number | undefined;
    for (; next < marks.length; next++) {
      const offset = marks[next] ?? paragraph.end;
      if (offset >= paragraph.end) break;
      const mark = text.charCodeAt(offset);
      if (mark === pair.opening && opens(text, offset, scan, pair)) open = offset;
      else if (mark === pair.closing) open = undefined;
    }
    if (open === undefined) continue;
    // A closing mark that a lost break glued to a letter was taken for an apostrophe by the scan.
    if (pair === single && text.charCodeAt(paragraph.end - 1) === pair.closing) continue;
    const following = paragraphs[index + 1];
    if (following && /^[“‘]/.test(text.slice(following.start, following.start + 1))) continue;
    yield open;
  }
}

function opens(text: string, offset: number, scan: TextScan, pair: QuotePair): boolean {
  if (pair === double) return true;
  if (offset > scan.range.start && /[\p{L}\p{N}]/u.test(text.charAt(offset - 1))) return false;
  return !elision.test(text.slice(offset + 1, offset + 7));
}

function finding(text: string, offset: number): Finding {
  const range = { start: offset, end: offset + 1 };
  return {
    rule: 'body.unbalanced-quotes',
    range,
    problem: message(messages.problem),
    found: text.slice(offset, offset + 1),
    expected: message(messages.expected),
    fixes: [],
  };
}
