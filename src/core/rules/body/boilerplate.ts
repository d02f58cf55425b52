import { message } from '../../message';
import { isSentenceStarter } from '../../record/sentenceStarters';
import type { TextRange } from '../../text/range';
import { wordEndFrom } from '../../text/words';
import type { RecordViews } from '../../record/views';
import type { Finding, Rule } from '../rule';
import { ownPhrases, wholeLines, wholePhrases } from './boilerplatePhrases';

const messages = {
  problem: 'Website boilerplate in the text',
  remove: 'Remove the phrase',
} as const;

const wholeForm = sticky(wholePhrases);
const ownForm = sticky(ownPhrases);
const lineForm = sticky(wholeLines);

/** Longest phrase there is; what is further from a paragraph's end cannot be a line of its own. */
const longestLine = 180;

/** How far a phrase reads letter by letter before its expression begins to choose. */
function literalStart(phrase: string): string {
  const literal = /^[^\\[\](){}.*+?|^$]*/.exec(phrase)?.[0] ?? '';
  return /[?*{]/.test(phrase.charAt(literal.length)) ? literal.slice(0, -1) : literal;
}

/** How all phrases begin, by their first four characters: tells nearly all sentences apart before an expression is tried. */
const starts: ReadonlyMap<string, readonly string[]> = (() => {
  const byHead = new Map<string, string[]>();
  for (const phrase of [...wholePhrases, ...ownPhrases, ...wholeLines]) {
    const start = literalStart(phrase);
    const head = phrase.slice(0, 4);
    byHead.set(head, [...(byHead.get(head) ?? []), start.length < 4 ? head : start]);
  }
  return byHead;
})();

/**
 * 1 at each pair of ASCII characters that a phrase begins with, as small letters, 2 at each that it goes on with, and 4 at each of its second and third;
 * told apart before a text is cut out to look at it.
 */
const pairs: Readonly<Uint8Array> = (() => {
  const table = new Uint8Array(0x80 * 0x80);
  const add = (first: number, second: number, flag: number): void => {
    if (first < 0x80 && second < 0x80) table[pairOf(first, second)] = (table[pairOf(first, second)] ?? 0) | flag;
  };
  for (const head of starts.keys()) {
    add(head.charCodeAt(0), head.charCodeAt(1), 1);
    add(head.charCodeAt(2), head.charCodeAt(3), 2);
    add(head.charCodeAt(1), head.charCodeAt(2), 4);
  }
  return table;
})();

/** What a page sets around a phrase: brackets, bullets, dashes, arrows. */
const decoration = /[\s()[\]{}<>«»‹›*•·■▪►▶→|#=~_–—"“”-]/;

/** Phrases that belong to the page and not to the article. */
export const bodyBoilerplateRule: Rule = {
  id: 'body.boilerplate',
  needs: 'record',
  subject: 'body',
  defaultSeverity: 'warning',
  description: 'Website boilerplate in the text: advertisements, paywalls, cookie notices, links to other articles (“Read more”).',
  messages,
  *check(record, { views }): Iterable<Finding> {
    const { text } = record;
    let done = -1;
    for (const range of boilerplateRanges(text, views)) {
      if (range.start < done) continue;
      done = range.end;
      yield {
        rule: 'body.boilerplate',
        range,
        problem: message(messages.problem),
        found: text.slice(range.start, range.end),
        fixes: [{
          title: message(messages.remove),
          edits: [{ range: withSpace(text, range, views.bodyScan.range), newText: '' }],
          safe: false,
        }],
      };
    }
  },
};

export const bodyBoilerplateRationale =
  'Text that a page puts between its paragraphs (advertisements, calls to subscribe, share or follow, cookie notices, picture credits) was copied with the article. A table of phrases of newspapers and agencies in English, German, French, Spanish, Portuguese, Italian and Dutch is ' +
  'looked for where a sentence begins, and in lines that hold nothing else, brackets and bullets around them aside. Phrases that are also ordinary words (“Advertisement”, “Read more”) are only reported alone: as a paragraph, or joined to a sentence without a space. ' +
  '“The advertisement was printed twice” and “Advertisement revenue fell” are left alone. The phrase is only removed when you choose to, because a table cannot know every text.';

/** Lines that are boilerplate as a whole, and phrases where a sentence begins; in order, but for a phrase inside a line. */
function* boilerplateRanges(text: string, { lines, bodyScan: { sentenceStarts } }: RecordViews): Iterable<TextRange> {
  let next = 0;
  // Where a chain of phrases turned out to be part of a sentence, none of its later phrases needs another look.
  let failedUntil = -1;
  for (const line of lines) {
    const whole = wholeLine(text, line);
    if (whole) yield whole;
    for (let start = line.start; start < line.end;) {
      if (start > failedUntil && !(whole && start < whole.end) && mayBegin(text, start)) {
        const chain = readChain(text, start, line.end);
        if (chain.end === undefined) failedUntil = chain.tried;
        else yield { start, end: chain.end };
      }
      while (next < sentenceStarts.length && (sentenceStarts[next] ?? line.end) <= start) next++;
      start = sentenceStarts[next] ?? line.end;
    }
  }
}

/** A line that holds a phrase and nothing else, but for what a page sets around it. */
function wholeLine(text: string, line: TextRange): TextRange | undefined {
  if (line.end - line.start > longestLine) return undefined;
  let start = line.start;
  const first = text.charCodeAt(start);
  // Most lines begin with a letter that no phrase begins with.
  if (first < 0x80 && (first | 0x20) >= 0x61 && (first | 0x20) <= 0x7a && !mayBegin(text, start)) return undefined;
  while (start < line.end && decoration.test(text.charAt(start))) start++;
  if (!mayBegin(text, start)) return undefined;
  let end = line.end;
  while (end > start && decoration.test(text.charAt(end - 1))) end--;
  const stop = /[.:!…]/.test(text.charAt(end - 1)) ? end - 1 : end;
  const fits = [lineForm, wholeForm, ownForm].some((form) => {
    const match = matchEnd(form, text, start, end);
    return match === end || match === stop;
  });
  if (!fits) return undefined;
  let shownStart = line.start;
  while (/\s/.test(text.charAt(shownStart))) shownStart++;
  let shownEnd = line.end;
  while (/\s/.test(text.charAt(shownEnd - 1))) shownEnd--;
  return { start: shownStart, end: shownEnd };
}

/**
 * The phrases that begin at `start`, one behind the other: their end, or how far they were tried in vain. A phrase that is ordinary words
 * stands alone where the line ends behind it, a sentence begins, or another phrase follows that stands.
 */
function readChain(text: string, start: number, limit: number): { readonly end?: number; readonly tried: number } {
  let end: number | undefined;
  let offset = start;
  while (offset < limit) {
    const whole = matchEnd(wholeForm, text, offset, limit);
    const own = whole ?? matchEnd(ownForm, text, offset, limit);
    if (own === undefined) break;
    const stop = whole ?? stopEnd(text, own, limit);
    if (whole !== undefined || standsAlone(text, stop, stop > own, limit)) end = stop;
    else if (stop < limit && !/\s/.test(text.charAt(stop))) break;
    offset = stop;
    while (offset < limit && /\s/.test(text.charAt(offset))) offset++;
  }
  return end === undefined ? { tried: offset } : { end, tried: offset };
}

/** The end of what closes a phrase, French with a blank before it; the end of the phrase where nothing does. */
function stopEnd(text: string, end: number, limit: number): number {
  const mark = /[ \u00A0]/.test(text.charAt(end)) && /[:»›→]/.test(text.charAt(end + 1)) ? end + 1 : end;
  return mark < limit && /[.!»›→:]/.test(text.charAt(mark)) ? mark + 1 : end;
}

/** Whether nothing of the same sentence follows a phrase. */
function standsAlone(text: string, end: number, hasStop: boolean, limit: number): boolean {
  if (end === limit) return true;
  const next = text.charAt(end);
  if (/\p{Lu}/u.test(next)) return true;
  if (!/\s/.test(next)) return false;
  if (hasStop) return true;
  let word = end;
  while (word < limit && /\s/.test(text.charAt(word))) word++;
  const wordEnd = wordEndFrom(text, word, limit);
  return /\p{Lu}/u.test(text.charAt(word)) && isSentenceStarter(text.slice(word, wordEnd), text.slice(wordEnd, wordEnd + 4));
}

function mayBegin(text: string, offset: number): boolean {
  const first = text.charCodeAt(offset);
  const second = text.charCodeAt(offset + 1);
  if (first < 0x80 && second < 0x80 && ((pairs[pairOf(first, second)] ?? 0) & 1) === 0) return false;
  const third = text.charCodeAt(offset + 2);
  const fourth = text.charCodeAt(offset + 3);
  if (third < 0x80 && fourth < 0x80 && ((pairs[pairOf(third, fourth)] ?? 0) & 2) === 0) return false;
  if (second < 0x80 && third < 0x80 && ((pairs[pairOf(second, third)] ?? 0) & 4) === 0) return false;
  const literals = starts.get(text.slice(offset, offset + 4).toLowerCase());
  return literals !== undefined && literals.some((literal) => text.slice(offset, offset + literal.length).toLowerCase() === literal);
}

/** Place of a pair in the table, capitals as small letters. */
function pairOf(first: number, second: number): number {
  return ((first | 0x20) << 7) | (second | 0x20);
}

function matchEnd(form: RegExp, text: string, start: number, limit: number): number | undefined {
  form.lastIndex = start;
  if (!form.test(text) || form.lastIndex > limit) return undefined;
  return form.lastIndex < limit && /[\p{Ll}\p{N}]/u.test(text.charAt(form.lastIndex)) ? undefined : form.lastIndex;
}

/** The phrase and the space that would be doubled without it. */
function withSpace(text: string, range: TextRange, body: TextRange): TextRange {
  const spaceBefore = range.start === body.start || /\s/.test(text.charAt(range.start - 1));
  return spaceBefore && text.charAt(range.end) === ' ' && range.end < body.end ? { start: range.start, end: range.end + 1 } : range;
}

function sticky(alternatives: readonly string[]): RegExp {
  // The longest first: the engine takes the first that fits.
  return new RegExp(`(?:${[...alternatives].sort((a, b) => b.length - a.length).join('|')})`, 'iuy');
}
