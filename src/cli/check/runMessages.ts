import type { RunOutput } from '../runOutput';
import { Failure } from '../messages';
import type { RunMessage } from './fileChecks';
import type { FileFailure } from './reporter';

/** What is said about a run, each thing once: threads and parts read the same settings and labels. */
export class RunMessages {
  readonly failures: FileFailure[] = [];
  readonly #output: RunOutput;
  readonly #said = new Set<string>();

  constructor(output: RunOutput) {
    this.#output = output;
  }

  async say(said: RunMessage): Promise<void> {
    const key = JSON.stringify(said);
    if (this.#said.has(key)) return;
    this.#said.add(key);
    if ('sentence' in said) return this.#output.note(said.sentence);
    const failure = new Failure(said.problem.template, said.problem.args);
    this.failures.push({ path: said.path, failure });
    await this.#output.fail(said.name, failure);
  }
}
