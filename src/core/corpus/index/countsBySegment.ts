interface Counted {
  readonly name: string;
  /** Segment and count, one after the other. */
  places: number[];
}

/** Names, and how often each is in which segment. */
export class CountsBySegment {
  readonly #counted = new Map<string, Counted>();
  readonly #bySegment = new Map<number, readonly Counted[]>();

  /** Puts what a segment counts in the place of what it counted. */
  set(segment: number, counts: ReadonlyMap<string, number>): void {
    this.delete(segment);
    this.#bySegment.set(segment, [...counts].map(([name, count]) => {
      const counted = this.#counted.get(name) ?? { name, places: [] };
      this.#counted.set(name, counted);
      counted.places.push(segment, count);
      return counted;
    }));
  }

  delete(segment: number): void {
    for (const counted of this.#bySegment.get(segment) ?? []) {
      const at = counted.places.findIndex((value, index) => index % 2 === 0 && value === segment);
      counted.places.splice(at, 2);
      if (counted.places.length === 0) this.#counted.delete(counted.name);
    }
    this.#bySegment.delete(segment);
  }

  segmentsOf(name: string): readonly number[] {
    return (this.#counted.get(name)?.places ?? []).filter((_, index) => index % 2 === 0);
  }

  /** The segments in which one of the names is that are wanted. */
  segmentsWhere(isWanted: (name: string) => boolean): Set<number> {
    const segments = new Set<number>();
    for (const { name, places } of this.#counted.values()) {
      if (isWanted(name)) for (let index = 0; index < places.length; index += 2) segments.add(places[index] ?? 0);
    }
    return segments;
  }

  /** Every name with how often it is in all segments together. */
  * [Symbol.iterator](): Iterator<readonly [name: string, count: number]> {
    for (const { name, places } of this.#counted.values()) yield [name, places.reduce((sum, value, index) => sum + (index % 2) * value, 0)];
  }
}
