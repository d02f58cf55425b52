import type { FileKind, FileStat } from '../core/corpus/files';
import type { WorkerThread as Thread } from '../core/corpus/inThreads';
import type { CalendarDate } from '../core/record/calendarDate';

/** Exit codes of the process; the numbers are promised in docs/command-line.md. */
export const exitCodes = { clean: 0, findings: 1, failure: 2, interrupted: 130 } as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Standard output or standard error. */
export interface OutputStream {
  readonly isTerminal: boolean;
  /** Width of the terminal in columns; undefined where it is none. */
  readonly columns: number | undefined;
  /** Whether the reader went away (`| head`), so that nothing written arrives any more. */
  readonly closed: boolean;
  /** Why writing failed, where the reader did not just go away (a full disk). */
  readonly failure: string | undefined;
  /** Resolves when the stream takes more: waiting for it keeps the output out of memory. Never rejects. */
  write(text: string): Promise<void>;
}

export interface DirectoryEntry {
  readonly name: string;
  readonly kind: FileKind | 'link';
}

/** Bytes of a file as they were at one moment. */
export interface FileContent {
  readonly kind: FileKind;
  /** Size of the whole file in bytes. */
  readonly size: number;
  /** The file from its start; shorter than `size` where more than asked for is there. Empty unless `kind` is `file`. */
  readonly bytes: Uint8Array;
  /** Differs when the file was written in between. */
  readonly version: string;
}

/**
 * The files of the machine. Paths are absolute. Every method rejects with an `Error` that carries Node's `code`
 * (`ENOENT`, `EACCES`, …).
 */
export interface FileSystem {
  /**
   * What a path leads to, its size in bytes, and its version as in {@link FileContent}. Undefined where nothing is, or where a link leads
   * nowhere: most articles have no annotation file, and an error with its stack takes longer than the look.
   */
  stat(path: string): Promise<(FileStat & Pick<FileContent, 'version'>) | undefined>;
  /** Where a symbolic link points, as written in it; undefined where the path is no link. */
  linkTarget(path: string): Promise<string | undefined>;
  readDirectory(path: string): Promise<readonly DirectoryEntry[]>;
  /** The path with every symbolic link resolved. */
  realPath(path: string): Promise<string>;
  /** Reads at most so many bytes from the start. Does not wait for the writer of a pipe. */
  readFile(path: string, mostBytes: number): Promise<FileContent>;
  /**
   * Puts new bytes in place of a file at once: whoever reads it sees the old or the new, and a crash leaves one of both.
   * A link stays a link, its target is replaced; permissions stay.
   * @throws FileChangedError where the file is no longer of `version`.
   */
  replaceFile(path: string, bytes: Uint8Array, version: string): Promise<void>;
  /** The bytes of a file from its start, piece by piece. */
  readChunks(path: string): AsyncIterable<Uint8Array>;
  /**
   * Begins a file, and makes its folders. Nothing stands under its name before it is closed.
   * Rejects with `EEXIST` where there is one already and it may not be replaced.
   */
  createFile(path: string, replace: boolean): Promise<NewFile>;
  /** Makes a file, or puts new bytes in place of one at once, whatever it holds. */
  writeFile(path: string, bytes: Uint8Array): Promise<void>;
}

/** A file that is being written. One of `close` and `discard` has to be called. */
export interface NewFile {
  append(bytes: Uint8Array): Promise<void>;
  /** Puts the file under its name. */
  close(): Promise<void>;
  /** Leaves no temporary file. */
  discard(): Promise<void>;
}

/** Somebody else wrote the file between reading and replacing it. */
export class FileChangedError extends Error {}

/** Facts about this program. */
export interface Product {
  readonly version: string;
  /** Address of the project without a slash at its end; undefined where the package names none. */
  readonly homepage: string | undefined;
}

/** Another thread of this program, which does with files what it was set up for. */
export interface WorkerThread extends Thread {
  /** What it has to know for the questions that come next; those before are answered as they were asked. */
  setUp(setup: unknown): void;
}

/** Everything the command line may touch. Handed in, so that tests run in memory. */
export interface CommandLineHost {
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  /** Reads standard input to its end. */
  readonly stdin: { readonly isTerminal: boolean; read(): Promise<string> };
  readonly fileSystem: FileSystem;
  /** Absolute path of the working directory. */
  readonly workingDirectory: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly product: Product;
  /** Aborted when the user presses Ctrl+C. */
  readonly interrupted: AbortSignal;
  /** Threads of the machine; undefined where all work is done in this one. */
  readonly threads: { readonly available: number; start(): WorkerThread } | undefined;
  /** The user's calendar day. */
  today(): CalendarDate;
  /** Milliseconds of a clock that only goes forward. */
  now(): number;
  /** Milliseconds that the processor has worked for this program. */
  processorTime(): number;
}
