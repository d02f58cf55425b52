import type { CorpusIndex } from './corpusIndex';
import { KeyTable } from './keyTable';

/** Signatures that are less alike than this do not belong to near-duplicates: of those that do, all but one in a million are more alike. */
const leastEstimate = 0.45;
/** Of a bucket, an article is compared with this many of those before it: what fills a bucket is a phrase that a thousand pages share. */
const comparedInBucket = 16;
/** Candidates that are compared exactly. */
const mostCandidates = 4;

/** Pairs of texts that may be near-duplicates, found band by band: only the buckets of one band are in memory. */
export class TwinCandidates {
  readonly #index: CorpusIndex;
  readonly #rows: readonly number[];
  /** By place in the rows; the best one first. */
  readonly #found = new Map<number, { readonly twin: number; readonly estimate: number }[]>();
  /** Places in the rows of texts that are not the same as one before. */
  readonly #different: readonly number[];
  readonly #differentRows: readonly number[];
  /** What one band needs; the next one uses it again. */
  readonly #keys: Float64Array;
  /** The last text of each bucket. */
  readonly #last: KeyTable;
  /** The text of the same bucket before; -1 for none. */
  readonly #before: Int32Array;

  /** @param rows those that have a text, in the order of the corpus */
  constructor(index: CorpusIndex, rows: readonly number[]) {
    this.#index = index;
    this.#rows = rows;
    this.#different = this.#withoutCopies();
    this.#differentRows = this.#different.map((place) => rows[place] ?? 0);
    const count = this.#differentRows.length;
    this.#keys = new Float64Array(count);
    this.#last = new KeyTable(count);
    this.#before = new Int32Array(count);
  }

  /** Compares the articles whose signatures share a band. */
  compare(band: number): void {
    const [keys, last, before] = [this.#keys, this.#last, this.#before];
    this.#index.bandsOf(this.#differentRows, band, keys);
    last.clear();
    for (let number = 0; number < keys.length; number++) {
      let other = before[number] = last.put(keys[number] ?? 0, number) ?? -1;
      for (let compared = 0; other >= 0 && compared < comparedInBucket; compared++) {
        this.#offer(this.#different[number] ?? 0, this.#different[other] ?? 0);
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
    const first = new KeyTable(this.#rows.length);
    const different: number[] = [];
    for (const [place, row] of this.#rows.entries()) {
      const key = this.#index.keyOf(row, 'body');
      const twin = first.get(key);
      if (twin !== undefined && this.#index.likeness(row, this.#rows[twin] ?? 0) === 1) this.#found.set(place, [{ twin, estimate: 1 }]);
      else {
        different.push(place);
        first.put(key, place);
      }
    }
    return different;
  }

  #offer(place: number, twin: number): void {
    const found = this.#found.get(place);
    if (found?.some((other) => other.twin === twin)) return;
    const estimate = this.#index.likeness(this.#rows[place] ?? 0, this.#rows[twin] ?? 0, leastEstimate);
    if (estimate < leastEstimate) return;
    const all = [...found ?? [], { twin, estimate }].sort((a, b) => b.estimate - a.estimate || a.twin - b.twin);
    this.#found.set(place, all.slice(0, mostCandidates));
  }
}
