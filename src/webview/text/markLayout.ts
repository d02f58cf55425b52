import { partitionPoint } from '../../core/text/binarySearch';
/** A fragment of a tag, as far as it matters to painting; UTF-16, half-open. */
export interface MarkSpan {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  /** Which of the entity's fragments, from 0. */
  readonly fragment: number;
  /** How it looks, where it is none of a tag but of a suggestion. */
  readonly suggestion?: SuggestionLook;
}

/** A frame around text that is no tag. */
export interface SuggestionLook {
  readonly className: string;
  /** The label's short form. */
  readonly name: string;
  /** What is suggested and why. */
  readonly description: string;
}

/** A range of a block: bare text, or a mark around what it holds. */
export interface MarkNode {
  readonly start: number;
  readonly end: number;
  readonly span: MarkSpan | undefined;
  readonly children: readonly MarkNode[];
  /** Nesting level, 0 for the outermost mark. */
  readonly depth: number;
}

/** Nobody reads deeper nesting; without a limit a hostile file would build a page of any depth. */
const deepestNesting = 16;

interface OpenMark {
  readonly span: MarkSpan | undefined;
  readonly start: number;
  readonly end: number;
  readonly children: MarkNode[];
  covered: number;
}

/**
 * Lays spans out as a tree over `[start, end)`: a longer span holds a shorter one; of two that cross, the later
 * one is cut where the earlier ends. The leaves, end to end, cover the range exactly. Spans are cut to the stretch.
 */
export function layOutMarks(spans: readonly MarkSpan[], start: number, end: number): MarkNode[] {
  const queue: { span: MarkSpan; start: number; end: number }[] = [];
  for (const span of spans) {
    const from = Math.max(span.start, start);
    const to = Math.min(span.end, end);
    if (to > from) queue.push({ span, start: from, end: to });
  }
  queue.sort(comparePieces);
  const root: OpenMark = { span: undefined, start, end, children: [], covered: start };
  const stack: OpenMark[] = [root];
  const top = (): OpenMark => stack[stack.length - 1] ?? root;
  const closeUntil = (offset: number): void => {
    while (stack.length > 1 && top().end <= offset) close(stack);
  };
  for (let index = 0; index < queue.length; index++) {
    const piece = queue[index];
    if (!piece) break;
    closeUntil(piece.start);
    const holder = top();
    if (piece.end > holder.end) insertSorted(queue, { span: piece.span, start: holder.end, end: piece.end }, index + 1);
    if (stack.length > deepestNesting) continue;
    coverText(holder, piece.start, stack.length - 1);
    stack.push({ span: piece.span, start: piece.start, end: Math.min(piece.end, holder.end), children: [], covered: piece.start });
  }
  while (stack.length > 1) close(stack);
  coverText(root, end, 0);
  return root.children;
}

function close(stack: OpenMark[]): void {
  const closed = stack.pop();
  const holder = stack[stack.length - 1];
  if (!closed || !holder) return;
  coverText(closed, closed.end, stack.length);
  holder.children.push({ start: closed.start, end: closed.end, span: closed.span, children: closed.children, depth: stack.length - 1 });
  holder.covered = closed.end;
}

function coverText(mark: OpenMark, until: number, depth: number): void {
  if (until > mark.covered) mark.children.push({ start: mark.covered, end: until, span: undefined, children: [], depth });
  mark.covered = until;
}

function comparePieces(a: { span: MarkSpan; start: number; end: number }, b: { span: MarkSpan; start: number; end: number }): number {
  return a.start - b.start || b.end - a.end || (a.span.id < b.span.id ? -1 : a.span.id > b.span.id ? 1 : 0);
}

function insertSorted<P extends { span: MarkSpan; start: number; end: number }>(queue: P[], piece: P, from: number): void {
  const low = partitionPoint(queue.length, (middle) => {
    const other = queue[middle];
    return other && comparePieces(other, piece) < 0;
  }, from);
  queue.splice(low, 0, piece);
}
