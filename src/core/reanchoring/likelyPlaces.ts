/** A thing to be placed, and where it could be. */
export interface PlacedItem {
  /** Offset in the old text, or where it is told to be. Items come ascending by it. */
  readonly origin: number;
  readonly candidates: readonly Candidate[];
}

interface Candidate {
  readonly place: number;
  /** In bits, how unlikely it is that the item's text stands at a given place by chance. */
  readonly evidence: number;
}

/** What speaks for the place chosen for an item. */
export interface LikelyPlace {
  readonly candidate: Candidate;
  /** In bits, how much likelier this place is than the next best of the item. */
  readonly lead: number;
  /** In bits, how much the nearer neighbor speaks for the place: near 0 where the text could as well stand there by chance. */
  readonly support: number;
}

/**
 * Costs in bits: that something was changed between two neighbors, that they changed their order, that an item is gone though nothing
 * was deleted there, and that it is gone where text was; for the first of several in a row, and for each further one.
 */
const costs = { change: 3.5, reordering: 4, firstLoss: 5, nextLoss: 1, firstDeletion: 1, nextDeletion: 0.5 } as const;

/** Of the ways to come to an item only the best are followed. */
const mostStates = 40;

interface Placed {
  readonly origin: number;
  readonly candidate: Candidate;
}

interface Step extends Placed {
  readonly value: number;
  readonly item: number;
  readonly from: Step | undefined;
}

/** The start of a text is a neighbor, too; where the old one ended, nobody knows. */
const start: Placed = { origin: 0, candidate: { place: 0, evidence: 0 } };

/**
 * The likeliest places of all items of a file together. Neighbors that moved by the same distance stay together; text that came or
 * went between them costs by its length, and explains that items between them are gone; a passage that moved costs once, however many
 * items are in it; an item whose text was deleted is left out rather than put where a look-alike stands. Order counts only between
 * neighbors. Costs items times the square of the candidates that each may have.
 * @returns for each item its place, undefined where it is likelier that it is gone
 */
export function likelyPlaces(items: readonly PlacedItem[]): (LikelyPlace | undefined)[] {
  const forth = travel(items, 1);
  const back = travel(items, -1);
  const valueAtEnd = (step: Step): number => step.value - lossOf(items.length - 1 - step.item);
  let best: Step | undefined;
  for (const steps of forth) for (const step of steps) if (!best || valueAtEnd(step) > valueAtEnd(best)) best = step;
  const chosen: (Step | undefined)[] = items.map(() => undefined);
  for (let step = best; step; step = step.from) chosen[step.item] = step;
  const following: (Step | undefined)[] = [];
  let next: Step | undefined;
  for (let index = items.length - 1; index >= 0; index--) {
    following[index] = next;
    next = chosen[index] ?? next;
  }
  return items.map((item, index): LikelyPlace | undefined => {
    const step = chosen[index];
    if (!step) return undefined;
    const { candidate } = step;
    let own = -Infinity;
    let rival = -Infinity;
    item.candidates.forEach((other, at) => {
      const total = (forth[index]?.[at]?.value ?? -Infinity) + (back[index]?.[at]?.value ?? -Infinity) - other.evidence;
      if (other === candidate) own = total;
      else rival = Math.max(rival, total);
    });
    const before = arrival(step.from ?? start, step, candidate.evidence);
    const later = following[index];
    const after = later ? arrival(step, later, candidate.evidence) : -Infinity;
    return { candidate, lead: own - rival, support: Math.max(before, after) };
  });
}

/** Best values of all candidates of all items, from the first item on or from the last one back. */
function travel(items: readonly PlacedItem[], direction: 1 | -1): Step[][] {
  const all: Step[][] = items.map(() => []);
  let states: Step[] = [];
  const first = direction === 1 ? 0 : items.length - 1;
  for (let index = first; index >= 0 && index < items.length; index += direction) {
    const item = items[index];
    if (!item || item.candidates.length === 0) continue;
    const passed = Math.abs(index - first);
    const steps = item.candidates.map((candidate): Step => {
      const here = { origin: item.origin, candidate };
      let value = direction === 1 ? arrival(start, here, candidate.evidence, passed) : candidate.evidence - lossOf(passed);
      let from: Step | undefined;
      for (const state of states) {
        const between = Math.abs(index - state.item) - 1;
        const [one, other] = direction === 1 ? [state, here] : [here, state];
        const reached = state.value + arrival(one, other, candidate.evidence, between);
        if (reached <= value) continue;
        value = reached;
        from = state;
      }
      return { value, item: index, origin: item.origin, candidate, from };
    });
    all[index] = steps;
    const valueNow = (state: Step): number => state.value - lossOf(Math.abs(index - state.item));
    states = [...states, ...steps].sort((a, b) => valueNow(b) - valueNow(a)).slice(0, mostStates);
  }
  return all;
}

/**
 * What it is worth, in bits, that an item with so much evidence stands where it does beside its neighbor.
 * @param between how many items between the two have no place: likely where text went between them, unlikely where none did
 */
function arrival(one: Placed, other: Placed, evidence: number, between = 0): number {
  const distance = other.candidate.place - one.candidate.place;
  const shift = distance - (other.origin - one.origin);
  const loss = between === 0 ? 0 : shift < 0 ? costs.firstDeletion + (between - 1) * costs.nextDeletion : lossOf(between);
  if (shift === 0) return evidence - loss;
  // Two things cannot have come to one place.
  if (distance === 0 && one !== start) return -1000;
  // Within a wider range a text stands by chance more easily.
  return evidence - loss - Math.log2(2 * Math.abs(shift) + 1) - costs.change - (distance < 0 ? costs.reordering : 0);
}

function lossOf(items: number): number {
  return items <= 0 ? 0 : costs.firstLoss + (items - 1) * costs.nextLoss;
}
