/**
 * An act whose time is put off again and again, as by every change while keys are fast. One key puts it off a dozen times, and a timer set anew
 * for each costs as much as what is done in the end: the timer stays, and waits for the rest when it comes too early.
 */
export class Postponed {
  readonly #act: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #due = 0;

  constructor(act: () => void) {
    this.#act = act;
  }

  /** Has it done at a time, in milliseconds of `performance.now()`, instead of when it was to be done before; never earlier than that. */
  until(due: number): void {
    this.#due = due;
    if (this.#timer === undefined) this.#await(performance.now());
  }

  /** Does at once what is to be done, if anything is. */
  now(): void {
    if (this.#timer === undefined) return;
    this.cancel();
    this.#act();
  }

  cancel(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #await(now: number): void {
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      const at = performance.now();
      if (at < this.#due) this.#await(at);
      else this.#act();
    }, Math.max(0, this.#due - now));
  }
}
