import { Postponed } from '../postponed';

/** Milliseconds an idle moment must still have for a chunk to be laid out in it. */
const timeForOne = 6;
/** Milliseconds without keys or scrolling before the work goes on: whoever annotates must not feel it. */
const restTime = 1000;

/**
 * Lays the rest of a long article out in idle moments, a chunk at a time, after the first screen has been painted:
 * the browser leaves what it never laid out from the accessibility tree, and guesses its height.
 * Once laid out, a chunk's containment keeps it from costing anything when another one changes.
 */
export class Settler {
  #chunks: readonly HTMLElement[] = [];
  #next = 0;
  #handle: number | undefined;
  readonly #atRest = new Postponed(() => this.#schedule());

  /** Begins with the chunks of a new article. */
  begin(chunks: readonly HTMLElement[]): void {
    this.stop();
    this.#chunks = chunks;
    this.#next = 0;
    this.postpone();
  }

  /** Waits for the user to rest. */
  postpone(): void {
    this.#pause();
    if (this.#next < this.#chunks.length) this.#atRest.until(performance.now() + restTime);
  }

  /** Begins again because the width changed: what is off screen need not be laid out at once. */
  restart(): void {
    for (const chunk of this.#chunks) chunk.classList.remove('settled');
    this.begin(this.#chunks);
  }

  stop(): void {
    this.#atRest.cancel();
    this.#pause();
  }

  #pause(): void {
    if (this.#handle !== undefined) cancelIdleCallback(this.#handle);
    this.#handle = undefined;
  }

  #schedule(): void {
    if (this.#next < this.#chunks.length) this.#handle = requestIdleCallback((deadline) => this.#settle(deadline));
  }

  #settle(deadline: IdleDeadline): void {
    this.#handle = undefined;
    if (deadline.timeRemaining() >= timeForOne) this.#chunks[this.#next++]?.classList.add('settled');
    this.#schedule();
  }
}
