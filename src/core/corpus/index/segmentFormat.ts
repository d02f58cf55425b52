import type { FileState } from '../files';
import { checksumOf } from './checksum';
import type { IndexedArticle, IndexedMention } from './indexedArticle';
import { NumberReader, NumberWriter } from './numberColumns';

/** To be counted up whenever a segment of the same articles is written in another way, or holds something else: older ones are made again. */
export const segmentVersion = 4;

/** “AAIX”, version, length of the whole and checksum of all but itself, each four bytes, the lowest first. */
const header = { magic: 0x58494141, bytes: 16, version: 4, length: 8, checksum: 12 } as const;

/** Strings once each, and their numbers. */
class StringTable {
  readonly #numbers = new Map<string, number>();

  numberOf(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.#numbers.size);
    return this.#numbers.size - 1;
  }

  get strings(): string[] {
    return [...this.#numbers.keys()];
  }
}

/**
 * Articles of one folder of the workspace as bytes: strings as JSON, which keeps each as it is, then columns of numbers, then what articles are compared
 * by, packed: whoever does not compare them need not read that.
 * @param root what names the folder
 */
export function encodeSegment(root: string, articles: readonly IndexedArticle[]): Uint8Array {
  const table = new StringTable();
  const numbers = new NumberWriter();
  const column = <Item>(items: readonly Item[], valueOf: (item: Item) => number): void => items.forEach((item) => numbers.write(valueOf(item)));
  const mentions = articles.flatMap((article) => article.mentions);
  numbers.write(articles.length);
  column(articles, ({ article }) => article.size);
  column(articles, ({ article }) => article.modified);
  column(articles, ({ annotations }) => (annotations ? annotations.size + 1 : 0));
  column(articles, ({ annotations }) => annotations?.modified ?? 0);
  column(articles, ({ isWhole }) => Number(isWhole));
  column(articles, ({ subjects }) => subjects.length);
  column(articles.flatMap(({ subjects }) => subjects), (subject) => table.numberOf(subject));
  column(articles, (article) => article.mentions.length);
  column(mentions, ({ label }) => table.numberOf(label));
  column(mentions, ({ text }) => table.numberOf(text));
  column(mentions, ({ line }) => line);
  column(mentions, (mention) => mention.column);
  column(mentions, ({ length }) => length);
  column(mentions, ({ isInPlace }) => Number(isInPlace));
  column(mentions, ({ links }) => links.length);
  column(mentions.flatMap(({ links }) => links), (link) => table.numberOf(link));
  column(articles, ({ facts }) => facts.length);
  const strings = new TextEncoder().encode(JSON.stringify([root, articles.map(({ path }) => path), table.strings]));
  const lengthOfStrings = new NumberWriter();
  lengthOfStrings.write(strings.length);
  return withHeader([lengthOfStrings.written, strings, numbers.written, ...articles.map(({ facts }) => facts)]);
}

function withHeader(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce<number>((sum, { length }) => sum + length, header.bytes));
  let at: number = header.bytes;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  const view = new DataView(bytes.buffer);
  view.setUint32(0, header.magic, true);
  view.setUint32(header.version, segmentVersion, true);
  view.setUint32(header.length, bytes.length, true);
  view.setUint32(header.checksum, checksumWithout(bytes), true);
  return bytes;
}

function checksumWithout(bytes: Uint8Array): number {
  return checksumOf(bytes.subarray(header.bytes), checksumOf(bytes.subarray(0, header.checksum)));
}

/** The tags of a segment as columns of numbers; texts are those of its table. */
interface MentionColumns {
  /** Number of the first tag of each article, and of all. */
  readonly starts: Uint32Array;
  readonly labels: Uint32Array;
  readonly texts: Uint32Array;
  readonly lines: Uint32Array;
  readonly columns: Uint32Array;
  readonly lengths: Uint32Array;
  /** 1 for those that stand where their lines say. */
  readonly inPlace: Uint32Array;
  /** Number of the first link of each tag, and of all. */
  readonly linkStarts: Uint32Array;
  readonly links: Uint32Array;
}

/** What the articles of a segment are compared by, packed one after the other. */
interface PackedColumn {
  /** Where that of each article begins, and where the last ends. */
  readonly starts: Uint32Array;
  readonly bytes: Uint8Array;
}

