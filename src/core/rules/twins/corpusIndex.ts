import { readSignature, signatureLength } from '../../text/minHash';
import { spread } from '../../text/shingles';
import { severities, type Severity } from '../rule';
import type { ArticleTrace, TracedLink, TracedPart, TracedPlace } from './traces';

/** Parts of which an article has one. */
const parts = ['url', 'body', 'number'] as const;

type Part = (typeof parts)[number];

const rowsPerBlock = 1024;
/** Values of a part: offset, length, line, column. */
const placeValues = 4;
/** Values of a link: name, entry, state, and those of its place. */
const linkValues = 3 + placeValues;
/** States of a part; a severity is its number and this. */
const [missing, accepted, firstSeverity] = [0, 1, 2];

/** The columns of 1,024 articles: about 340 bytes an article. */
class Block {
  readonly signatures = new Uint16Array(rowsPerBlock * signatureLength);
  readonly shingles = new Uint32Array(rowsPerBlock);
  readonly isId = new Uint8Array(rowsPerBlock);
  readonly states = new Uint8Array(rowsPerBlock * parts.length);
  readonly keys = new Float64Array(rowsPerBlock * parts.length);
  readonly places = new Uint32Array(rowsPerBlock * parts.length * placeValues);
}

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
    const [block, at] = this.#at(row);
    for (const [index, name] of parts.entries()) this.#setPart(block, at * parts.length + index, trace?.[name], keyOf(name, trace));
    block.shingles[at] = trace?.body?.shingles ?? 0;
    block.isId[at] = Number(trace?.number?.isId ?? false);
    if (trace?.body) readSignature(trace.body.signature, block.signatures, at * signatureLength);
    if (trace?.links?.length) this.#links.set(row, Uint32Array.from(trace.links.flatMap((link) => this.#valuesOf(link))));
    else this.#links.delete(row);
  }

  has(row: number, part: Part): boolean {
    const [block, at] = this.#at(row);
    return block.states[at * parts.length + parts.indexOf(part)] !== missing;
  }

  /** Equal for equal addresses, texts, numbers; for others not but by a chance of one in 2^53. */
  keyOf(row: number, part: Part): number {
    const [block, at] = this.#at(row);
    return block.keys[at * parts.length + parts.indexOf(part)] ?? 0;
  }

  /** Undefined where a problem there is accepted. */
  severityOf(row: number, part: Part): Severity | undefined {
    const [block, at] = this.#at(row);
    return severityOf(block.states[at * parts.length + parts.indexOf(part)]);
  }

  placeOf(row: number, part: Part): TracedPlace {
    const [block, at] = this.#at(row);
    return placeAt(block.places, (at * parts.length + parts.indexOf(part)) * placeValues);
  }

  isNumberId(row: number): boolean {
    const [block, at] = this.#at(row);
    return block.isId[at] === 1;
  }

  /** How many shingles a text has, those that repeat included. */
  shingleCount(row: number): number {
    const [block, at] = this.#at(row);
    return block.shingles[at] ?? 0;
  }

  /** The values of a text's signature; not to be changed. */
  signatureOf(row: number): Uint16Array {
    const [block, at] = this.#at(row);
    return block.signatures.subarray(at * signatureLength, (at + 1) * signatureLength);
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

  #at(row: number): readonly [Block, number] {
    const index = Math.floor(row / rowsPerBlock);
    return [(this.#blocks[index] ??= new Block()), row % rowsPerBlock];
  }

  #setPart(block: Block, at: number, part: TracedPart | undefined, key: number): void {
    block.states[at] = part ? stateOf(part) : missing;
    block.keys[at] = key;
    block.places.set(part ? placeValuesOf(part) : [0, 0, 0, 0], at * placeValues);
  }

  #valuesOf(link: TracedLink): number[] {
    const name = this.#numberOf(JSON.stringify([link.label, link.text, link.database]));
    return [name, this.#numberOf(`${link.database}:${link.entry}`), stateOf(link), ...placeValuesOf(link)];
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

function keyOf(part: Part, trace: ArticleTrace | undefined): number {
  return part === 'url' ? hashOf(trace?.url?.address ?? '') : part === 'body' ? trace?.body?.digest ?? 0 : trace?.number?.value ?? 0;
}

function stateOf({ severity }: TracedPart): number {
  return severity === undefined ? accepted : firstSeverity + severities.indexOf(severity);
}

function severityOf(state = missing): Severity | undefined {
  return severities[state - firstSeverity];
}

function placeValuesOf({ offset, length, line, column }: TracedPlace): number[] {
  return [offset, length, line, column];
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
  return spread(first) * 0x200000 + (spread(second) >>> 11);
}
