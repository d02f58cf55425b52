const firstPauseMilliseconds = 1000;
const longestPauseMilliseconds = 30_000;

/** What failed is tried again after a pause, and after a longer one each time, until it succeeds. */
export class Retry {
  readonly #work: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pauseMilliseconds = firstPauseMilliseconds;
  #disposed = false;

  constructor(work: () => void) {
    this.#work = work;
  }

  dispose(): void {
    this.#disposed = true;
    clearTimeout(this.#timer);
  }

  succeeded(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#pauseMilliseconds = firstPauseMilliseconds;
  }

  /** @returns whether it is the first failure since it last succeeded. */
  failed(): boolean {
    const isFirst = this.#timer === undefined;
    clearTimeout(this.#timer);
    if (this.#disposed) return false;
    this.#timer = setTimeout(this.#work, this.#pauseMilliseconds);
    this.#pauseMilliseconds = Math.min(2 * this.#pauseMilliseconds, longestPauseMilliseconds);
    return isFirst;
  }
}