type ArticleState = Omit<IndexedArticle, 'path' | 'mentions' | 'facts'>;

/** A segment that was read and found whole. */
export class Segment {
  readonly root: string;
  /** Distinguishes what it holds from what another holds. */
  readonly checksum: number;
  readonly #paths: readonly string[];
  readonly #strings: readonly string[];
  readonly #states: readonly ArticleState[];
  readonly #columns: MentionColumns;
  readonly #facts: PackedColumn;

  constructor(root: string, checksum: number, paths: readonly string[], strings: readonly string[], states: readonly ArticleState[], columns: MentionColumns, facts: PackedColumn) {
    this.root = root;
    this.checksum = checksum;
    this.#paths = paths;
    this.#strings = strings;
    this.#states = states;
    this.#columns = columns;
    this.#facts = facts;
  }

  get paths(): readonly string[] {
    return this.#paths;
  }

  /** One for each path. */
  get articleStates(): readonly ArticleState[] {
    return this.#states;
  }

  /** All of it, as it was encoded. */
  get articles(): IndexedArticle[] {
    return this.#paths.flatMap((path, index) => {
      const state = this.#states[index];
      return state ? [{ ...state, path, mentions: this.#mentions(index), facts: this.factsIn(index) }] : [];
    });
  }

  /** The tags of one of the articles, by its place among the paths. */
  mentionsIn(article: number): readonly IndexedMention[] {
    return this.#mentions(article);
  }

  /** What one of the articles is compared by, packed; empty for a file that is no article. */
  factsIn(article: number): Uint8Array {
    const { starts, bytes } = this.#facts;
    return bytes.subarray(starts[article], starts[article + 1]);
  }

  /** Calls for every tag, without making an object of it. */
  forEachMention(tell: (label: string, text: string, links: readonly string[]) => void): void {
    const { labels, texts } = this.#columns;
    for (let mention = 0; mention < labels.length; mention++) tell(this.#string(labels[mention]), this.#string(texts[mention]), this.#links(mention));
  }

  /** The tags that a text or a link names, in the order of articles and of their files; an article is its place among the paths. */
  mentionsOf(isWanted: { readonly texts: ReadonlySet<string>; readonly links: ReadonlySet<string> }): { readonly article: number; readonly mention: IndexedMention }[] {
    const { starts, texts, links, linkStarts } = this.#columns;
    const wantedTexts = this.#numbersOf(isWanted.texts);
    const wantedLinks = this.#numbersOf(isWanted.links);
    const found: { readonly article: number; readonly mention: IndexedMention }[] = [];
    for (let article = 0; article < this.#paths.length; article++) {
      for (let mention = starts[article] ?? 0; mention < (starts[article + 1] ?? 0); mention++) {
        let isFound = wantedTexts.has(texts[mention] ?? 0);
        for (let link = linkStarts[mention] ?? 0; !isFound && link < (linkStarts[mention + 1] ?? 0); link++) isFound = wantedLinks.has(links[link] ?? 0);
        if (isFound) found.push({ article, mention: this.#mention(mention) });
      }
    }
    return found;
  }

  #numbersOf(texts: ReadonlySet<string>): ReadonlySet<number> {
    const numbers = new Set<number>();
    if (texts.size > 0) this.#strings.forEach((text, number) => texts.has(text) && numbers.add(number));
    return numbers;
  }

  #mentions(article: number): IndexedMention[] {
    const [first = 0, end = 0] = this.#columns.starts.subarray(article, article + 2);
    return Array.from({ length: end - first }, (_, index) => this.#mention(first + index));
  }

  #mention(mention: number): IndexedMention {
    const { labels, texts, lines, columns, lengths, inPlace } = this.#columns;
    return {
      label: this.#string(labels[mention]), text: this.#string(texts[mention]), links: this.#links(mention),
      line: lines[mention] ?? 0, column: columns[mention] ?? 0, length: lengths[mention] ?? 0, isInPlace: inPlace[mention] === 1,
    };
  }

  #links(mention: number): readonly string[] {
    const { links, linkStarts } = this.#columns;
    const [first = 0, end = 0] = linkStarts.subarray(mention, mention + 2);
    return first === end ? noLinks : Array.from(links.subarray(first, end), (link) => this.#string(link));
  }

  #string(number = 0): string {
    return this.#strings[number] ?? '';
  }
}

