import { dirname, join, normalize } from 'node:path';
import type { FileKind } from '../../../src/core/corpus/files';
import { FileChangedError, type CommandLineHost, type DirectoryEntry, type ExitCode, type FileSystem, type NewFile, type OutputStream } from '../../../src/cli/host';
import { createNodeFileSystem } from '../../../src/cli/files/nodeFileSystem';
import { runCommandLine } from '../../../src/cli/main';

const workingDirectory = '/work';

/** What a path of a memory file system holds: bytes, a link, a pipe, or an error that reading it gives. */
export type MemoryEntry = string | Uint8Array | { readonly link: string } | { readonly pipe: true } | { readonly error: string };

/** A file system in memory. Keys are paths below `/work`; folders are there where a path needs them. */
export class MemoryFileSystem implements FileSystem {
  readonly entries = new Map<string, MemoryEntry>();
  /** Paths read, in order. */
  readonly reads: string[] = [];
  readonly writes: string[] = [];
  /** Called before a file is replaced; may throw what the machine would. */
  beforeReplace: (path: string) => void = () => undefined;

  constructor(files: Readonly<Record<string, MemoryEntry>>) {
    for (const [path, entry] of Object.entries(files)) this.entries.set(join(workingDirectory, path), entry);
  }

  text(path: string): string {
    return Buffer.from(this.#bytes(join(workingDirectory, path))).toString('utf8');
  }

  stat(path: string): ReturnType<FileSystem['stat']> {
    return attempt(() => {
      const real = this.#resolveIfThere(path);
      if (real === undefined) return undefined;
      const kind = this.#kind(real);
      const entry = this.entries.get(real);
      const bytes = typeof entry === 'string' || entry instanceof Uint8Array ? this.#bytes(real) : new Uint8Array();
      return { kind, size: bytes.length, modified: 0, version: Buffer.from(bytes).toString('base64') };
    });
  }

  linkTarget(path: string): Promise<string | undefined> {
    return attempt(() => {
      const entry = this.entries.get(path);
      if (entry === undefined && !this.#isFolder(path)) throw systemError('ENOENT');
      return typeof entry === 'object' && 'link' in entry ? entry.link : undefined;
    });
  }

  readDirectory(path: string): Promise<readonly DirectoryEntry[]> {
    return attempt(() => {
      const names = new Set([...this.entries.keys()].filter((key) => key.startsWith(`${path}/`)).map((key) => key.slice(path.length + 1).split('/')[0] ?? ''));
      // As a disk gives them: in no order anybody could rely on.
      return [...names].reverse().map((name) => {
        const entry = this.entries.get(join(path, name));
        return { name, kind: typeof entry === 'object' && 'link' in entry ? 'link' : this.#kind(join(path, name)) };
      });
    });
  }

  realPath(path: string): Promise<string> {
    return attempt(() => this.#resolve(path));
  }

  readFile(path: string, mostBytes: number): ReturnType<FileSystem['readFile']> {
    this.reads.push(path);
    return attempt(() => {
      const real = this.#resolve(path);
      const entry = this.entries.get(real);
      if (typeof entry === 'object' && 'error' in entry) throw systemError(entry.error);
      const kind = this.#kind(real);
      if (kind !== 'file') return { kind, size: 0, bytes: new Uint8Array(), version: '' };
      const bytes = this.#bytes(real);
      return { kind, size: bytes.length, bytes: bytes.subarray(0, mostBytes), version: Buffer.from(bytes).toString('base64') };
    });
  }

  replaceFile(path: string, bytes: Uint8Array, version: string): Promise<void> {
    return attempt(() => {
      const real = this.#resolve(path);
      this.beforeReplace(real);
      if (Buffer.from(this.#bytes(real)).toString('base64') !== version) throw new FileChangedError(path);
      this.entries.set(real, bytes);
      this.writes.push(path);
    });
  }

  writeFile(path: string, bytes: Uint8Array): Promise<void> {
    return attempt(() => {
      this.beforeReplace(path);
      this.entries.set(path, bytes);
      this.writes.push(path);
    });
  }

  async *readChunks(path: string): AsyncIterable<Uint8Array> {
    const bytes = await attempt(() => this.#bytes(this.#resolve(path)));
    // Small pieces, so that what is cut in the middle of a line or of a character is cut in tests, too.
    for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000);
  }

  createFile(path: string, replace: boolean): Promise<NewFile> {
    return attempt(() => {
      if (!replace && this.entries.has(path)) throw systemError('EEXIST');
      const pieces: Uint8Array[] = [];
      return {
        append: (bytes: Uint8Array) => Promise.resolve(void pieces.push(Uint8Array.from(bytes))),
        close: () => attempt(() => {
          this.beforeReplace(path);
          this.entries.set(path, Buffer.concat(pieces));
          this.writes.push(path);
        }),
        discard: () => Promise.resolve(),
      };
    });
  }

  #bytes(path: string): Uint8Array {
    const entry = this.entries.get(path);
    if (typeof entry === 'string') return Buffer.from(entry, 'utf8');
    if (entry instanceof Uint8Array) return entry;
    throw systemError('ENOENT');
  }

  #resolve(path: string): string {
    const real = this.#resolveIfThere(path);
    if (real === undefined) throw systemError('ENOENT');
    return real;
  }

  #resolveIfThere(path: string): string | undefined {
    const entry = this.entries.get(normalize(path));
    if (typeof entry === 'object' && 'link' in entry) return this.#resolveIfThere(join(dirname(path), entry.link));
    return entry === undefined && !this.#isFolder(path) ? undefined : normalize(path);
  }

  #isFolder(path: string): boolean {
    return [...this.entries.keys()].some((key) => key.startsWith(`${path}/`));
  }

  #kind(path: string): FileKind {
    const entry = this.entries.get(path);
    if (typeof entry === 'object' && 'pipe' in entry) return 'other';
    return entry === undefined ? 'folder' : 'file';
  }
}

/** An error as Node's file functions give it. */
export function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: the machine says no`), { code });
}

function attempt<Value>(action: () => Value): Promise<Value> {
  return new Promise((resolve) => resolve(action()));
}

export class MemoryOutput implements OutputStream {
  readonly isTerminal: boolean;
  readonly columns: number | undefined;
  failure: string | undefined;
  text = '';
  writes = 0;
  /** The reader goes away after so many writes. */
  readonly #mostWrites: number;

  constructor({ isTerminal = false, mostWrites = Infinity }: { isTerminal?: boolean; mostWrites?: number } = {}) {
    this.isTerminal = isTerminal;
    this.columns = isTerminal ? 60 : undefined;
    this.#mostWrites = mostWrites;
  }

  get closed(): boolean {
    return this.writes >= this.#mostWrites;
  }

  write(text: string): Promise<void> {
    if (!this.closed) this.text += text;
    this.writes++;
    return Promise.resolve();
  }
}

export interface RunSettings {
  readonly files?: Readonly<Record<string, MemoryEntry>>;
  readonly fileSystem?: MemoryFileSystem;
  readonly stdin?: string;
  readonly stdout?: MemoryOutput;
  readonly stderr?: MemoryOutput;
  readonly environment?: Readonly<Record<string, string>>;
  readonly interrupted?: AbortSignal;
  readonly threads?: CommandLineHost['threads'];
  /** Day of January 2020; the second if it is not given. */
  readonly day?: number;
}

export interface RunResult {
  readonly code: ExitCode;
  readonly stdout: string;
  readonly stderr: string;
  readonly fileSystem: MemoryFileSystem;
}

/** Runs the program in memory on 2 January 2020, a second passing each time it looks at the clock. */
export async function runInMemory(args: readonly string[], settings: RunSettings = {}): Promise<RunResult> {
  const fileSystem = settings.fileSystem ?? new MemoryFileSystem(settings.files ?? {});
  return { ...await runWith(args, fileSystem, workingDirectory, settings), fileSystem };
}

/** The same in a folder of the disk. */
export function runOnDisk(args: readonly string[], folder: string, settings: Omit<RunSettings, 'files' | 'fileSystem'> = {}): Promise<Omit<RunResult, 'fileSystem'>> {
  return runWith(args, createNodeFileSystem(), folder, settings);
}

async function runWith(args: readonly string[], fileSystem: FileSystem, folder: string, settings: RunSettings): Promise<Omit<RunResult, 'fileSystem'>> {
  const stdout = settings.stdout ?? new MemoryOutput();
  const stderr = settings.stderr ?? new MemoryOutput();
  let seconds = 0;
  const host: CommandLineHost = {
    threads: settings.threads,
    stdout, stderr, fileSystem, workingDirectory: folder,
    stdin: { isTerminal: false, read: () => Promise.resolve(settings.stdin ?? '') },
    environment: settings.environment ?? {},
    product: { version: '9.8.7', homepage: 'https://annotator.example/project' },
    interrupted: settings.interrupted ?? new AbortController().signal,
    today: () => ({ year: 2020, month: 1, day: settings.day ?? 2 }),
    now: () => seconds++ * 1000,
    processorTime: () => 0,
  };
  const code = await runCommandLine(args, host);
  return { code, stdout: stdout.text, stderr: stderr.text };
}

const body = 'The council of Port Aldary met on Tuesday evening to weigh the plan for a second ferry. ' +
  'Maren Osei-Lindqvist, who leads the harbour board, said the boats would run from April. ' +
  'Nobody spoke against it, and the vote was over within the hour.';

/** A record in which no rule finds anything, with some of its lines replaced. */
export function recordText(lines: { url?: string; title?: string; subjects?: string; date?: string; number?: string; body?: string } = {}): string {
  const record = {
    url: 'https://www.aldarycourier.example/2019/03/05/ferry-plan.html',
    title: 'Port Aldary Plans a Second Ferry - The Aldary Courier',
    subjects: 'Port Aldary,Ferries',
    date: 'March 4, 2019', number: '417', body,
    ...lines,
  };
  return `${[record.url, record.title, record.subjects, record.date, record.number, record.body].join('\n')}\n`;
}

/** Of fewer words than the checks of a corpus compare. */
const shortBody = 'The council of Port Aldary assembled on Tuesday evening, deliberating extensively about a supplementary ferry service. ' +
  'Maren Osei-Lindqvist, chairing the harbour administration, announced departures beginning approximately mid-April.';

/** The same, but no two of different names are copies of each other. */
export function recordNamed(name: string, lines: Parameters<typeof recordText>[0] = {}): string {
  return recordText({ url: `https://www.aldarycourier.example/2019/03/05/${name}.html`, body: shortBody, ...lines });
}

/** A problem as `check --format json` prints it. */
export interface Line {
  file: string; line: number; column: number; endLine: number; endColumn: number; offset: number; length: number;
  code: string; severity: string; message: string; fixable: boolean; related?: Pick<Line, 'file' | 'line' | 'column' | 'offset' | 'length' | 'message'>;
}

export function linesOf(stdout: string): Line[] {
  return stdout.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Line);
}
