import { basename } from 'node:path';
import { articleKindOf, isAnnotationFileName, isArticleName } from '../../core/corpus/articleNames';
import type { CommandLineHost, FileContent } from '../host';
import { Failure, problemTemplates } from '../messages';
import { decodeSidecar, decodeText, startOf } from './decode';
import { explain } from './explain';
import type { Target } from './targets';

/** A file read and decoded. */
export interface LoadedFile {
  readonly target: Target;
  readonly text: string;
  /** For `FileSystem.replaceFile`. */
  readonly version: string;
}

/** What became of a target: read, left out because it is no article, or not readable. */
export type LoadResult =
  | LoadedFile
  | { readonly target: Target; readonly skipped: true }
  | { readonly target: Target; readonly failure: Failure };

/** What reading needs of the machine. */
type FileHost = Pick<CommandLineHost, 'fileSystem'>;

/** Files read ahead while one is checked. */
const filesAhead = 8;

/** Only files up to this size are read ahead; with `filesAhead` it bounds what waits in memory. */
const readAheadBytes = 1_048_576;

/** A text has at most 2^29 - 24 characters in V8, and findings need room beside it. */
export const largestFileBytes = 256 * 1_048_576;

/** Reads targets in their order, several at a time. Never throws. */
export async function* loadFiles(targets: readonly Target[], host: FileHost): AsyncGenerator<LoadResult> {
  const files = new FilesInTurn(targets, host);
  for (let result = await files.next(); result; result = await files.next()) yield result;
}

/** The same for who asks for each, without what a generator costs for every file. */
export class FilesInTurn {
  readonly #targets: readonly Target[];
  readonly #host: FileHost;
  readonly #started: Promise<FileContent | Failure>[] = [];
  /** The first that is not started, and the one that is given next. */
  #start = 0;
  #next = 0;

  constructor(targets: readonly Target[], host: FileHost) {
    this.#targets = targets;
    this.#host = host;
  }

  /** Undefined behind the last one. */
  async next(): Promise<LoadResult | undefined> {
    for (; this.#started.length < filesAhead; this.#start++) {
      const ahead = this.#targets[this.#start];
      if (!ahead) break;
      this.#started.push(readStart(ahead, readAheadBytes, this.#host));
    }
    const target = this.#targets[this.#next++];
    const start = await this.#started.shift();
    return target && start && await finish(target, start, this.#host);
  }
}

/** Reads one file, whatever it holds. @throws Failure */
export async function loadFile(target: Target, host: FileHost): Promise<LoadedFile> {
  const result = await finish({ ...target, isNamed: true }, await readStart(target, readAheadBytes, host), host);
  if ('failure' in result) throw result.failure;
  if ('skipped' in result) throw new Failure(problemTemplates.missing);
  return result;
}

function readStart({ path }: Target, mostBytes: number, { fileSystem }: FileHost): Promise<FileContent | Failure> {
  return fileSystem.readFile(path, mostBytes).catch((error: unknown) => explain(error, path, fileSystem));
}

async function finish(target: Target, start: FileContent | Failure, host: FileHost): Promise<LoadResult> {
  try {
    if (start instanceof Failure) throw start;
    if (start.kind === 'folder') throw new Failure(problemTemplates.folderAsFile);
    if (start.kind === 'other') throw new Failure(problemTemplates.notRegular);
    const isSidecar = isAnnotationFileName(target.path);
    const name = basename(target.path);
    // An annotated text is checked with its annotation file. Where the name decides, the text is not looked at.
    const isChosen = target.isNamed || isSidecar || isArticleName(name) || articleKindOf({ name, start: startOf(start.bytes) }, { ownsAnnotationFile: false, isBelowLabels: false }) === 'record';
    if (!isChosen) return { target, skipped: true };
    if (start.size > largestFileBytes) {
      throw new Failure(problemTemplates.tooLarge, { size: Math.ceil(start.size / 1_048_576), limit: largestFileBytes / 1_048_576 });
    }
    const content = start.bytes.length < start.size ? await readStart(target, largestFileBytes, host) : start;
    if (content instanceof Failure) throw content;
    return { target, text: isSidecar ? decodeSidecar(content.bytes) : decodeText(content.bytes), version: content.version };
  } catch (error) {
    return { target, failure: await explain(error, target.path, host.fileSystem) };
  }
}