const noLinks: readonly string[] = [];

/** Reads a segment. Never throws. @returns undefined where the bytes are damaged, cut off, of another version or something else */
export function decodeSegment(bytes: Uint8Array): Segment | undefined {
  if (bytes.length < header.bytes) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const checksum = view.getUint32(header.checksum, true);
  const isWhole = view.getUint32(0, true) === header.magic && view.getUint32(header.version, true) === segmentVersion
    && view.getUint32(header.length, true) === bytes.length && checksum === checksumWithout(bytes);
  if (!isWhole) return undefined;
  const [lengthOfStrings, content] = split(bytes.subarray(header.bytes));
  const strings = readStrings(content.subarray(0, lengthOfStrings));
  return strings && lengthOfStrings <= content.length ? readColumns(strings, checksum, content.subarray(lengthOfStrings)) : undefined;
}

/** The length that stands before the strings, and what follows it. */
function split(content: Uint8Array): [number, Uint8Array] {
  const end = content.findIndex((byte) => byte < 0x80) + 1;
  return [new NumberReader(content.subarray(0, end)).read(), content.subarray(end)];
}

interface Strings {
  readonly root: string;
  readonly paths: readonly string[];
  readonly table: readonly string[];
}

function readStrings(bytes: Uint8Array): Strings | undefined {
  const read = parsed(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
  if (!Array.isArray(read)) return undefined;
  const [root, paths, table] = read as unknown[];
  return typeof root === 'string' && areStrings(paths) && areStrings(table) ? { root, paths, table } : undefined;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function areStrings(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function readColumns({ root, paths, table }: Strings, checksum: number, content: Uint8Array): Segment | undefined {
  const numbers = new NumberReader(content);
  const count = numbers.read();
  if (count !== paths.length) return undefined;
  const wide = (): number[] => Array.from({ length: count }, () => numbers.read());
  const [sizes, times, annotationSizes, annotationTimes] = [wide(), wide(), wide(), wide()];
  const wholes = numbers.readColumn(count);
  const subjectStarts = startsOf(numbers.readColumn(count));
  const subjects = numbers.readColumn(subjectStarts.at(-1) ?? 0);
  const starts = startsOf(numbers.readColumn(count));
  const mentions = starts.at(-1) ?? 0;
  const [labels, texts, lines, columns, lengths, inPlace] = [
    numbers.readColumn(mentions), numbers.readColumn(mentions), numbers.readColumn(mentions), numbers.readColumn(mentions), numbers.readColumn(mentions), numbers.readColumn(mentions),
  ];
  const linkStarts = startsOf(numbers.readColumn(mentions));
  const links = numbers.readColumn(linkStarts.at(-1) ?? 0);
  const factStarts = startsOf(numbers.readColumn(count));
  const facts = content.subarray(numbers.position);
  const isKnown = (column: Uint32Array): boolean => column.every((number) => number < table.length);
  if (!numbers.isWhole || facts.length !== factStarts.at(-1) || ![subjects, labels, texts, links].every(isKnown)) return undefined;
  const states = paths.map((_, article) => ({
    article: stateOf(sizes[article], times[article]),
    annotations: annotationSizes[article] === 0 ? undefined : stateOf((annotationSizes[article] ?? 0) - 1, annotationTimes[article]),
    isWhole: wholes[article] === 1,
    subjects: Array.from(subjects.subarray(subjectStarts[article], subjectStarts[article + 1]), (subject) => table[subject] ?? ''),
  }));
  return new Segment(root, checksum, paths, table, states, { starts, labels, texts, lines, columns, lengths, inPlace, linkStarts, links }, { starts: factStarts, bytes: facts });
}

function stateOf(size = 0, modified = 0): FileState {
  return { size, modified };
}

/** Where each of several runs begins, from how long they are, and where the last ends. */
function startsOf(lengths: Uint32Array): Uint32Array {
  const starts = new Uint32Array(lengths.length + 1);
  for (let index = 0; index < lengths.length; index++) starts[index + 1] = (starts[index] ?? 0) + (lengths[index] ?? 0);
  return starts;
}
