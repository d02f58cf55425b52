import { foldForm } from './foldedText';
import { likeness } from './likeness';
import type { TextEdit } from './range';
import { alignTokens, tokenize } from './tokenAlignment';

/** A range of the one text that is the same in the other, or the same in another form: case, normalization, quotes, dashes, spaces. */
interface EqualRun {
  /** Offset in the old text. */
  readonly old: number;
  /** Offset in the new text. */
  readonly new: number;
  readonly length: number;
  readonly newLength: number;
}

/**
 * How a text became another, as small edits of the old one, ascending and apart: first word by word, anchored at words that both
 * texts hold once (so a moved paragraph costs nothing but itself), then to the character inside the words that differ.
 * A word in other letters (case, normalization, typography) is the same word, and changed for itself.
 * Not the shortest script: equal ranges too short to mean anything between larger changes count as changed.
 * Linear but for sorting anchors; ranges without any anchor are replaced as a whole.
 */
export function differences(oldText: string, newText: string): TextEdit[] {
  if (oldText === newText) return [];
  const prefix = commonPrefix(oldText, newText);
  const suffix = commonSuffix(oldText, newText, prefix);
  const oldCore = oldText.slice(prefix, oldText.length - suffix);
  const newCore = newText.slice(prefix, newText.length - suffix);
  const edits = oldCore === '' || newCore === '' ? [replacement(0, oldCore.length, newCore)]
    : editsBetween(oldCore, newCore, meaningfulRuns(equalRuns(oldCore, newCore), oldCore.length, newCore.length));
  const placed = edits.map(({ range, newText: text }) => replacement(range.start + prefix, range.end + prefix, text));
  const joined: TextEdit[] = [];
  placed.forEach((edit, index) => {
    const last = joined[joined.length - 1];
    const slid = slideToBoundary(oldText, edit, last?.range.end ?? 0, placed[index + 1]?.range.start ?? oldText.length);
    if (last?.range.end !== slid.range.start) joined.push(slid);
    else joined[joined.length - 1] = replacement(last.range.start, slid.range.end, last.newText + slid.newText);
  });
  return joined;
}

function replacement(start: number, end: number, newText: string): TextEdit {
  return { range: { start, end }, newText };
}

/** Length of the common start, never ending inside a surrogate pair. */
export function commonPrefix(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && a.charCodeAt(length) === b.charCodeAt(length)) length++;
  return length > 0 && isHighSurrogate(a.charCodeAt(length - 1)) ? length - 1 : length;
}

