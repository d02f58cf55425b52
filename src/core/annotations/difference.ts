import type { TextEdit } from '../text/range';
import { alignTokens, tokenize } from './tokenAlignment';

interface EqualRun {
  /** Offset in the old text. */
  readonly old: number;
  /** Offset in the new text. */
  readonly new: number;
  readonly length: number;
}

/**
 * How a text became another, as small edits of the old one, ascending and apart: first word by word, anchored at words that both
 * texts hold once (so a moved paragraph costs nothing but itself), then to the character inside the words that differ.
 * Not the shortest script: equal stretches too short to mean anything between larger changes count as changed.
 * Linear but for sorting anchors; stretches without any anchor are replaced as a whole.
 */
export function differences(oldText: string, newText: string): TextEdit[] {
  if (oldText === newText) return [];
  const prefix = commonPrefix(oldText, newText);
  const suffix = commonSuffix(oldText, newText, prefix);
  const oldCore = oldText.slice(prefix, oldText.length - suffix);
  const newCore = newText.slice(prefix, newText.length - suffix);
  const edits = oldCore === '' || newCore === '' ? [replacement(0, oldCore.length, newCore)]
    : editsBetween(oldCore, newCore, meaningfulRuns(equalRuns(oldCore, newCore), oldCore.length, newCore.length));
  return edits.map(({ range, newText: text }) => slideToBoundary(oldText, replacement(range.start + prefix, range.end + prefix, text)));
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
  for (const { a, b } of alignTokens(oldTokens.texts, newTokens.texts)) {
    const start = oldTokens.starts[a] ?? 0;
    const newStart = newTokens.starts[b] ?? 0;
    const length = oldTokens.texts[a]?.length ?? 0;
    const last = runs[runs.length - 1];
    if (last && last.old + last.length === start && last.new + last.length === newStart) {
      runs[runs.length - 1] = { ...last, length: last.length + length };
    } else runs.push({ old: start, new: newStart, length });
  }
  return runs;
}

/** Drops equal stretches that are no longer than the changes on either side of them: chance, not kinship. */
function meaningfulRuns(runs: readonly EqualRun[], oldLength: number, newLength: number): EqualRun[] {
  const kept: EqualRun[] = [];
  const gapBefore = (run: EqualRun): number => {
    const last = kept[kept.length - 1];
    return Math.max(run.old - (last ? last.old + last.length : 0), run.new - (last ? last.new + last.length : 0));
  };
  runs.forEach((run) => {
    let gap = gapBefore(run);
    for (let last = kept[kept.length - 1]; last && last.length <= gap; last = kept[kept.length - 1]) {
      kept.pop();
      if (last.length > gapBefore(last)) {
        kept.push(last);
        break;
      }
      gap = gapBefore(run);
    }
    kept.push(run);
  });
  // The end of both texts is the last gap.
  for (let last = kept.pop(); last; last = kept.pop()) {
    const gap = Math.max(oldLength - last.old - last.length, newLength - last.new - last.length);
    if (last.length > gap || last.length > gapBefore(last)) return [...kept, last];
  }
  return [];
}

function editsBetween(oldText: string, newText: string, runs: readonly EqualRun[]): TextEdit[] {
  const edits: TextEdit[] = [];
  let oldEnd = 0;
  let newEnd = 0;
  const add = (oldStart: number, newStart: number): void => {
    const removed = oldText.slice(oldEnd, oldStart);
    const inserted = newText.slice(newEnd, newStart);
    if (removed === inserted) return;
    const prefix = commonPrefix(removed, inserted);
    const suffix = commonSuffix(removed, inserted, prefix);
    edits.push(replacement(oldEnd + prefix, oldStart - suffix, inserted.slice(prefix, inserted.length - suffix)));
  };
  for (const run of runs) {
    add(run.old, run.new);
    oldEnd = run.old + run.length;
    newEnd = run.new + run.length;
  }
  add(oldText.length, newText.length);
  return edits;
}

const longestSlide = 200;

/**
 * A deletion or insertion between equal characters can stand in several places; the one at a sentence, a line or a word is meant.
 * Only to the left: the common start was taken first, so the right is used up, and the edit before must not be reached.
 */
function slideToBoundary(oldText: string, edit: TextEdit): TextEdit {
  const { range: { start, end }, newText } = edit;
  if (start < end && newText !== '') return edit;
  let best = edit;
  let bestScore = -1;
  let text = newText === '' ? oldText.slice(start, end) : newText;
  for (let slide = 0; slide <= longestSlide && start - slide >= 0; slide++) {
    const score = boundaryScore(oldText, start - slide, text);
    if (score > bestScore) {
      bestScore = score;
      best = replacement(start - slide, end - slide, newText === '' ? '' : text);
    }
    const before = start - slide - 1;
    if (before < 0 || oldText.charCodeAt(before) !== text.charCodeAt(text.length - 1)) break;
    text = oldText.charAt(before) + text.slice(0, -1);
  }
  return best;
}

/** How well a stretch that comes or goes at `start` begins and ends: 3 a sentence or line, 2 after white space, 1 at a word's edge. */
function boundaryScore(oldText: string, start: number, stretch: string): number {
  const before = oldText.slice(Math.max(0, start - 2), start);
  return edgeScore(before) + edgeScore(stretch.slice(-2));
}

function edgeScore(before: string): number {
  const last = before.charAt(before.length - 1);
  if (last === '' || last === '\n') return 3;
  if (last.trim() === '') return /[.!?…”"’']/.test(before.charAt(0)) ? 3 : 2;
  return /[\p{L}\p{N}]/u.test(last) ? 0 : 1;
}
