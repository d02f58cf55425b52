import type { TextRange } from '../../core/text/range';
import type { ArticleView } from './articleView';
import { blockAt } from './blocks';
import { lengthBefore, pointWithin } from './domPoints';
import { keepingCaretOfField } from '../view/fields';
import { setHidden } from '../view/writing';
import { partitionPoint } from '../../core/text/binarySearch';

/** Where a selection began and where it was drawn to; the focus may stand before the anchor. UTF-16 offsets. */
export interface DirectedRange {
  readonly anchor: number;
  readonly focus: number;
}

/** Pixels kept free above and below what is brought into view. */
const revealMargin = 48;

/** The text view's geometry: offsets to points of the page and back, selection, caret, scrolling. */
export class TextSurface {
  readonly scroller: HTMLElement;
  readonly #caret: HTMLElement;
  readonly #view: ArticleView;
  /** Where the caret is drawn, while it is not hidden. UTF-16. */
  #caretAt = 0;
  /** Whether the browser's selection is one that was drawn here. */
  #drawn = false;
  #hasScrolled = false;

  constructor(scroller: HTMLElement, caret: HTMLElement, view: ArticleView) {
    this.scroller = scroller;
    this.#caret = caret;
    this.#view = view;
    scroller.addEventListener('scroll', () => { this.#hasScrolled = true; }, { passive: true, once: true });
  }

  /** Offset of a point of the page; `undefined` outside the article. Points between blocks go to the nearest text. */
  offsetOf(node: Node, offset: number): number | undefined {
    const index = this.#view.blockOf(node);
    if (index !== undefined) {
      const element = this.#view.elementOf(index);
      const block = this.#view.blocks[index];
      return element && block ? Math.min(block.end, block.start + lengthBefore(element, node, offset)) : undefined;
    }
    if (!this.scroller.contains(node)) return undefined;
    return this.#offsetBetweenBlocks(node, offset);
  }

  /** The browser's selection in the article, if it lies there with both ends. */
  readSelection(): DirectedRange | undefined {
    const selection = this.scroller.ownerDocument.getSelection();
    if (!selection?.anchorNode || !selection.focusNode) return undefined;
    const anchor = this.offsetOf(selection.anchorNode, selection.anchorOffset);
    const focus = this.offsetOf(selection.focusNode, selection.focusOffset);
    return anchor === undefined || focus === undefined ? undefined : { anchor, focus };
  }

  /** Shows a selection, or a caret where it is empty, or nothing. */
  drawSelection(range: DirectedRange | undefined): void {
    keepingCaretOfField(this.scroller.ownerDocument, () => this.#drawSelection(range));
  }

  #drawSelection(range: DirectedRange | undefined): void {
    const selection = this.scroller.ownerDocument.getSelection();
    setHidden(this.#caret, true);
    if (!range) {
      if (this.#drawn) selection?.removeAllRanges();
      this.#drawn = false;
      return;
    }
    this.#drawn = true;
    const anchor = this.#pointOf(range.anchor);
    const focus = range.focus === range.anchor ? anchor : this.#pointOf(range.focus);
    if (!anchor || !focus || !selection) return;
    selection.setBaseAndExtent(anchor.node, anchor.offset, focus.node, focus.offset);
    if (range.anchor === range.focus) this.#drawCaret(range.anchor);
  }

  /** Moves the browser's own selection by a line, which only it knows, and tells where it came to. */
  moveByLine(from: DirectedRange, direction: 'forward' | 'backward', extend: boolean): DirectedRange | undefined {
    const selection = this.scroller.ownerDocument.getSelection();
    const anchor = this.#pointOf(extend ? from.anchor : from.focus);
    const focus = this.#pointOf(from.focus);
    if (!selection || !anchor || !focus) return undefined;
    selection.setBaseAndExtent(anchor.node, anchor.offset, focus.node, focus.offset);
    selection.modify(extend ? 'extend' : 'move', direction, 'line');
    return this.readSelection();
  }

  /** Offset of the character under a point of the window: what the browser tells is the gap between two that is nearest. */
  characterAt(x: number, y: number): number | undefined {
    const point = caretFromPoint(this.scroller.ownerDocument, x, y);
    const offset = point && this.offsetOf(point.node, point.offset);
    if (offset === undefined || offset === 0) return offset;
    const box = this.rectangleOf({ start: offset - 1, end: offset });
    return box && box.left <= x && x < box.right && box.top <= y && y < box.bottom ? offset - 1 : offset;
  }

  /** Rectangle of a stretch in the window's coordinates; `undefined` where it is not shown. */
  rectangleOf(range: TextRange): DOMRect | undefined {
    const start = this.#pointOf(range.start, 'next');
    const end = this.#pointOf(range.end);
    if (!start || !end) return undefined;
    const domRange = this.scroller.ownerDocument.createRange();
    domRange.setStart(start.node, start.offset);
    domRange.setEnd(end.node, end.offset);
    return range.start === range.end ? domRange.getBoundingClientRect() : domRange.getClientRects()[domRange.getClientRects().length - 1]
      ?? domRange.getBoundingClientRect();
  }

  /** Scrolls as little as it takes to see a range; far jumps bring it to the upper third. */
  reveal(range: TextRange): void {
    this.#view.enrich(range);
    const rectangle = this.rectangleOf(range);
    if (!rectangle) return;
    const frame = this.scroller.getBoundingClientRect();
    const above = frame.top + revealMargin - rectangle.top;
    const below = rectangle.bottom - (frame.bottom - revealMargin);
    if (above <= 0 && below <= 0) return;
    if (Math.max(above, below) > frame.height) this.#scrollTo(range.start, frame.height / 3);
    else this.scroller.scrollTop += below > 0 ? below : -above;
  }

  /** Offset at the top edge of the view, with the share of its line that is scrolled past as a fraction. */
  topOffset(): number | undefined {
    const frame = this.scroller.getBoundingClientRect();
    const document = this.scroller.ownerDocument;
    for (let step = 0; step < 6; step++) {
      const point = caretFromPoint(document, frame.left + Math.min(frame.width / 2, 200), frame.top + 4 + step * 10);
      const offset = point && this.offsetOf(point.node, point.offset);
      if (offset !== undefined) return offset;
    }
    return undefined;
  }

  /** Brings an offset to the top of the view. */
  scrollToTop(offset: number): void {
    this.#scrollTo(Math.floor(offset), 0);
  }

  /** Draws something in the text that may make lines. Who is at the end stays there: the browser keeps what stands at the top, and a text that was brought back to its end would show an earlier place each time. */
  keepingEnd(draw: () => void): void {
    const { scroller } = this;
    // Where nothing ever scrolled, to ask would lay out what was just put up.
    const isAtEnd = this.#hasScrolled && scroller.scrollTop > 0 && scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 1;
    draw();
    if (isAtEnd) scroller.scrollTop = scroller.scrollHeight;
  }

  #scrollTo(offset: number, distanceFromTop: number): void {
    const index = Math.max(0, blockAt(this.#view.blocks, offset, 'next'));
    // Not `scrollIntoView`: it scrolls what stands around the page too, and VS Code's frame leaves it some pixels for that.
    const bringToTop = ({ top }: DOMRect, distance: number): void => { this.scroller.scrollTop += top - this.scroller.getBoundingClientRect().top - distance; };
    const element = this.#view.elementOf(index);
    if (element) bringToTop(element.getBoundingClientRect(), 0);
    // Heights off screen were estimates: now that the place is laid out, a second step brings it where it belongs.
    for (let attempt = 0; attempt < 2; attempt++) {
      const rectangle = this.rectangleOf({ start: offset, end: offset });
      if (!rectangle) return;
      bringToTop(rectangle, distanceFromTop);
    }
  }

  /** Draws the caret where its place is now: marks with their labels, and another width, move the text. */
  redrawCaret(): void {
    if (!this.#caret.hidden) this.#drawCaret(this.#caretAt);
  }

  #drawCaret(offset: number): void {
    this.#caretAt = offset;
    const rectangle = this.rectangleOf({ start: offset, end: offset });
    if (!rectangle || rectangle.height === 0) return;
    const frame = this.scroller.getBoundingClientRect();
    const { style } = this.#caret;
    style.setProperty('left', `${rectangle.left - frame.left + this.scroller.scrollLeft - 1}px`);
    style.setProperty('top', `${rectangle.top - frame.top + this.scroller.scrollTop}px`);
    style.setProperty('height', `${rectangle.height}px`);
    this.#caret.hidden = false;
  }

  #pointOf(offset: number, prefer: 'previous' | 'next' = 'previous'): { node: Node; offset: number } | undefined {
    const index = blockAt(this.#view.blocks, offset, prefer);
    const block = this.#view.blocks[Math.max(0, index)];
    const element = this.#view.elementOf(Math.max(0, index));
    return block && element ? pointWithin(element, Math.max(0, Math.min(offset, block.end) - block.start)) : undefined;
  }

  /** A point that lies in no block, as at the end of a drag below the last line: the end of the block before it. */
  #offsetBetweenBlocks(node: Node, offset: number): number | undefined {
    const { blocks } = this.#view;
    const range = this.scroller.ownerDocument.createRange();
    range.setStart(node, offset);
    const low = partitionPoint(blocks.length, (middle) => {
      const element = this.#view.elementOf(middle);
      return element && range.comparePoint(element, element.childNodes.length) < 0;
    });
    return low === 0 ? blocks[0]?.start : blocks[low - 1]?.end;
  }
}

function caretFromPoint(document: Document, x: number, y: number): { node: Node; offset: number } | undefined {
  const position = document.caretPositionFromPoint(x, y);
  return position ? { node: position.offsetNode, offset: position.offset } : undefined;
}
