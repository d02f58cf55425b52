import { inEnglish } from '../core/message';
import type { CommandLineHost } from './host';
import { noteTemplates, printable } from './messages';

const milliseconds = { beforeFirst: 400, between: 100 } as const;

/** The line on a terminal that says how far a run is. It is gone before anything else is written. */
export class ProgressLine {
  readonly #host: CommandLineHost;
  #isShown = false;
  #nextAt: number;

  constructor(host: CommandLineHost) {
    this.#host = host;
    this.#nextAt = host.now() + milliseconds.beforeFirst;
  }

  show(count: number, total: number, file: string): Promise<void> {
    return this.note(() => inEnglish(noteTemplates.progress, { count, total, file }));
  }

  /**
   * Shows how far the run is, unless that was shown just now.
   * @param sentence made where it is shown only: it is offered for every file
   */
  async note(sentence: () => string): Promise<void> {
    if (!this.#host.stderr.isTerminal) return;
    const now = this.#host.now();
    if (now < this.#nextAt) return;
    this.#nextAt = now + milliseconds.between;
    const line = printable(sentence());
    this.#isShown = true;
    await this.#host.stderr.write(`\r\u001B[K${line.slice(0, (this.#host.stderr.columns ?? 80) - 1)}`);
  }

  async clear(): Promise<void> {
    if (!this.#isShown) return;
    this.#isShown = false;
    await this.#host.stderr.write('\r\u001B[K');
  }
}
