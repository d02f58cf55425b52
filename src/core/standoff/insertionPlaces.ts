import type { LineKind, StandoffLine } from './standoffLine';

/** The order in which readers that resolve references while they read want the kinds: spans before what points at them. */
const kindOrder: readonly LineKind[] = ['entity', 'event', 'relation', 'attribute', 'normalization', 'note', 'equivalence'];

/** By this a new line's kind comes before another's where both are added at one place; below 0 where `a` comes first. */
export function compareKinds(a: LineKind, b: LineKind): number {
  return kindOrder.indexOf(a) - kindOrder.indexOf(b);
}

/**
 * After which line a new line of each kind goes. A file whose kinds follow each other gets it after the last of its kind, so that
 * the order stays and git shows neighbors; a file in which kinds are mixed (as brat leaves it) gets it at the end.
 */
export class InsertionPlaces {
  /** The line ending most lines have; LF where there is none, as brat writes. */
  readonly lineEnding: '\n' | '\r\n';
  readonly #last: StandoffLine | undefined;
  readonly #highest: number;
  readonly #isSorted: boolean;
  readonly #lastUpTo: (StandoffLine | undefined)[] = kindOrder.map(() => undefined);

  /** @param markLength length of the U+FEFF at the start of the first line. */
  constructor(lines: readonly StandoffLine[], markLength: number) {
    let last: StandoffLine | undefined;
    let highest = 0;
    let isSorted = true;
    let endings = 0;
    let carriageReturns = 0;
    for (const line of lines) {
      if (line.next > line.range.end) endings++;
      if (line.next - line.range.end === 2) carriageReturns++;
      if (line.range.end > line.range.start + (line.index === 0 ? markLength : 0)) last = line;
      const order = kindOrder.indexOf(line.kind);
      if (order < 0) continue;
      if (order < highest) isSorted = false;
      highest = Math.max(highest, order);
      for (let later = order; later < this.#lastUpTo.length; later++) this.#lastUpTo[later] = line;
    }
    this.lineEnding = carriageReturns * 2 > endings ? '\r\n' : '\n';
    this.#last = last;
    this.#highest = highest;
    this.#isSorted = isSorted;
  }

  /** The line after which a new line of this kind goes; undefined stands for the start of the file. */
  placeOf(kind: LineKind): StandoffLine | undefined {
    const order = kindOrder.indexOf(kind);
    // After the last line also what cannot be read stays before it, and nothing is put between two of a mixed order.
    return !this.#isSorted || order >= this.#highest ? this.#last : this.#lastUpTo[order];
  }
}
