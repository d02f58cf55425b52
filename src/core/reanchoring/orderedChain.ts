/** A thing to be placed, and where it could be. */
export interface ChainItem {
  /** Offset in the old text, or where it is told to be. Items come ascending by it. */
  readonly origin: number;
  readonly candidates: readonly ChainCandidate[];
}

export interface ChainCandidate {
  readonly place: number;
  readonly weight: number;
}

interface Link {
  readonly value: number;
  readonly item: number;
  readonly candidate: ChainCandidate;
  readonly before: Link | undefined;
}

/** What it is worth that two neighbours moved by the same: more than any one item, so that text that shifted as a whole stays together. */
const sameShiftWorth = 24;

/**
 * Chooses at most one candidate an item, such that the order of the items is kept and the sum of weights is highest, where neighbours
 * that moved by the same distance count extra: all items of a file at once, least displacement among each other.
 * Costs candidates times their logarithm.
 * @returns the candidate chosen for each item, undefined for items that fit into no order.
 */
export function bestOrderedChain(items: readonly ChainItem[]): (ChainCandidate | undefined)[] {
  const places = [...new Set(items.flatMap(({ candidates }) => candidates.map(({ place }) => place)))].sort((a, b) => a - b);
  const rankOf = new Map(places.map((place, rank) => [place, rank]));
  const best = new PrefixBest(places.length);
  const bestByShift = new Map<number, Link>();
  let top: Link | undefined;
  items.forEach((item, index) => {
    const links = item.candidates.map((candidate): Link => {
      const shift = candidate.place - item.origin;
      const before = best.below(rankOf.get(candidate.place) ?? 0);
      const alike = bestByShift.get(shift);
      // Text before the first item that did not move is a neighbour, too.
      const free = candidate.weight + Math.max(before?.value ?? 0, 0) + (!before && shift === 0 ? sameShiftWorth : 0);
      const together = alike ? candidate.weight + alike.value + sameShiftWorth : -1;
      const [value, link] = together > free ? [together, alike] : [free, before];
      return { value, item: index, candidate, before: link };
    });
    for (const link of links) {
      best.add(rankOf.get(link.candidate.place) ?? 0, link);
      const shift = link.candidate.place - item.origin;
      if (link.value > (bestByShift.get(shift)?.value ?? -1)) bestByShift.set(shift, link);
      if (!top || link.value > top.value) top = link;
    }
  });
  const chosen: (ChainCandidate | undefined)[] = items.map(() => undefined);
  for (let link = top; link; link = link.before) chosen[link.item] = link.candidate;
  return chosen;
}

/** The best link of all places below a given one; a binary indexed tree. */
class PrefixBest {
  readonly #tree: (Link | undefined)[];

  constructor(size: number) {
    this.#tree = Array.from({ length: size + 1 }, () => undefined);
  }

  add(rank: number, link: Link): void {
    for (let at = rank + 1; at < this.#tree.length; at += at & -at) {
      if (link.value > (this.#tree[at]?.value ?? -1)) this.#tree[at] = link;
    }
  }

  below(rank: number): Link | undefined {
    let best: Link | undefined;
    for (let at = rank; at > 0; at -= at & -at) {
      const link = this.#tree[at];
      if (link && link.value > (best?.value ?? -1)) best = link;
    }
    return best;
  }
}
