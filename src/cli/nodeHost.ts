import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import type { WriteStream } from 'node:tty';
import { Worker } from 'node:worker_threads';
import { createNodeFileSystem } from './files/nodeFileSystem';
import type { CommandLineHost, OutputStream, Product, WorkerThread } from './host';
import type { ThreadMessage } from './threads/threadWork';

const packageName = 'article-annotator';

/** What a thread makes for one file is gone at the next: with Node's 48 MB for young objects each thread would only keep more of it. */
const threadLimits = { maxYoungGenerationSizeMb: 24 };

/**
 * The real machine. From here on Ctrl+C ends the run at the next file; a second one ends it at once.
 * @param entry the program's file, which threads run too
 */
export function createNodeHost(entry: string): CommandLineHost {
  const interruption = new AbortController();
  process.once('SIGINT', () => interruption.abort());
  return {
    stdout: new NodeOutput(process.stdout),
    stderr: new NodeOutput(process.stderr),
    stdin: { isTerminal: process.stdin.isTTY === true, read: readStandardInput },
    fileSystem: createNodeFileSystem(),
    workingDirectory: process.cwd(),
    environment: process.env,
    product: readProduct(),
    interrupted: interruption.signal,
    threads: { available: availableParallelism(), start: () => new NodeThread(entry) },
    today: () => {
      const now = new Date();
      return { year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() };
    },
    now: () => performance.now(),
    processorTime: () => {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1000;
    },
  };
}

/** Answers come in the order of the questions, so they need no number. */
class NodeThread implements WorkerThread {
  readonly #worker: Worker;
  readonly #waiting: { readonly resolve: (answer: unknown) => void; readonly reject: (error: Error) => void }[] = [];
  #failure: Error | undefined;

  constructor(entry: string) {
    this.#worker = new Worker(entry, { resourceLimits: threadLimits });
    this.#worker.on('message', (answer: unknown) => this.#waiting.shift()?.resolve(answer));
    this.#worker.on('error', (error: Error) => this.#fail(error));
    this.#worker.on('exit', () => this.#fail(new Error('a thread ended')));
  }

  setUp(setup: unknown): void {
    this.#tell({ setUp: setup });
  }

  ask(question: unknown): Promise<unknown> {
    if (this.#failure) return Promise.reject(this.#failure);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#tell({ question });
    });
  }

  interrupt(): void {
    this.#tell('interrupt');
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  #tell(message: ThreadMessage): void {
    this.#worker.postMessage(message);
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    for (const { reject } of this.#waiting.splice(0)) reject(error);
  }
}

class NodeOutput implements OutputStream {
  readonly #stream: WriteStream;
  closed = false;
  failure: string | undefined;

  constructor(stream: WriteStream) {
    this.#stream = stream;
    stream.on('error', (error: NodeJS.ErrnoException) => {
      this.closed = true;
      if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') this.failure ??= error.message;
    });
  }

  get isTerminal(): boolean {
    return this.#stream.isTTY === true;
  }

  get columns(): number | undefined {
    return this.isTerminal ? this.#stream.columns : undefined;
  }

  write(text: string): Promise<void> {
    if (this.closed || text === '') return Promise.resolve();
    // The listener above receives errors; the callback only says that the stream is done with the text.
    return new Promise((resolve) => this.#stream.write(text, () => resolve()));
  }
}

async function readStandardInput(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks).toString('utf8');
}

/** The package stands one folder above the bundle, two above the sources. */
function readProduct(): Product {
  for (let folder = __dirname; folder !== dirname(folder); folder = dirname(folder)) {
    const file = join(folder, 'package.json');
    if (!existsSync(file)) continue;
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as { name?: string; version?: string; homepage?: string };
    if (manifest.name !== packageName) continue;
    return { version: manifest.version ?? '', homepage: manifest.homepage?.replace(/#.*$/, '').replace(/\/$/, '') };
  }
  return { version: '', homepage: undefined };
}
