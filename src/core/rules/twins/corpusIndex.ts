import { readSignature, signatureLength, valueBits, valuesPerBand } from '../../text/minHash';
import { spread } from '../../text/shingles';
import { severities, type Severity } from '../rule';
import type { ArticleTrace, TracedLink, TracedPart, TracedPlace } from './traces';

/** Parts of which an article has one. */
const parts = ['url', 'body', 'number'] as const;

type Part = (typeof parts)[number];

const rowBits = 10;
const rowsPerBlock = 1 << rowBits;
/** Values of a part: offset, length, line, column. */
const placeValues = 4;
/** Values of a link: name, entry, state, and those of its place. */
const linkValues = 3 + placeValues;
/** States of a part; a severity is its number and this. */
const [missing, accepted, firstSeverity] = [0, 1, 2];

/** The columns of 1,024 articles. */
class Block {
  readonly signatures = new Uint16Array(rowsPerBlock * signatureLength);
  /** The same, two values at a time. */
  readonly pairs = new Uint32Array(this.signatures.buffer);
  readonly shingles = new Uint32Array(rowsPerBlock);
  readonly isId = new Uint8Array(rowsPerBlock);
  readonly states = new Uint8Array(rowsPerBlock * parts.length);
  readonly keys = new Float64Array(rowsPerBlock * parts.length);
  readonly places = new Uint32Array(rowsPerBlock * parts.length * placeValues);
}

const pairsOfSignature = signatureLength / 2;
/** A line of memory. */
const pairsOfBeginning = 8;
const noSignatures = new Uint16Array();
const noPairs = new Uint32Array();
const noPlaces = new Uint32Array();

/** A link as it is compared. */
export interface IndexedLink {
  /** Number of label, text and database together. */
  readonly name: number;
  readonly entry: number;
  readonly severity: Severity | undefined;
  readonly place: TracedPlace;
}

/** The traces of a corpus by row, in as little memory as they need: no string of an article is kept but the names of links. */
export class CorpusIndex {
  readonly #blocks: Block[] = [];
  readonly #links = new Map<number, Uint32Array>();
  readonly #numbers = new Map<string, number>();
  readonly #strings: string[] = [];

  /** Puts an article in a row, in the place of what was there; undefined for none. */
  set(row: number, trace: ArticleTrace | undefined): void {
    const block = this.#blocks[row >>> rowBits] ??= new Block();
    const at = row & (rowsPerBlock - 1);
    setPart(block, at * parts.length, trace?.url, trace?.url ? hashOf(trace.url.address) : 0);
    setPart(block, at * parts.length + 1, trace?.body, trace?.body?.digest ?? 0);
    setPart(block, at * parts.length + 2, trace?.number, trace?.number?.value ?? 0);
    block.shingles[at] = trace?.body?.shingles ?? 0;
    block.isId[at] = Number(trace?.number?.isId ?? false);
    if (trace?.body) readSignature(trace.body.signature, block.signatures, at * signatureLength);
    if (trace?.links?.length) this.#links.set(row, Uint32Array.from(trace.links.flatMap((link) => this.#valuesOf(link))));
    else this.#links.delete(row);
  }

  has(row: number, part: Part): boolean {
    return this.#stateOf(row, part) !== missing;
  }

  /** Equal for equal addresses, texts, numbers; for others not but by a chance of one in 2^53. */
  keyOf(row: number, part: Part): number {
    return this.#blocks[row >>> rowBits]?.keys[placeInBlock(row, part)] ?? 0;
  }

