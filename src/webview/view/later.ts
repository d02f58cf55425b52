/** Milliseconds in which changes are gathered before lists and counters follow them. */
const gatheringTime = 100;

/**
 * A function that runs an act a moment later, once for all calls until then: lists and counters may follow a tag
 * when it has been painted, and fast keys pay for them once.
 */
export function gathered(act: () => void): () => void {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    setTimeout(() => {
      waiting = false;
      act();
    }, gatheringTime);
  };
}

/** A function that runs an act behind the next paint, once for all calls until then. */
export function afterPaint(act: () => void): () => void {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => setTimeout(() => {
      waiting = false;
      act();
    }));
  };
}