/** Length of the common end, at most what a common start of length `prefix` leaves. */
export function commonSuffix(a: string, b: string, prefix = 0): number {
  const most = Math.min(a.length, b.length) - prefix;
  let length = 0;
  while (length < most && a.charCodeAt(a.length - 1 - length) === b.charCodeAt(b.length - 1 - length)) length++;
  return length > 0 && isLowSurrogate(a.charCodeAt(a.length - length)) ? length - 1 : length;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

function equalRuns(oldText: string, newText: string): EqualRun[] {
  const oldTokens = tokenize(oldText);
  const newTokens = tokenize(newText);
  const runs: EqualRun[] = [];
  const fold = foldedTokens();
  for (const { a, b } of alignTokens(oldTokens.texts.map(fold), newTokens.texts.map(fold))) {
    const start = oldTokens.starts[a] ?? 0;
    const newStart = newTokens.starts[b] ?? 0;
    const length = oldTokens.texts[a]?.length ?? 0;
    const newLength = newTokens.texts[b]?.length ?? 0;
    const last = runs[runs.length - 1];
    if (last && last.old + last.length === start && last.new + last.newLength === newStart) {
      runs[runs.length - 1] = { ...last, length: last.length + length, newLength: last.newLength + newLength };
    } else runs.push({ old: start, new: newStart, length, newLength });
  }
  return runs;
}

/**
 * Drops equal ranges with something replaced on either side, and more than they are long: chance, not kinship.
 * What only went or only came says nothing against the text beside it.
 */
function meaningfulRuns(runs: readonly EqualRun[], oldLength: number, newLength: number): EqualRun[] {
  const kept: EqualRun[] = [];
  const end: EqualRun = { old: oldLength, new: newLength, length: 0, newLength: 0 };
  for (const run of [...runs, end]) {
    for (let last = kept.pop(); last; last = kept.pop()) {
      const before = replacedBetween(kept[kept.length - 1], last);
      const after = replacedBetween(last, run);
      if (before === 0 || after === 0 || last.length > before + after) {
        kept.push(last);
        break;
      }
    }
    kept.push(run);
  }
  kept.pop();
  return kept;
}

/** How much text was replaced by other text between two equal ranges; the start of the texts counts as one. */
function replacedBetween(run: EqualRun | undefined, next: EqualRun): number {
  const { old, new: renewed, length, newLength } = run ?? { old: 0, new: 0, length: 0, newLength: 0 };
  return Math.min(next.old - old - length, next.new - renewed - newLength);
}

function editsBetween(oldText: string, newText: string, runs: readonly EqualRun[]): TextEdit[] {
  const edits: TextEdit[] = [];
  let oldEnd = 0;
  let newEnd = 0;
  for (const run of runs) {
    edits.push(...editsOfGap(oldText.slice(oldEnd, run.old), newText.slice(newEnd, run.new), oldEnd));
    oldEnd = run.old + run.length;
    newEnd = run.new + run.newLength;
    const before = oldText.slice(run.old, oldEnd);
    const after = newText.slice(run.new, newEnd);
    if (before !== after) edits.push(...editsOfForms(before, after, run.old));
  }
  edits.push(...editsOfGap(oldText.slice(oldEnd), newText.slice(newEnd), oldEnd));
  return edits;
}

/** What differs between two ranges that are the same word by word but for their form. */
function editsOfForms(before: string, after: string, at: number): TextEdit[] {
  const oldTokens = tokenize(before);
  const newTokens = tokenize(after);
  return oldTokens.texts.flatMap((text, index) => {
    const other = newTokens.texts[index] ?? '';
    return text === other ? [] : [smallest(text, other, at + (oldTokens.starts[index] ?? 0))];
  });
}

/** Least likeness of two words that are one, spelled otherwise. */
const alikeWords = 0.5;
const mostPairedWords = 12;

/** A gap with as many words on either side, each like its opposite, is changed word by word; another as a whole. */
function editsOfGap(removed: string, inserted: string, at: number): TextEdit[] {
  if (removed === inserted) return [];
  if (removed === '' || inserted === '' || removed.length > 400 || inserted.length > 400) return [smallest(removed, inserted, at)];
  const before = tokenize(removed);
  const after = tokenize(inserted);
  const isWord = (token: string): boolean => /^[\p{L}\p{N}]/u.test(token);
  const words = before.texts.filter(isWord).length;
  const isPaired = words > 1 && words <= mostPairedWords && before.texts.length === after.texts.length && before.texts.every((token, index) => {
    const other = after.texts[index] ?? '';
    return isWord(token) ? isWord(other) && likeness(token.toLowerCase(), other.toLowerCase()) >= alikeWords : token === other;
  });
  return isPaired ? editsOfForms(removed, inserted, at) : [smallest(removed, inserted, at)];
}

function smallest(removed: string, inserted: string, at: number): TextEdit {
  const prefix = commonPrefix(removed, inserted);
  const suffix = commonSuffix(removed, inserted, prefix);
  return replacement(at + prefix, at + removed.length - suffix, inserted.slice(prefix, inserted.length - suffix));
}

/** Folds tokens, each different one once. */
function foldedTokens(): (token: string) => string {
  const known = new Map<string, string>();
  return (token) => {
    const folded = known.get(token) ?? foldForm(token).toLowerCase();
    known.set(token, folded);
    return folded;
  };
}

const longestSlide = 200;

/**
 * A deletion or insertion between equal characters can stand in several places; the one at a sentence, a line or a word is meant.
 * It stays between `lowest` and `highest`, where its neighbours are.
 */
function slideToBoundary(oldText: string, edit: TextEdit, lowest: number, highest: number): TextEdit {
  const { range: { start, end }, newText } = edit;
  if (start < end && newText !== '') return edit;
  const stretch = newText === '' ? oldText.slice(start, end) : newText;
  const { length } = stretch;
  let best = 0;
  let bestScore = boundaryScore(oldText, start, stretch, 0);
  const consider = (slide: number): void => {
    const score = boundaryScore(oldText, start, stretch, slide);
    if (score <= bestScore) return;
    best = slide;
    bestScore = score;
  };
  for (let slide = -1; slide >= -longestSlide && start + slide >= lowest; slide--) {
    if (oldText.charCodeAt(start + slide) !== stretch.charCodeAt(remainder(slide, length))) break;
    consider(slide);
  }
  for (let slide = 1; slide <= longestSlide && end + slide <= highest; slide++) {
    if (oldText.charCodeAt(end + slide - 1) !== stretch.charCodeAt(remainder(slide - 1, length))) break;
    consider(slide);
  }
  return replacement(start + best, end + best, newText === '' ? '' : rotated(stretch, best));
}

/** The range as it reads after sliding: what leaves it on one side comes in on the other. */
function rotated(stretch: string, slide: number): string {
  const at = remainder(slide, stretch.length);
  return stretch.slice(at) + stretch.slice(0, at);
}

function remainder(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}

/** How well a range begins and ends when slid. */
function boundaryScore(oldText: string, start: number, stretch: string, slide: number): number {
  const at = remainder(slide, stretch.length);
  const lastTwo = stretch.charAt(remainder(at - 2, stretch.length)) + stretch.charAt(remainder(at - 1, stretch.length));
  return edgeScore(beforeSlid(oldText, start, stretch, slide)) + edgeScore(lastTwo);
}

/** The two characters before the slid range; those it slid over come out of the range itself. */
function beforeSlid(oldText: string, start: number, stretch: string, slide: number): string {
  const characterAt = (offset: number): string => (offset < 0 ? oldText.charAt(start + offset) : stretch.charAt(offset % stretch.length));
  return start + slide === 0 ? '' : characterAt(slide - 2) + characterAt(slide - 1);
}

/** 3 at a sentence or line, 2 after white space, 1 at a word's edge, 0 inside a word; never inside a surrogate pair. */
function edgeScore(before: string): number {
  const last = before.charAt(before.length - 1);
  if (last === '' || last === '\n') return 3;
  if (isHighSurrogate(last.charCodeAt(0))) return -Infinity;
  if (last.trim() === '') return /[.!?…”"’']/.test(before.charAt(0)) ? 3 : 2;
  return /[\p{L}\p{N}]/u.test(last) ? 0 : 1;
}
