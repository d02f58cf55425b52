import type { CommandLineHost } from './host';
import { shortName } from './files/relativePath';
import { noteTemplates, printable, type Failure } from './messages';
import { ProgressLine } from './progress';

/** How much text is put together before it is written. */
const chunkLength = 65_536;
/** Results of many files are written together, but nobody waits longer than so many milliseconds for those that are there. */
const longestWait = 100;

/** Both streams of a run, kept out of each other's way: results on standard output, everything said about the run on standard error. */
export class RunOutput {
  readonly #host: CommandLineHost;
  readonly #progress: ProgressLine;
  #failures = 0;
  #pending = '';
  #writtenAt: number;

  constructor(host: CommandLineHost) {
    this.#host = host;
    this.#progress = new ProgressLine(host);
    this.#writtenAt = host.now();
  }

  /** How many failures were reported. */
  get failures(): number {
    return this.#failures;
  }

  /** Whether nobody reads the results any more. */
  get isClosed(): boolean {
    return this.#host.stdout.closed;
  }

  progress(count: number, total: number, file: string): Promise<void> {
    return this.#progress.show(count, total, file);
  }

  /** A sentence of its own on the line that says how far a run is. */
  progressNote(sentence: () => string): Promise<void> {
    return this.#progress.note(sentence);
  }

  /** Writes results, waiting whenever the reader is slow. */
  async results(pieces: Iterable<string>): Promise<void> {
    await this.resultsOfMany(pieces);
    await this.flush();
  }

  /** The same for one of many files: a write for each would cost as much as its check. Who calls this calls `results` or `flush` at the end. */
  async resultsOfMany(pieces: Iterable<string>): Promise<void> {
    for (const piece of pieces) {
      this.#pending += piece;
      if (this.#pending.length < chunkLength) continue;
      await this.flush();
      if (this.isClosed) return;
    }
    if (this.#pending !== '' && (this.#host.stdout.isTerminal || this.#host.now() >= this.#writtenAt + longestWait)) await this.flush();
  }

  /** Writes what is not written yet. */
  async flush(): Promise<void> {
    if (this.#pending === '') return;
    const text = this.#pending;
    this.#pending = '';
    await this.#progress.clear();
    await this.#host.stdout.write(text);
    this.#writtenAt = this.#host.now();
  }

  /** Counts a failure, and says it in one line about a file (or whatever `name` is). */
  async fail(name: string, failure: Failure): Promise<void> {
    this.#failures++;
    await this.note(`${name}: ${failure.message}`);
  }

  async note(sentence: string): Promise<void> {
    // What was found before is read before, where both go to one file.
    await this.flush();
    await this.#progress.clear();
    await this.#host.stderr.write(`article-annotator: ${printable(sentence)}\n`);
  }

  /** Says, where the user pressed Ctrl+C, that the results are of what was read so far. @returns whether that is so */
  async wasInterrupted(): Promise<boolean> {
    await this.#progress.clear();
    if (!this.#host.interrupted.aborted) return false;
    await this.note(noteTemplates.interruptedCount);
    return true;
  }

  /** The shortest form of a path. */
  nameOf(path: string): string {
    return shortName(this.#host.workingDirectory, path);
  }

  clearProgress(): Promise<void> {
    return this.#progress.clear();
  }
}
