import { readSignature, signatureLength, valueBits, valuesPerBand } from '../../text/minHash';

const rowBits = 10;
const rowsPerBlock = 1 << rowBits;
const pairsOfSignature = signatureLength / 2;
/** A line of memory. */
const pairsOfBeginning = 8;

/** Gives memory of so many bytes, all 0. */
export type Room = (bytes: number) => ArrayBufferLike;

/** Memory of the signatures of 1,024 articles. */
interface Block {
  readonly values: Uint16Array;
  /** The same, two values at a time. */
  readonly pairs: Uint32Array;
}

const none: Block = { values: new Uint16Array(), pairs: new Uint32Array() };

/** Signatures of texts by row. */
export class SignatureTable {
  readonly #room: Room;
  readonly #blocks: (Block | undefined)[];

  /** @param buffers those of a table in another thread */
  constructor(room: Room = (bytes) => new ArrayBuffer(bytes), buffers: readonly (ArrayBufferLike | undefined)[] = []) {
    this.#room = room;
    this.#blocks = buffers.map((buffer) => buffer && blockIn(buffer));
  }

  /** All that is in it, for a table in another thread. */
  get buffers(): readonly (ArrayBufferLike | undefined)[] {
    return Array.from(this.#blocks, (block) => block?.values.buffer);
  }

  /** @param signature as it is written */
  set(row: number, signature: string): void {
    const block = this.#blocks[row >>> rowBits] ??= blockIn(this.#room(rowsPerBlock * signatureLength * Uint16Array.BYTES_PER_ELEMENT));
    readSignature(signature, block.values, (row & (rowsPerBlock - 1)) * signatureLength);
  }

  /** Writes the values of one band of each of the rows as a number: equal where all are. */
  bandsOf(rows: Uint32Array, band: number, keys: Float64Array): void {
    for (let index = 0; index < rows.length; index++) {
      const row = rows[index] ?? 0;
      const { values } = this.#blockOf(row);
      const start = (row & (rowsPerBlock - 1)) * signatureLength + band * valuesPerBand;
      let key = 0;
      for (let at = start; at < start + valuesPerBand; at++) key = key * (1 << valueBits) + (values[at] ?? 0);
      keys[index] = key;
    }
  }

  /**
   * How much two texts have in common by their signatures: an estimate, from 0 to 1.
   * @param least estimates below it are 0. Most pairs are not alike, and their beginnings show it: where those have less than half of `least` in common, the
   * rest is not looked at. Of texts that have .7 in common, that loses one in 30,000 for a `least` of .45.
   */
  likeness(one: number, other: number, least = 0): number {
    const [{ pairs: values }, { pairs: otherValues }] = [this.#blockOf(one), this.#blockOf(other)];
    const [start, otherStart] = [(one & (rowsPerBlock - 1)) * pairsOfSignature, (other & (rowsPerBlock - 1)) * pairsOfSignature];
    let different = 0;
    let at = 0;
    for (; at < pairsOfBeginning; at++) different += differentOf((values[start + at] ?? 0) ^ (otherValues[otherStart + at] ?? 0));
    if (different > (1 - least / 2) * 2 * pairsOfBeginning) return 0;
    const mostDifferent = (1 - least) * signatureLength;
    for (; at < pairsOfSignature; at++) {
      different += differentOf((values[start + at] ?? 0) ^ (otherValues[otherStart + at] ?? 0));
      if (different > mostDifferent) return 0;
    }
    return (signatureLength - different) / signatureLength;
  }

  /** That of the whole block: a view of one row costs more than comparing it. */
  #blockOf(row: number): Block {
    return this.#blocks[row >>> rowBits] ?? none;
  }
}

function blockIn(buffer: ArrayBufferLike): Block {
  return { values: new Uint16Array(buffer), pairs: new Uint32Array(buffer) };
}

/** How many of two values that were combined by exclusive or are different: 1 for each half that is not 0, without asking, for whether it is would be guessed wrong as often as right. */
function differentOf(difference: number): number {
  return (((difference & 0xffff) + 0xffff) >>> 16) + (((difference >>> 16) + 0xffff) >>> 16);
}