  /** Undefined where a problem there is accepted. */
  severityOf(row: number, part: Part): Severity | undefined {
    return severityOf(this.#stateOf(row, part));
  }

  placeOf(row: number, part: Part): TracedPlace {
    return placeAt(this.#blocks[row >>> rowBits]?.places ?? noPlaces, placeInBlock(row, part) * placeValues);
  }

  isNumberId(row: number): boolean {
    return this.#blocks[row >>> rowBits]?.isId[row & (rowsPerBlock - 1)] === 1;
  }

  /** How many shingles a text has, those that repeat included. */
  shingleCount(row: number): number {
    return this.#blocks[row >>> rowBits]?.shingles[row & (rowsPerBlock - 1)] ?? 0;
  }

  /** Writes the values of one band of each of the rows as a number: equal where all are. */
  bandsOf(rows: readonly number[], band: number, keys: Float64Array): void {
    for (let index = 0; index < rows.length; index++) {
      const row = rows[index] ?? 0;
      const values = this.#signaturesWith(row);
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
    const [values, otherValues] = [this.#pairsWith(one), this.#pairsWith(other)];
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

  linksOf(row: number): IndexedLink[] {
    const values = this.#links.get(row) ?? new Uint32Array();
    return Array.from({ length: values.length / linkValues }, (_, index) => {
      const start = index * linkValues;
      return { name: values[start] ?? 0, entry: values[start + 1] ?? 0, severity: severityOf(values[start + 2]), place: placeAt(values, start + 3) };
    });
  }

  /** A string that a link gave a number. */
  stringOf(number: number): string {
    return this.#strings[number] ?? '';
  }

  #stateOf(row: number, part: Part): number {
    return this.#blocks[row >>> rowBits]?.states[placeInBlock(row, part)] ?? missing;
  }

  /** Those of the whole block: a view of one row costs more than comparing it. */
  #signaturesWith(row: number): Uint16Array {
    return this.#blocks[row >>> rowBits]?.signatures ?? noSignatures;
  }

  #pairsWith(row: number): Uint32Array {
    return this.#blocks[row >>> rowBits]?.pairs ?? noPairs;
  }

  #valuesOf(link: TracedLink): number[] {
    const name = this.#numberOf(JSON.stringify([link.label, link.text, link.database]));
    return [name, this.#numberOf(`${link.database}:${link.entry}`), stateOf(link), link.offset, link.length, link.line, link.column];
  }

  #numberOf(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    // A copy: a piece of a text may keep the whole of it in memory.
    const own = Array.from(text).join('');
    this.#strings.push(own);
    this.#numbers.set(own, this.#strings.length - 1);
    return this.#strings.length - 1;
  }
}

/** How many of two values that were combined by exclusive or are different: 1 for each half that is not 0, without asking, for whether it is would be guessed wrong as often as right. */
function differentOf(difference: number): number {
  return (((difference & 0xffff) + 0xffff) >>> 16) + (((difference >>> 16) + 0xffff) >>> 16);
}

function placeInBlock(row: number, part: Part): number {
  return (row & (rowsPerBlock - 1)) * parts.length + parts.indexOf(part);
}

function setPart({ states, keys, places }: Block, at: number, part: TracedPart | undefined, key: number): void {
  states[at] = part ? stateOf(part) : missing;
  keys[at] = key;
  const start = at * placeValues;
  places[start] = part?.offset ?? 0;
  places[start + 1] = part?.length ?? 0;
  places[start + 2] = part?.line ?? 0;
  places[start + 3] = part?.column ?? 0;
}

function stateOf({ severity }: TracedPart): number {
  return severity === undefined ? accepted : firstSeverity + severities.indexOf(severity);
}

function severityOf(state = missing): Severity | undefined {
  return severities[state - firstSeverity];
}

function placeAt(values: Uint32Array, start: number): TracedPlace {
  const [offset = 0, length = 0, line = 0, column = 0] = values.subarray(start, start + placeValues);
  return { offset, length, line, column };
}

/** 53 bits of a text. */
function hashOf(text: string): number {
  let [first, second] = [0x811c9dc5, 0x9747b28c];
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    first = Math.imul(first ^ unit, 0x01000193);
    second = Math.imul(second ^ unit, 0x5bd1e995) + 0x165667b1;
  }
  return (spread(first) >>> 0) * 0x200000 + (spread(second) >>> 11);
}
