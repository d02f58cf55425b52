import { resolve } from 'node:path';
import { FormatError } from '../../core/formats/format';
import { linesOfFile, type NumberedLine } from '../../core/formats/decoding';
import { hashOf } from '../../core/suggestions/hash';
import { orderKey, type Target } from '../files/targets';
import type { CommandLineHost, NewFile } from '../host';
import { diskReasonOf, Failure, problemTemplates } from '../messages';
import { digestOf } from '../settings/fileConfiguration';
import type { CacheEntry } from './cacheEntry';
import { codeOf } from '../systemErrors';

/** Lines are put together to pieces of this many UTF-16 code units before they are written. */
const pieceLength = 65_536;
const title = 'article-annotator cache';
/** Another form of the lines is another cache. */
const form = 3;

/** A target with what is known of it from an earlier run. */
export interface KnownTarget {
  readonly target: Target;
  readonly known?: CacheEntry;
}

/** Which runs can use what one of them kept. */
export interface CacheUse {
  readonly command: string;
  /** Plain data that is the same in all of them: options, the day. */
  readonly decidedBy?: unknown;
  /** By what a cache names a target; the targets are in the order of these. By default the name that users see. */
  readonly nameOf?: (target: Target) => string;
}

type Note = (name: string, failure: Failure) => Promise<void>;

/** Targets with what a cache knows of them, if there is one. */
export function knownOf(targets: readonly Target[], cache: CacheFile | undefined): Promise<readonly KnownTarget[]> {
  return cache?.knownOf(targets) ?? Promise.resolve(targets.map((target) => ({ target })));
}

/** A line of a cache as it was read. */
interface Line {
  readonly key: string;
  readonly name: string;
  readonly entry: CacheEntry;
}

/**
 * What earlier runs found, by file. Both the old cache and the new one are in the order of the targets, so that they pass by line for line and
 * none is kept in memory. A line that is damaged counts as none. The new one is written from where it differs on: mostly it does not.
 *
 * The first line says whose cache it is. Each other is a hash of the rest, then, with TABs between: name, content, metadata, kept, which may hold TABs.
 */
export class CacheFile {
  readonly #path: string;
  readonly #name: string;
  readonly #host: CommandLineHost;
  readonly #note: Note;
  readonly #nameOf: (target: Target) => string;
  readonly #header: readonly string[];
  readonly #encoder = new TextEncoder();
  #old: AsyncIterator<NumberedLine> | undefined;
  #next: Line | undefined;
  /** How many lines of the old cache have been added again, and no other; undefined once the new cache is being written. */
  #same: number | undefined;
  /** Lines of the old cache behind those, as far as they have been read; undefined for a damaged one. */
  readonly #ahead: (Line | undefined)[] = [];
  #reading: Promise<unknown> = Promise.resolve();
  #isDamaged = false;
  #file: NewFile | undefined;
  #piece: string;

  private constructor(name: string, { command, decidedBy = null, nameOf = (target) => target.name }: CacheUse, host: CommandLineHost, note: Note) {
    this.#name = name;
    this.#path = resolve(host.workingDirectory, name);
    this.#host = host;
    this.#note = note;
    this.#nameOf = nameOf;
    this.#header = [title, String(form), host.product.version, command, digestOf(decidedBy)];
    this.#piece = `${this.#header.join('\t')}\n`;
  }

  /**
   * @param name of the file; may be relative to the working directory
   * @param note takes what is wrong with the cache, which does not make the run fail
   */
  static async open(name: string, use: CacheUse, host: CommandLineHost, note: Note): Promise<CacheFile> {
    const cache = new CacheFile(name, use, host, note);
    await cache.#open();
    return cache;
  }

