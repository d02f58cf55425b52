/** How long a warning stays in sight, in milliseconds. */
const warningTime = 6000;

/** Says what happened: to screen readers in live regions, and warnings also in sight. */
export class Announcer {
  readonly #polite: HTMLElement;
  readonly #assertive: HTMLElement;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What was said in the present moment: words that follow at once are said with it, for a region tells only what it holds at last. */
  #moment = '';

  /** @param polite live region that nobody sees. @param assertive live region shown as a bar while it holds words. */
  constructor(polite: HTMLElement, assertive: HTMLElement) {
    this.#polite = polite;
    this.#assertive = assertive;
  }

  say(text: string): void {
    if (this.#moment === '') queueMicrotask(() => { this.#moment = ''; });
    this.#moment = this.#moment === '' ? text : `${this.#moment} ${text}`;
    // A region that gets the same words again stays silent; a no-break space makes them new.
    this.#polite.textContent = this.#polite.textContent === this.#moment ? `${this.#moment}\u00A0` : this.#moment;
  }

  warn(text: string): void {
    clearTimeout(this.#timer);
    this.#assertive.textContent = text;
    this.#assertive.hidden = false;
    this.#timer = setTimeout(() => this.clear(), warningTime);
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.#assertive.hidden = true;
    this.#assertive.textContent = '';
  }
}
