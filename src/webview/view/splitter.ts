import type { Translate } from '../../core/message';
import { strings } from '../strings';

/** What is remembered of the side: its sizes in pixels, and whether it is closed. */
export interface SideSize {
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  readonly closed?: boolean | undefined;
}

const smallest = { width: 200, height: 80 } as const;
/** Pixels that the text keeps. */
const leftToText = { width: 240, height: 140 } as const;
const keyStep = 16;

/** The line between the text and its side: drag it, move it with the arrows, close and open the side with Enter or a double click. */
export class Splitter {
  readonly #element: HTMLElement;
  readonly #panel: HTMLElement;
  readonly #changed: () => void;
  readonly #narrow: MediaQueryList;
  readonly #translate: () => Translate;
  #size: SideSize;
  #isAwaitingPaint = false;

  constructor(element: HTMLElement, panel: HTMLElement, size: SideSize, changed: () => void, translate: () => Translate) {
    this.#element = element;
    this.#panel = panel;
    this.#size = size;
    this.#changed = changed;
    this.#translate = translate;
    this.#narrow = window.matchMedia('(max-width: 700px)');
    this.#narrow.addEventListener('change', () => this.render());
    element.setAttribute('role', 'separator');
    element.tabIndex = 0;
    element.addEventListener('pointerdown', (event) => this.#drag(event));
    element.addEventListener('dblclick', () => this.toggle());
    element.addEventListener('keydown', (event) => this.#onKey(event));
  }

  get size(): SideSize {
    return this.#size;
  }

  get isClosed(): boolean {
    return this.#size.closed === true;
  }

  toggle(): void {
    this.#set({ ...this.#size, closed: !this.isClosed });
  }

  /** Opens the side where it is closed: something in it is asked for. */
  open(): void {
    if (this.isClosed) this.toggle();
  }

  render(): void {
    const { width, height, closed = false } = this.#size;
    const { style } = this.#panel;
    for (const [name, value] of [['--side-width', width], ['--side-height', height]] as const) {
      if (value === undefined) style.removeProperty(name);
      else style.setProperty(name, `${value}px`);
    }
    this.#panel.classList.toggle('side-closed', closed);
    this.#element.setAttribute('aria-orientation', this.#isNarrow ? 'horizontal' : 'vertical');
    this.#element.setAttribute('aria-label', this.#translate()(strings.resizeSide));
    this.#element.setAttribute('aria-valuenow', String(closed ? 0 : (this.#isNarrow ? height : width) ?? (this.#isNarrow ? 160 : 300)));
    this.#element.setAttribute('aria-valuemin', '0');
    this.#sayMost();
  }

  /** With the next paint: the page is laid out for that anyway. */
  #sayMost(): void {
    if (this.#isAwaitingPaint) return;
    this.#isAwaitingPaint = true;
    requestAnimationFrame(() => {
      this.#isAwaitingPaint = false;
      this.#element.setAttribute('aria-valuemax', String(this.#most));
    });
  }

  get #isNarrow(): boolean {
    return this.#narrow.matches;
  }

  get #most(): number {
    const dimension = this.#isNarrow ? 'height' : 'width';
    const whole = this.#isNarrow ? this.#panel.clientHeight : this.#panel.clientWidth;
    return Math.max(smallest[dimension], whole - leftToText[dimension]);
  }

  #drag(event: PointerEvent): void {
    if (event.button !== 0) return;
    event.preventDefault();
    this.#element.setPointerCapture(event.pointerId);
    const move = (moved: PointerEvent): void => {
      const frame = this.#panel.getBoundingClientRect();
      this.#resize(this.#isNarrow ? frame.bottom - moved.clientY : frame.right - moved.clientX);
    };
    const end = (): void => {
      this.#element.removeEventListener('pointermove', move);
      this.#element.removeEventListener('lostpointercapture', end);
    };
    this.#element.addEventListener('pointermove', move);
    this.#element.addEventListener('lostpointercapture', end);
  }

  #onKey(event: KeyboardEvent): void {
    const grow = this.#isNarrow ? 'ArrowUp' : 'ArrowLeft';
    const shrink = this.#isNarrow ? 'ArrowDown' : 'ArrowRight';
    const side = this.#panel.querySelector('.side');
    const present = (this.#isNarrow ? side?.clientHeight : side?.clientWidth) ?? 0;
    if (event.key === grow) this.#resize(present + keyStep);
    else if (event.key === shrink) this.#resize(present - keyStep);
    else if (event.key === 'Enter') this.toggle();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #resize(pixels: number): void {
    const dimension = this.#isNarrow ? 'height' : 'width';
    const wanted = Math.round(Math.max(smallest[dimension], Math.min(pixels, this.#most)));
    // Dragged well below its smallest size the side closes.
    this.#set({ ...this.#size, [dimension]: wanted, closed: pixels < smallest[dimension] / 2 });
  }

  #set(size: SideSize): void {
    this.#size = size;
    this.render();
    this.#changed();
  }
}
