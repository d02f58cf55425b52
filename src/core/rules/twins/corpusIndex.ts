import { spread } from '../../text/shingles';
import { severities, type Severity } from '../rule';
import { SignatureTable, type Room } from './signatureTable';
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
  readonly shingles = new Uint32Array(rowsPerBlock);
  readonly isId = new Uint8Array(rowsPerBlock);
  readonly states = new Uint8Array(rowsPerBlock * parts.length);
  readonly keys = new Float64Array(rowsPerBlock * parts.length);
  readonly places = new Uint32Array(rowsPerBlock * parts.length * placeValues);
}

const noPlaces = new Uint32Array();

/** A link as it is compared. */
export interface IndexedLink {
  /** Number of label, text and database together. */
  readonly name: number;
  readonly entry: number;
  readonly severity: Severity | undefined;
  readonly place: TracedPlace;
  /** How many articles have it, those included that it stands for. */
  readonly articles: number;
}

/** The traces of a corpus by row, in as little memory as they need: no string of an article is kept but the names of links. */
export class CorpusIndex {
  /** Of the texts. */
  readonly signatures: SignatureTable;
  readonly #blocks: Block[] = [];
  readonly #links = new Map<number, Uint32Array>();
  /** How many articles have each link of a row, where that is not the row's alone. */
  readonly #articles = new Map<number, readonly number[]>();
  readonly #numbers = new Map<string, number>();
  readonly #strings: string[] = [];

  /** @param room for the signatures, where other threads are to see them */
  constructor(room?: Room) {
    this.signatures = new SignatureTable(room);
  }

  /** Puts an article in a row, in the place of what was there; undefined for none. */
  set(row: number, trace: ArticleTrace | undefined): void {
    const block = this.#blocks[row >>> rowBits] ??= new Block();
    const at = row & (rowsPerBlock - 1);
    setPart(block, at * parts.length, trace?.url, trace?.url ? keyOfAddress(trace.url.address) : 0);
    setPart(block, at * parts.length + 1, trace?.body, trace?.body?.digest ?? 0);
    setPart(block, at * parts.length + 2, trace?.number, trace?.number?.value ?? 0);
    block.shingles[at] = trace?.body?.shingles ?? 0;
    block.isId[at] = Number(trace?.number?.isId ?? false);
    if (trace?.body) this.signatures.set(row, trace.body.signature);
    if (trace?.links?.length) this.#links.set(row, Uint32Array.from(trace.links.flatMap((link) => this.#valuesOf(link))));
    else this.#links.delete(row);
    if (trace?.links?.some(({ articles }) => articles !== undefined)) this.#articles.set(row, trace.links.map(({ articles = 1 }) => articles));
    else this.#articles.delete(row);
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

  linksOf(row: number): IndexedLink[] {
    const values = this.#links.get(row) ?? new Uint32Array();
    return Array.from({ length: values.length / linkValues }, (_, index) => {
      const start = index * linkValues;
      return { name: values[start] ?? 0, entry: values[start + 1] ?? 0, severity: severityOf(values[start + 2]), place: placeAt(values, start + 3), articles: this.#articles.get(row)?.[index] ?? 1 };
    });
  }

  /** A string that a link gave a number. */
  stringOf(number: number): string {
    return this.#strings[number] ?? '';
  }

  #stateOf(row: number, part: Part): number {
    return this.#blocks[row >>> rowBits]?.states[placeInBlock(row, part)] ?? missing;
  }

  #valuesOf(link: TracedLink): number[] {
    const name = this.#numberOf(nameOfLink(link));
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

/** What has to be the same of two links, so that their entries are compared. */
export function nameOfLink({ label, text, database }: Pick<TracedLink, 'label' | 'text' | 'database'>): string {
  return JSON.stringify([label, text, database]);
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

/** 53 bits of an address. */
export function keyOfAddress(text: string): number {
  let [first, second] = [0x811c9dc5, 0x9747b28c];
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    first = Math.imul(first ^ unit, 0x01000193);
    second = Math.imul(second ^ unit, 0x5bd1e995) + 0x165667b1;
  }
  return (spread(first) >>> 0) * 0x200000 + (spread(second) >>> 11);
}
