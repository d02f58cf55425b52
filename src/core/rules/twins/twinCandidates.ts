import { bands } from '../../text/minHash';
import { KeyTable } from './keyTable';
import { SignatureTable } from './signatureTable';

/** Signatures that are less alike than this do not belong to near-duplicates: of those that do, all but one in a million are more alike. */
export const leastEstimate = 0.45;
/** Of a bucket, an article is compared with this many of those before it: what fills a bucket is a phrase that a thousand pages share. */
const comparedInBucket = 16;
/** Candidates that are compared exactly. */
export const mostCandidates = 4;
/** Values of a pair among those that were found: text, twin, estimate. */
const pairValues = 3;

/** The texts that are compared, plain data: threads can share it. */
export interface SignedTexts {
  /** Of a table of signatures. */
  readonly buffers: readonly (ArrayBufferLike | undefined)[];
  /** Rows of the table in the order of the corpus. A text is known by its place among them. */
  readonly rows: Uint32Array;
}

interface Candidate {
  readonly twin: number;
  readonly estimate: number;
}

/**
 * Pairs of texts that may be near-duplicates, found band by band: only the buckets of one band are in memory. Of each text the best are kept, whichever
 * bands are compared here or elsewhere, and in whatever order.
 */
export class TwinCandidates {
  readonly texts: SignedTexts;
  readonly #signatures: SignatureTable;
  /** By text; the best one first. */
  readonly #found = new Map<number, readonly Candidate[]>();
  /** What one band needs; the next one uses it again. */
  readonly #keys: Float64Array;
  /** The last text of each bucket. */
  readonly #last: KeyTable;
  /** The text of the same bucket before; -1 for none. */
  readonly #before: Int32Array;

  constructor(texts: SignedTexts) {
    this.texts = texts;
    this.#signatures = new SignatureTable(undefined, texts.buffers);
    const count = texts.rows.length;
    this.#keys = new Float64Array(count);
    this.#last = new KeyTable(count);
    this.#before = new Int32Array(count);
  }

  /** Compares the texts whose signatures share a band. */
  compare(band: number): void {
    const [keys, last, before] = [this.#keys, this.#last, this.#before];
    this.#signatures.bandsOf(this.texts.rows, band, keys);
    last.clear();
    for (let text = 0; text < keys.length; text++) {
      let twin = before[text] = last.put(keys[text] ?? 0, text) ?? -1;
      for (let compared = 0; twin >= 0 && compared < comparedInBucket; compared++) {
        this.#offer(text, twin);
        twin = before[twin] ?? -1;
      }
    }
  }

  /** Compares all bands. @param pause is awaited after each */
  async compareAll(pause: () => Promise<void>): Promise<void> {
    for (let band = 0; band < bands; band++) {
      this.compare(band);
      await pause();
    }
  }

  /** Texts before one that it may repeat, the most alike first. */
  twinsOf(text: number): readonly number[] {
    return (this.#found.get(text) ?? []).map(({ twin }) => twin);
  }

  /** Forgets what was found so far, and gives it as plain data for `add`. */
  take(): Float64Array {
    const pairs = [...this.#found].flatMap(([text, candidates]) => candidates.flatMap(({ twin, estimate }) => [text, twin, estimate]));
    this.#found.clear();
    return Float64Array.from(pairs);
  }

  /** Takes what was found elsewhere among the same texts. */
  add(pairs: Float64Array): void {
    for (let at = 0; at < pairs.length; at += pairValues) {
      const [text = 0, twin = 0, estimate = 0] = pairs.subarray(at, at + pairValues);
      if (!this.#isFound(text, twin)) this.#keep(text, { twin, estimate });
    }
  }

  #isFound(text: number, twin: number): boolean {
    return this.#found.get(text)?.some((other) => other.twin === twin) ?? false;
  }

  #offer(text: number, twin: number): void {
    if (this.#isFound(text, twin)) return;
    const { rows } = this.texts;
    const estimate = this.#signatures.likeness(rows[text] ?? 0, rows[twin] ?? 0, leastEstimate);
    if (estimate >= leastEstimate) this.#keep(text, { twin, estimate });
  }

  #keep(text: number, candidate: Candidate): void {
    const all = [...this.#found.get(text) ?? [], candidate].sort((a, b) => b.estimate - a.estimate || a.twin - b.twin);
    this.#found.set(text, all.slice(0, mostCandidates));
  }
}
