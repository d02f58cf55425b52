import { signatureLength, valuesPerBand } from '../../text/minHash';
import { spread } from '../../text/shingles';
import type { CorpusIndex } from './corpusIndex';

/** Signatures that are less alike than this do not belong to near-duplicates: of those that do, all but one in a million are more alike. */
const leastEstimate = 0.45;
/** Of a bucket, an article is compared with this many of those before it: what fills a bucket is a phrase that a thousand pages share. */
const comparedInBucket = 16;
/** Candidates that are compared exactly. */
const mostCandidates = 4;

/** How much two texts have in common by their signatures: an estimate, from 0 to 1. */
export function likeness(index: CorpusIndex, one: number, other: number): number {
  const [first, second] = [index.signatureOf(one), index.signatureOf(other)];
  let equal = 0;
  for (let at = 0; at < signatureLength; at++) if (first[at] === second[at]) equal++;
  return equal / signatureLength;
}

/** Pairs of texts that may be near-duplicates, found band by band: only the buckets of one band are in memory. */
export class TwinCandidates {
  readonly #index: CorpusIndex;
  readonly #rows: readonly number[];
  /** By place in the rows; the best one first. */
  readonly #found = new Map<number, { readonly twin: number; readonly estimate: number }[]>();
  /** Places in the rows of texts that are not the same as one before. */
  readonly #different: readonly number[];

  /** @param rows those that have a text, in the order of the corpus */
  constructor(index: CorpusIndex, rows: readonly number[]) {
    this.#index = index;
    this.#rows = rows;
    this.#different = this.#withoutCopies();
  }

  /** Compares the articles whose signatures share a band. */
  compare(band: number): void {
    const mask = (1 << (32 - Math.clz32(this.#different.length * 2))) - 1;
    /** The last text of each bucket + 1; 0 where a slot is free. */
    const slots = new Int32Array(mask + 1);
    /** The text of the same bucket before; -1 for none. */
    const before = new Int32Array(this.#different.length).fill(-1);
    const start = band * valuesPerBand;
    for (const [number, place] of this.#different.entries()) {
      const signature = this.#index.signatureOf(this.#rows[place] ?? 0).subarray(start, start + valuesPerBand);
      for (let slot = hashOf(signature) & mask; ; slot = (slot + 1) & mask) {
        const last = (slots[slot] ?? 0) - 1;
        if (last >= 0 && !this.#hasBand(last, signature, start)) continue;
        slots[slot] = number + 1;
        before[number] = last;
        break;
      }
      let other = before[number] ?? -1;
      for (let compared = 0; other >= 0 && compared < comparedInBucket; compared++) {
        this.#offer(place, this.#different[other] ?? 0);
        other = before[other] ?? -1;
      }
    }
  }

  /** Articles with those before them that they may repeat, the most alike first, in the order of the corpus. */
  *found(): Iterable<readonly [article: number, twins: readonly number[]]> {
    for (const place of [...this.#found.keys()].sort((a, b) => a - b)) {
      yield [this.#rows[place] ?? 0, (this.#found.get(place) ?? []).map(({ twin }) => this.#rows[twin] ?? 0)];
    }
  }

  /** Copies have their twin at once: a page that was collected a thousand times would fill every bucket. */
  #withoutCopies(): number[] {
    const first = new Map<number, number>();
    const different: number[] = [];
    for (const [place, row] of this.#rows.entries()) {
      const key = this.#index.keyOf(row, 'body');
      const twin = first.get(key);
      if (twin !== undefined && likeness(this.#index, row, this.#rows[twin] ?? 0) === 1) this.#found.set(place, [{ twin, estimate: 1 }]);
      else {
        different.push(place);
        first.set(key, place);
      }
    }
    return different;
  }

  #hasBand(number: number, values: Uint16Array, start: number): boolean {
    const other = this.#index.signatureOf(this.#rows[this.#different[number] ?? 0] ?? 0);
    for (let at = 0; at < valuesPerBand; at++) if (other[start + at] !== values[at]) return false;
    return true;
  }

  #offer(place: number, twin: number): void {
    const found = this.#found.get(place) ?? [];
    if (found.some((other) => other.twin === twin)) return;
    const estimate = likeness(this.#index, this.#rows[place] ?? 0, this.#rows[twin] ?? 0);
    if (estimate < leastEstimate) return;
    found.push({ twin, estimate });
    found.sort((a, b) => b.estimate - a.estimate || a.twin - b.twin);
    this.#found.set(place, found.slice(0, mostCandidates));
  }
}

function hashOf(values: Uint16Array): number {
  let hash = 0;
  for (const value of values) hash = spread(hash + value + 1);
  return hash;
}
