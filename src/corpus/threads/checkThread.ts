import type * as vscode from 'vscode';
import type { WorkerThread } from '../../core/corpus/inThreads';
import { startWorker, type BackgroundWorker } from '../../platform/backgroundWorker';
import type { AskedCandidate, CheckAnswer, CheckOutcome, CheckTerms } from './checkMessages';

/** Files that a thread is to check, with all of their terms by number. */
export interface CheckQuestion {
  readonly candidates: readonly AskedCandidate[];
  readonly terms: ReadonlyMap<number, CheckTerms>;
}

/** A thread of Node that checks files. */
export class CheckThread implements WorkerThread<CheckQuestion> {
  readonly #worker: Promise<BackgroundWorker>;
  readonly #open = new Map<number, { readonly resolve: (outcomes: readonly CheckOutcome[]) => void; readonly reject: (error: Error) => void }>();
  /** Numbers of the terms that it has. */
  #known: ReadonlySet<number> = new Set();
  #failure: Error | undefined;
  #lastId = 0;

  constructor(extensionUri: vscode.Uri) {
    this.#worker = startWorker(extensionUri, 'checking', {
      message: (message) => this.#take(message as CheckAnswer),
      failed: (reason) => this.#fail(new Error(reason)),
    });
    // Whoever asks is told.
    this.#worker.catch(() => undefined);
  }

  async ask({ candidates, terms }: CheckQuestion): Promise<readonly CheckOutcome[]> {
    const worker = await this.#worker;
    if (this.#failure) throw this.#failure;
    const id = ++this.#lastId;
    const told = [...terms].map(([number, own]) => [number, this.#known.has(number) ? undefined : own] as const);
    this.#known = new Set(terms.keys());
    const answered = new Promise<readonly CheckOutcome[]>((resolve, reject) => this.#open.set(id, { resolve, reject }));
    worker.post({ id, terms: told, candidates });
    return answered;
  }

  /** Nobody waits for what is under way. */
  interrupt(): void {
    void this.end();
  }

  async end(): Promise<void> {
    this.#fail(new Error('ended'));
    await this.#worker.then((worker) => void worker.dispose(), () => undefined);
  }

  #take({ id, outcomes }: CheckAnswer): void {
    this.#open.get(id)?.resolve(outcomes);
    this.#open.delete(id);
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    for (const { reject } of this.#open.values()) reject(error);
    this.#open.clear();
  }
}
