/** Milliseconds of rest before lists and counters follow a change, and how long at most they lag behind fast keys. */
const restTime = 120;
const longestLag = 1000;
/** Whoever changes something less often than every so many milliseconds sees lists and counters follow with the change itself. */
const unhurried = 400;
/** Milliseconds after which work that waits for an idle moment is done all the same. */
const longestWait = 200;

/** Work that is done when the page has been written: it asks for the layout, or scrolls. */
type WhenWritten = () => void;

/**
 * What follows changes, in one moment and so in one paint: lists, counters and hints. They come with the paint that a change is confirmed in,
 * for a paint of their own costs as much as all they write; only where keys are fast they wait until those rest, and are paid for now and then.
 */
export class Rest {
  readonly #waiting = new Set<() => WhenWritten | void>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #first = 0;
  #confirmed = -Infinity;

  /** What was asked for has happened: nothing is on its way, and a paint follows that shows it. */
  confirmed(): void {
    const now = performance.now();
    if (now - this.#confirmed < unhurried) return;
    this.#confirmed = now;
    // Behind all that hears of the same change.
    queueMicrotask(() => this.#run());
  }

  /**
   * A function that has an act done when changes rest, once for all calls until then. The act writes; what it returns is done when all have
   * written, so that the page is laid out once.
   */
  gathered(act: () => WhenWritten | void): () => void {
    return () => {
      const now = performance.now();
      if (this.#waiting.size === 0) this.#first = now;
      this.#waiting.add(act);
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#run(), Math.max(0, Math.min(restTime, this.#first + longestLag - now)));
    };
  }

  #run(): void {
    clearTimeout(this.#timer);
    const acts = [...this.#waiting];
    this.#waiting.clear();
    const whenWritten = acts.map((act) => act());
    for (const act of whenWritten) act?.();
  }
}

/** A function that runs an act in an idle moment behind the next paint, once for all calls until then. */
export function afterPaint(act: () => void): () => void {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => requestIdleCallback(() => {
      waiting = false;
      act();
    }, { timeout: longestWait }));
  };
}
