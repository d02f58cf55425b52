const focusable = 'button, input, select, textarea, a[href], [tabindex="0"]';

/** A box over the panel: opens beside a rectangle, keeps the focus within while it is a dialog, gives it back when it closes. */
export class Popup {
  readonly element: HTMLElement;
  readonly #host: HTMLElement;
  readonly #giveFocusBack: () => void;
  readonly #onOutside = (event: PointerEvent): void => {
    if (!event.composedPath().includes(this.element)) this.close(false);
  };

  /** @param host positioned element that the popup is placed in. */
  constructor(host: HTMLElement, className: string, role: 'dialog' | 'toolbar', giveFocusBack: () => void) {
    this.#host = host;
    this.#giveFocusBack = giveFocusBack;
    this.element = host.ownerDocument.createElement('div');
    this.element.className = `popup ${className}`;
    this.element.setAttribute('role', role);
    this.element.hidden = true;
    host.append(this.element);
    this.element.addEventListener('keydown', (event) => this.#onKey(event, role));
  }

  get isOpen(): boolean {
    return !this.element.hidden;
  }

  /** @param beside rectangle in the window's coordinates; in the middle where there is none. */
  open(beside: DOMRect | undefined): void {
    this.element.hidden = false;
    this.#place(beside);
    this.element.ownerDocument.addEventListener('pointerdown', this.#onOutside, true);
  }

  close(focusBack = true): void {
    if (!this.isOpen) return;
    this.element.hidden = true;
    this.element.ownerDocument.removeEventListener('pointerdown', this.#onOutside, true);
    if (focusBack) this.#giveFocusBack();
  }

  /** Gives the keyboard to the first stop within. */
  focusFirst(): void {
    this.#stops[0]?.focus();
  }

  dispose(): void {
    this.close(false);
    this.element.remove();
  }

  #place(beside: DOMRect | undefined): void {
    const frame = this.#host.getBoundingClientRect();
    const size = this.element.getBoundingClientRect();
    const gap = 6;
    const wantedLeft = beside ? beside.left - frame.left : (frame.width - size.width) / 2;
    const below = beside ? beside.bottom - frame.top + gap : (frame.height - size.height) / 3;
    const fitsBelow = below + size.height <= frame.height - gap;
    const above = beside ? beside.top - frame.top - size.height - gap : below;
    const top = fitsBelow ? below : Math.max(gap, above);
    const left = Math.max(gap, Math.min(wantedLeft, frame.width - size.width - gap));
    this.element.style.setProperty('left', `${Math.round(left)}px`);
    this.element.style.setProperty('top', `${Math.round(Math.max(gap, top))}px`);
  }

  #onKey(event: KeyboardEvent, role: 'dialog' | 'toolbar'): void {
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      this.close();
    } else if (event.key === 'Tab' && role === 'dialog') this.#keepWithin(event);
  }

  get #stops(): readonly HTMLElement[] {
    return [...this.element.querySelectorAll<HTMLElement>(focusable)].filter((stop) => stop.tabIndex >= 0);
  }

  #keepWithin(event: KeyboardEvent): void {
    const stops = this.#stops;
    const first = stops[0];
    const last = stops.at(-1);
    const { activeElement } = this.element.ownerDocument;
    if (event.shiftKey && (activeElement === first || activeElement === this.element)) {
      event.preventDefault();
      last?.focus();
    } else if (!event.shiftKey && activeElement === last) {
      event.preventDefault();
      first?.focus();
    }
  }
}