  /** Targets with what is known of them. Batches have to be asked for in their order. */
  knownOf(targets: readonly Target[]): Promise<readonly KnownTarget[]> {
    const found = this.#reading.then(async () => {
      const known: KnownTarget[] = [];
      for (const target of targets) {
        const name = this.#nameOf(target);
        const entry = await this.#entryOf(name);
        known.push(entry ? { target, known: entry } : { target });
      }
      return known;
    });
    this.#reading = found;
    return found;
  }

  /** Has to be called in the order of the targets. @param name as the cache names them */
  async add(name: string, entry: CacheEntry): Promise<void> {
    if (this.#same !== undefined) {
      const old = this.#ahead.shift();
      if (old?.name === name && isSame(old.entry, entry)) {
        this.#same++;
        return;
      }
      await this.#begin(this.#same);
    }
    const line = `${JSON.stringify(name)}\t${entry.content}\t${entry.metadata}\t${entry.kept}`;
    await this.#write(`${checksum(line)}\t${line}`);
  }

  /** Puts the new cache in the place of the old one, unless that is the same. */
  async complete(): Promise<void> {
    if (this.#same !== undefined) {
      if (this.#ahead.length === 0 && await this.#line() === undefined && !this.#isDamaged) return;
      await this.#begin(this.#same);
    }
    await this.#flush();
    await this.#try(async () => this.#file?.close());
    await this.#old?.return?.();
  }

  /** Leaves the old cache. */
  async discard(): Promise<void> {
    await this.#file?.discard();
    await this.#old?.return?.();
  }

  async #open(): Promise<void> {
    this.#old = this.#lines();
    const first = await this.#line();
    if (first === this.#header.join('\t')) {
      this.#same = 0;
      return;
    }
    const failure = first === undefined ? undefined : this.#otherCache(first);
    if (failure) await this.#note(this.#name, failure);
    await this.#old?.return?.();
    this.#old = undefined;
    await this.#begin(0);
  }

  #lines(): AsyncIterator<NumberedLine> {
    return linesOfFile({ chunks: () => this.#host.fileSystem.readChunks(this.#path) })[Symbol.asyncIterator]();
  }

  /** Begins to write the new cache. @param same how many lines of the old one it begins with, the first one not counted */
  async #begin(same: number): Promise<void> {
    this.#same = undefined;
    this.#ahead.length = 0;
    await this.#try(async () => {
      this.#file = await this.#host.fileSystem.createFile(this.#path, true);
      if (same === 0) return;
      const lines = this.#lines();
      await lines.next();
      for (let count = 0; count < same; count++) {
        const line = await lines.next();
        if (line.done !== true) await this.#write(line.value.text);
      }
      await lines.return?.();
    });
  }

  async #write(line: string): Promise<void> {
    this.#piece += `${line}\n`;
    if (this.#piece.length >= pieceLength) await this.#flush();
  }

  /** What is to be said of a cache whose first line is another. */
  #otherCache(first: string): Failure | undefined {
    const [written, formWritten, version, command] = first.split('\t');
    if (written !== title) return new Failure(problemTemplates.cacheDamaged);
    if (formWritten !== String(form) || version !== this.#host.product.version) return new Failure(problemTemplates.cacheOfVersion);
    if (command !== this.#header[3]) return new Failure(problemTemplates.cacheOfCommand, { command: command ?? '' });
    // Of another day or choice of options: nobody needs to know.
    return undefined;
  }

  async #entryOf(name: string): Promise<CacheEntry | undefined> {
    const key = orderKey(name);
    while (this.#old && (!this.#next || this.#next.key < key)) {
      const line = await this.#line();
      if (line === undefined) this.#old = undefined;
      else {
        const read = readLine(line);
        if (this.#same !== undefined) this.#ahead.push(read);
        if (read) this.#next = read;
        else await this.#damaged();
      }
    }
    return this.#next?.name === name ? this.#next.entry : undefined;
  }

  /** The next line of the old cache; undefined at its end, or where it cannot be read further. */
  async #line(): Promise<string | undefined> {
    try {
      const next = await this.#old?.next();
      return next?.done === false ? next.value.text : undefined;
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') await (error instanceof FormatError ? this.#damaged() : this.#note(this.#name, new Failure(problemTemplates.cacheNotRead, { reason: diskReasonOf(error) })));
      this.#old = undefined;
      return undefined;
    }
  }

  async #damaged(): Promise<void> {
    if (this.#isDamaged) return;
    this.#isDamaged = true;
    await this.#note(this.#name, new Failure(problemTemplates.cacheDamaged));
  }

  async #flush(): Promise<void> {
    const piece = this.#piece;
    this.#piece = '';
    await this.#try(async () => this.#file?.append(this.#encoder.encode(piece)));
  }

  /** A cache that cannot be written is no reason to stop checking. */
  async #try(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      await this.#file?.discard().catch(() => undefined);
      this.#file = undefined;
      await this.#note(this.#name, new Failure(problemTemplates.cacheNotWritten, { reason: diskReasonOf(error) }));
    }
  }
}

function isSame(one: CacheEntry, other: CacheEntry): boolean {
  return one.kept === other.kept && one.content === other.content && one.metadata === other.metadata;
}

function readLine(line: string): Line | undefined {
  const tabs: number[] = [];
  for (let tab = line.indexOf('\t'); tab >= 0 && tabs.length < 4; tab = line.indexOf('\t', tab + 1)) tabs.push(tab);
  const [first = 0, second = 0, third = 0, fourth] = tabs;
  if (fourth === undefined || checksum(line.slice(first + 1)) !== line.slice(0, first)) return undefined;
  const name = JSON.parse(line.slice(first + 1, second)) as string;
  return { key: orderKey(name), name, entry: { content: line.slice(second + 1, third), metadata: line.slice(third + 1, fourth), kept: line.slice(fourth + 1) } };
}

function checksum(text: string): string {
  return (hashOf(text) >>> 0).toString(36);
}
