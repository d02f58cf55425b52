import { differences } from '../text/difference';
import { longestIncreasing } from '../text/tokenAlignment';
import type { TextEdit, TextRange } from '../text/range';
import { partitionPoint } from '../text/binarySearch';

/** A passage that left one place of a text and came, letter by letter the same, to another. */
export interface MovedText {
  /** Where it was: UTF-16 of the text before, half-open. */
  readonly from: TextRange;
  /** Where it begins in the text after. */
  readonly to: number;
}

/** Text that went or came, and where that was: in the text before or in the text after. */
export interface Piece {
  readonly at: number;
  readonly text: string;
}

/** A letter or two that go here and come there are two edits. */
const shortestMoved = 3;
/** In scripts that write names in two characters. */
const shortestMovedName = 2;

interface Line {
  readonly at: number;
  readonly text: string;
}

/**
 * Lines that went and came again in one event, as when lines are moved, sorted or dragged; what went or came of a line counts as one.
 * White space at their edges is left out, so that it does not matter on which side of a line its ending went with it. Of several
 * that are alike the first goes to the first place, as sorting does; where more went than came, nobody knows which, and none is followed.
 * Linear in the pieces.
 */
export function movedLines(removed: readonly Piece[], inserted: readonly Piece[]): MovedText[] {
  if (removed.length === 0 || inserted.length === 0) return [];
  const gone = linesByText(removed);
  const moves: MovedText[] = [];
  for (const [text, came] of linesByText(inserted)) {
    const lines = gone.get(text) ?? [];
    if (lines.length > came.length) continue;
    lines.forEach((line, index) => {
      moves.push({ from: { start: line.at, end: line.at + text.length }, to: came[index]?.at ?? 0 });
    });
  }
  return moves.sort((a, b) => a.from.start - b.from.start);
}

/** The same moves seen from the text after. */
export function movedBack(moves: readonly MovedText[]): MovedText[] {
  return moves.map(({ from, to }) => ({ from: { start: to, end: to + from.end - from.start }, to: from.start }))
    .sort((a, b) => a.from.start - b.from.start);
}

/** The move that takes a whole range along, in the text before. */
export function moveOf(moves: readonly MovedText[], { start, end }: TextRange): MovedText | undefined {
  const low = partitionPoint(moves.length, (middle) => (moves[middle]?.from.start ?? 0) <= start);
  const move = moves[low - 1];
  return move && end <= move.from.end ? move : undefined;
}

/**
 * A replacement of whole lines as edits of those lines that differ, where lines changed places in it; undefined where none did.
 * Lines that keep their order stay where they are.
 */
export function editsOfReorderedLines(removed: string, inserted: string): TextEdit[] | undefined {
  if (!removed.includes('\n') || !inserted.includes('\n')) return undefined;
  const before = wholeLines(removed);
  const after = wholeLines(inserted);
  const places = new Map<string, number[]>();
  after.forEach(({ text }, index) => {
    const known = places.get(text);
    if (known) known.push(index);
    else places.set(text, [index]);
  });
  const seen = new Map<string, number>();
  const pairs: { old: number; new: number }[] = [];
  before.forEach(({ text }, index) => {
    const nth = seen.get(text) ?? 0;
    seen.set(text, nth + 1);
    const place = places.get(text)?.[nth];
    if (place !== undefined) pairs.push({ old: index, new: place });
  });
  const kept = longestIncreasing(pairs, (pair) => pair.new);
  if (kept.length === pairs.length) return undefined;
  const stayed = new Set(kept);
  const moved = pairs.filter((pair) => !stayed.has(pair));
  const left = moved.map((pair) => before[pair.old]?.at ?? 0);
  const came = moved.map((pair) => after[pair.new]?.at ?? 0).sort((a, b) => a - b);
  const edits: TextEdit[] = [];
  let oldEnd = 0;
  let newEnd = 0;
  const upTo = (oldStart: number, newStart: number): void => {
    const gone = removed.slice(oldEnd, oldStart);
    const newText = inserted.slice(newEnd, newStart);
    // Lines that changed among lines that stayed are compared word by word; where lines moved, they are told apart by the moves.
    const isPlain = gone !== '' && newText !== '' && !holdsOne(left, oldEnd, oldStart) && !holdsOne(came, newEnd, newStart);
    const base = oldEnd;
    if (isPlain) edits.push(...differences(gone, newText).map((edit) => shiftedEdit(edit, base)));
    else if (gone !== '' || newText !== '') edits.push({ range: { start: oldEnd, end: oldStart }, newText });
  };
  for (const pair of kept) {
    const line = before[pair.old];
    const target = after[pair.new];
    if (!line || !target) continue;
    upTo(line.at, target.at);
    oldEnd = line.at + line.text.length;
    newEnd = target.at + line.text.length;
  }
  upTo(removed.length, inserted.length);
  return edits;
}

function shiftedEdit({ range, newText }: TextEdit, by: number): TextEdit {
  return { range: { start: range.start + by, end: range.end + by }, newText };
}

/** Whether any of the ascending values lies in the half-open range. */
function holdsOne(values: readonly number[], start: number, end: number): boolean {
  const low = partitionPoint(values.length, (middle) => (values[middle] ?? 0) < start);
  return (values[low] ?? Infinity) < end;
}

/** Lines without their endings. */
function wholeLines(text: string): Line[] {
  return [...text.matchAll(/[^\r\n]+/g)].map(({ 0: line, index }) => ({ at: index, text: line }));
}

function linesByText(pieces: readonly Piece[]): Map<string, Line[]> {
  const lines = new Map<string, Line[]>();
  for (const piece of pieces) {
    for (const { at, text } of wholeLines(piece.text)) {
      const trimmed = text.trim();
      if (trimmed.length < (/^[\x00-\x7f]*$/.test(trimmed) ? shortestMoved : shortestMovedName)) continue;
      const line = { at: piece.at + at + text.indexOf(trimmed), text: trimmed };
      const known = lines.get(trimmed);
      if (known) known.push(line);
      else lines.set(trimmed, [line]);
    }
  }
  return lines;
}
