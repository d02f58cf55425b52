import { Postponed } from '../postponed';

/** Milliseconds of rest before lists and counters follow a change, and how long at most they lag behind fast keys. */
const restTime = 120;
const longestLag = 1000;
/** Whoever changes something less often than every so many milliseconds sees lists and counters follow with the change itself. */
const unhurried = 400;
/** Milliseconds after which work that waits for a moment is done all the same. */
const longestWait = 200;
/** Milliseconds of a moment after which nothing more is begun in it: a key that waits for as long is not felt to, and what is written in one moment is laid out once. */
const longestMoment = 40;

/** Work that is done when the page has been written: it asks for the layout, or scrolls. */
type WhenWritten = () => void;

/**
 * What follows changes, in one moment and so in one paint: lists, counters and hints. They come with the paint that a change is confirmed in,
 * for a paint of their own costs as much as all they write; only where keys are fast they wait until those rest, and are paid for now and then.
 */
export class Rest {
  readonly #waiting = new Set<() => WhenWritten | void>();
  readonly #atRest = new Postponed(() => this.#run());
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
      this.#atRest.until(Math.min(now + restTime, this.#first + longestLag));
    };
  }

  #run(): void {
    this.#atRest.cancel();
    const acts = [...this.#waiting];
    this.#waiting.clear();
    const whenWritten = acts.map((act) => act());
    for (const act of whenWritten) act?.();
  }
}

/**
 * Work that waits until the text can be read. It is done in idle moments behind a paint, several pieces in one as long as that stays short: every moment
 * that writes costs a layout and a paint of its own, and whoever presses a key meanwhile waits for the rest of the moment only.
 */
export class IdleMoments {
  /** In their order: asked for since the last paint, and behind it. */
  readonly #unpainted = new Set<() => void>();
  readonly #ready = new Set<() => void>();
  #isAwaitingPaint = false;
  #isAwaitingMoment = false;
  #isWorking = false;

  /** A function that has an act done in an idle moment behind the next paint, once for all calls until then; what an act asks for is done in its moment or the next. */
  afterPaint(act: () => void): () => void {
    return () => {
      if (this.#ready.has(act)) return;
      if (this.#isWorking) {
        this.#unpainted.delete(act);
        this.#ready.add(act);
        return;
      }
      this.#unpainted.add(act);
      if (this.#isAwaitingPaint) return;
      this.#isAwaitingPaint = true;
      requestAnimationFrame(() => this.#painting());
    };
  }

  #painting(): void {
    this.#isAwaitingPaint = false;
    for (const act of this.#unpainted) this.#ready.add(act);
    this.#unpainted.clear();
    this.#awaitMoment();
  }

  #awaitMoment(): void {
    if (this.#isAwaitingMoment || this.#ready.size === 0) return;
    this.#isAwaitingMoment = true;
    const begin = (): void => {
      if (this.#isAwaitingMoment) this.#work();
    };
    // Keys come before it. An idle callback would wait, too, until the browser has seen that no paint follows: that takes it several frames.
    void scheduler.postTask(begin, { priority: 'background' });
    setTimeout(begin, longestWait);
  }

  #work(): void {
    this.#isAwaitingMoment = false;
    this.#isWorking = true;
    const start = performance.now();
    try {
      for (const act of this.#ready) {
        this.#ready.delete(act);
        act();
        if (performance.now() - start > longestMoment) break;
      }
    } finally {
      this.#isWorking = false;
      this.#awaitMoment();
    }
  }
}
