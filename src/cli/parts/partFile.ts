import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import * as z from 'zod/mini';
import { linesOfFile } from '../../core/formats/decoding';
import { FormatError } from '../../core/formats/format';
import type { Shard } from '../../core/corpus/shards';
import { severities } from '../../core/rules/rule';
import { pathBelow } from '../files/relativePath';
import type { FileSystem, NewFile } from '../host';
import type { TargetOutcome } from '../check/fileChecks';
import { withPaths, type KeptOutcome } from '../check/outcomePaths';

/** What a part is of: parts that differ in any of this do not belong together. */
const originForm = z.object({
  /** How many parts there are. */
  of: z.number(),
  /** Version of the program that wrote it. */
  version: z.string(),
  /** Digest of everything that configuration says about the files of the whole list. */
  settings: z.string(),
  /** Digest of the names of all files that the paths lead to, in whatever part. */
  list: z.string(),
});

/** The last line of a part: without it, the part is not complete. */
const trailerForm = z.object({
  ...originForm.shape,
  part: z.literal('article-annotator check'),
  shard: z.number(),
  /** Files that were checked, those without problems included. */
  checked: z.number(),
  /** Lines before this one. */
  lines: z.number(),
  /** The least severity that is shown. */
  lowestShown: z.enum(severities),
  /** Folders that were given, as people see them. */
  folders: z.array(z.string()),
  /** SHA-256 of the lines before this one: what fits it was written by this program. */
  digest: z.string(),
});

export type PartOrigin = z.infer<typeof originForm>;
export type PartTrailer = z.infer<typeof trailerForm>;

/** Lines are put together to pieces of this many UTF-16 code units before they are written. */
const pieceLength = 65_536;

/** A part while it is written: one JSON object a line for every file with something to show or to compare, the trailer at the end. Paths are relative. */
export class PartWriter {
  readonly #file: NewFile;
  readonly #folder: string;
  readonly #hash = createHash('sha256');
  readonly #encoder = new TextEncoder();
  #piece = '';
  #lines = 0;
  #checked = 0;

  /** @param folder absolute: what paths in the part are relative to */
  constructor(file: NewFile, folder: string) {
    this.#file = file;
    this.#folder = folder;
  }

  get checked(): number {
    return this.#checked;
  }

  async add({ name, checked, results, messages, article }: TargetOutcome): Promise<void> {
    this.#checked += checked;
    const kept = results.filter(({ shown, fixed, notShown }) => !('findings' in shown) || shown.findings.length > 0 || fixed + notShown > 0);
    if (kept.length === 0 && messages.length === 0 && !article) return;
    const moved = withPaths({ name, results: kept, messages, ...(article && { article }) }, (path) => pathBelow(this.#folder, path) ?? path);
    const line = `${JSON.stringify(moved)}\n`;
    this.#hash.update(line);
    this.#lines++;
    this.#piece += line;
    if (this.#piece.length >= pieceLength) await this.#flush();
  }

  /** Puts the part under its name. */
  async complete({ index }: Shard, origin: PartOrigin, { folders, lowestShown }: Pick<PartTrailer, 'folders' | 'lowestShown'>): Promise<void> {
    const trailer: PartTrailer = {
      part: 'article-annotator check', shard: index, ...origin, checked: this.#checked, lines: this.#lines, lowestShown, folders, digest: this.#hash.digest('hex'),
    };
    this.#piece += `${JSON.stringify(trailer)}\n`;
    await this.#flush();
    await this.#file.close();
  }

  async #flush(): Promise<void> {
    await this.#file.append(this.#encoder.encode(this.#piece));
    this.#piece = '';
  }
}

/**
 * Reads a part to its end and keeps nothing but its trailer; undefined where it is no part, is not complete, or was changed.
 * Rejects where it cannot be read.
 */
export async function readTrailer(path: string, fileSystem: Pick<FileSystem, 'readChunks'>): Promise<PartTrailer | undefined> {
  const hash = createHash('sha256');
  let last: string | undefined;
  let lines = 0;
  try {
    for await (const { text } of linesOfFile({ chunks: () => fileSystem.readChunks(path) })) {
      if (last !== undefined) hash.update(`${last}\n`);
      last = text;
      lines++;
    }
  } catch (error) {
    if (error instanceof FormatError) return undefined;
    throw error;
  }
  const trailer = trailerForm.safeParse(jsonOf(last ?? '')).data;
  return trailer?.lines === lines - 1 && trailer.digest === hash.digest('hex') ? trailer : undefined;
}

/**
 * What a part says of each of its files, in their order.
 * @param trailer as it was read from it
 * @param folder absolute: what its paths are relative to on this machine
 */
export async function* readPart(path: string, trailer: PartTrailer, folder: string, fileSystem: Pick<FileSystem, 'readChunks'>): AsyncGenerator<KeptOutcome> {
  for await (const { text, line } of linesOfFile({ chunks: () => fileSystem.readChunks(path) })) {
    if (line > trailer.lines) return;
    yield withPaths(JSON.parse(text) as KeptOutcome, (relative) => resolve(folder, relative));
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
