import { resolve } from 'node:path';
import { FormatError } from '../../core/formats/format';
import { linesOfFile, type NumberedLine } from '../../core/formats/decoding';
import { hashOf } from '../../core/suggestions/hash';
import { orderKey, type Target } from '../files/targets';
import type { CommandLineHost, NewFile } from '../host';
import { diskReasonOf, Failure, problemTemplates } from '../messages';
import { digestOf } from '../settings/fileConfiguration';
import type { CacheEntry } from './cacheEntry';
import type { ChecksSetup } from './fileChecks';
import { codeOf } from '../systemErrors';

/** Lines are put together to pieces of this many UTF-16 code units before they are written. */
const pieceLength = 65_536;
const title = 'article-annotator cache';
/** Another form of the lines is another cache. */
const form = 2;

/** A target with what is known of it from an earlier run. */
export interface KnownTarget {
  readonly target: Target;
  readonly known?: CacheEntry;
}

/**
 * What earlier runs found, by file. Both the old cache and the new one are in the order of the targets, so that they pass by line for line and
 * none is kept in memory. A line that is damaged counts as none.
 *
 * A line is a hash of the rest, then, with TABs between: name, content, metadata, checked, results, trace.
 */
export class CacheFile {
  readonly #path: string;
  readonly #name: string;
  readonly #host: CommandLineHost;
  readonly #note: (name: string, failure: Failure) => Promise<void>;
  readonly #header: string;
  readonly #encoder = new TextEncoder();
  #old: AsyncIterator<NumberedLine> | undefined;
  #next: { readonly key: string; readonly name: string; readonly entry: CacheEntry } | undefined;
  #reading: Promise<unknown> = Promise.resolve();
  #isDamaged = false;
  #file: NewFile | undefined;
  #piece: string;

  private constructor(name: string, setup: ChecksSetup, host: CommandLineHost, note: (name: string, failure: Failure) => Promise<void>) {
    const { lowestShown, fix, publishers, today, product } = setup;
    this.#name = name;
    this.#path = resolve(host.workingDirectory, name);
    this.#host = host;
    this.#note = note;
    this.#header = `${title}\t${form}\t${digestOf([product.version, lowestShown, fix, publishers, today])}`;
    this.#piece = `${this.#header}\n`;
  }

  /**
   * @param name of the file; may be relative to the working directory
   * @param note takes what is wrong with the cache, which does not make the run fail
   */
  static async open(name: string, setup: ChecksSetup, host: CommandLineHost, note: (name: string, failure: Failure) => Promise<void>): Promise<CacheFile> {
    const cache = new CacheFile(name, setup, host, note);
    await cache.#open();
    return cache;
  }

  /** Targets with what is known of them. Batches have to be asked for in their order. */
  knownOf(targets: readonly Target[]): Promise<readonly KnownTarget[]> {
    const found = this.#reading.then(async () => {
      const known: KnownTarget[] = [];
      for (const target of targets) {
        const entry = await this.#entryOf(target.name);
        known.push(entry ? { target, known: entry } : { target });
      }
      return known;
    });
    this.#reading = found;
    return found;
  }

  /** Has to be called in the order of the targets. */
  async add(name: string, { content, metadata, checked, results, trace }: CacheEntry): Promise<void> {
    const line = [JSON.stringify(name), content, metadata, checked, results, trace].join('\t');
    this.#piece += `${checksum(line)}\t${line}\n`;
    if (this.#piece.length >= pieceLength) await this.#flush();
  }

  /** Puts the new cache in the place of the old one. */
  async complete(): Promise<void> {
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
    await this.#try(async () => void (this.#file = await this.#host.fileSystem.createFile(this.#path, true)));
    this.#old = linesOfFile({ chunks: () => this.#host.fileSystem.readChunks(this.#path) })[Symbol.asyncIterator]();
    const first = await this.#line();
    // Of another day, version or choice of options: nobody needs to know.
    if (first === undefined || first === this.#header) return;
    if (!first.startsWith(`${title}\t`)) await this.#damaged();
    await this.#old?.return?.();
    this.#old = undefined;
  }

  async #entryOf(name: string): Promise<CacheEntry | undefined> {
    const key = orderKey(name);
    while (this.#old && (!this.#next || this.#next.key < key)) {
      const line = await this.#line();
      if (line === undefined) this.#old = undefined;
      else {
        const read = readLine(line);
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

function readLine(line: string): { readonly key: string; readonly name: string; readonly entry: CacheEntry } | undefined {
  const tab = line.indexOf('\t');
  const rest = line.slice(tab + 1);
  const [name, content, metadata, checked, results, trace] = rest.split('\t');
  if (results === undefined || trace === undefined || name === undefined || content === undefined || metadata === undefined || checksum(rest) !== line.slice(0, tab)) return undefined;
  const read = JSON.parse(name) as string;
  return { key: orderKey(read), name: read, entry: { content, metadata, checked: Number(checked), results, trace } };
}

function checksum(text: string): string {
  return (hashOf(text) >>> 0).toString(36);
}
