/** Milliseconds of rest before lists and counters follow a change, and how long at most they lag behind fast keys. */
const restTime = 120;
const longestLag = 1000;
/** Milliseconds after which work that waits for an idle moment is done all the same. */
const longestWait = 200;

/**
 * A function that runs an act when changes rest, once for all calls until then: lists and counters may follow a tag
 * when it has been painted, and fast keys pay for them now and then only.
 */
export function gathered(act: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let first = 0;
  const run = (): void => {
    timer = undefined;
    act();
  };
  return () => {
    const now = performance.now();
    if (timer === undefined) first = now;
    clearTimeout(timer);
    timer = setTimeout(run, Math.max(0, Math.min(restTime, first + longestLag - now)));
  };
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
