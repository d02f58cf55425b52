import type { TextRange } from './range';

/** Texts that are looked for all at once: the time to search is that of the text for each of their lengths, whatever their number. */
export class KnownTexts {
  readonly #texts: ReadonlySet<string>;
  readonly #starts: ReadonlySet<string>;
  /** Lengths that occur, the longest first. */
  readonly #lengths: readonly number[];

  constructor(texts: Iterable<string>) {
    this.#texts = new Set([...texts].filter((text) => text !== ''));
    this.#starts = new Set([...this.#texts].map((text) => text.charAt(0)));
    this.#lengths = [...new Set([...this.#texts].map(({ length }) => length))].sort((a, b) => b - a);
  }

  /** Places within a range from left to right, not overlapping; at each the longest text for which `isPlace` holds. UTF-16, half-open. */
  placesIn(text: string, { start, end }: TextRange, isPlace: (place: TextRange) => boolean): TextRange[] {
    const places: TextRange[] = [];
    for (let offset = start; this.#texts.size > 0 && offset < end; offset++) {
      if (!this.#starts.has(text.charAt(offset))) continue;
      const length = this.#lengths.find((one) => offset + one <= end && this.#texts.has(text.slice(offset, offset + one)) && isPlace({ start: offset, end: offset + one }));
      if (length === undefined) continue;
      places.push({ start: offset, end: offset + length });
      offset += length - 1;
    }
    return places;
  }
}
