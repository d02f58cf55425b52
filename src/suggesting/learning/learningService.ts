import type * as vscode from 'vscode';
import type { Suggestion } from '../../core/suggestions/suggester';
import { startWorker, type BackgroundWorker } from '../../platform/backgroundWorker';
import type { Log } from '../../platform/log';
import type { LearningAnswer, LearningRequest } from './messages';

/** What was suggested, and from how many articles. */
export interface Suggested {
  readonly articles: number;
  readonly suggestions: readonly Suggestion[];
  /** How likely a string that was tagged is the same where it stands again in its article. */
  readonly repetition: number;
}

/** What answers a question. */
type Answer = Extract<LearningAnswer, { kind: 'suggestions' | 'settled' }>;

/** Hears of a corpus. */
export type LearnedListener = (articles: number, isBusy: boolean) => void;

/** A thread that stops again and again does so for what it is told. */
const mostStarts = 3;

/** Learns and suggests on a thread of its own, which is started when it is first needed, and again where it stops. */
export class LearningService implements vscode.Disposable {
  readonly #extensionUri: vscode.Uri;
  readonly #log: Log;
  readonly #listeners = new Map<string, LearnedListener>();
  readonly #open = new Map<number, { readonly resolve: (answer: Answer) => void; readonly reject: (error: Error) => void }>();
  #worker: Promise<BackgroundWorker> | undefined;
  /** What holds of all that was told, by corpus and article, for a thread that has to take the place of another. */
  readonly #told = new Map<string, LearningRequest>();
  #starts = 0;
  #lastId = 0;

  constructor(extensionUri: vscode.Uri, log: Log) {
    this.#extensionUri = extensionUri;
    this.#log = log;
  }

  dispose(): void {
    void this.#worker?.then((worker) => void worker.dispose(), () => undefined);
    this.#worker = undefined;
    this.#starts = mostStarts;
  }

  /** @param learned is called whenever more has been learned of it. */
  begin(corpus: string, labels: readonly string[], learned: LearnedListener): void {
    this.#listeners.set(corpus, learned);
    this.#tell({ kind: 'begin', corpus, labels });
  }

  forget(corpus: string): void {
    this.#listeners.delete(corpus);
    this.#tell({ kind: 'forget', corpus });
    for (const [key, request] of this.#told) if (request.corpus === corpus) this.#told.delete(key);
  }

  /** Takes an article as it is in its files, instead of what it was before. */
  learn(corpus: string, article: string, text: string, standoff: string, byteOrderMark: boolean): void {
    if (this.#listeners.has(corpus)) this.#tell({ kind: 'learn', corpus, article, text, standoff, byteOrderMark });
  }

  /** Suggestions for a text by what has been learned up to now. */
  async suggest(corpus: string, text: string): Promise<Suggested> {
    const answer = await this.#ask((id) => ({ kind: 'suggest', corpus, id, text }));
    return answer.kind === 'suggestions' ? answer : { articles: answer.articles, suggestions: [], repetition: 0 };
  }

  /** Fulfilled when all is learned that was told of a corpus. @returns how many articles that are. */
  async settled(corpus: string): Promise<number> {
    return (await this.#ask((id) => ({ kind: 'settle', corpus, id }))).articles;
  }

  async #ask(requestOf: (id: number) => LearningRequest): Promise<Answer> {
    const worker = await this.#started();
    const id = ++this.#lastId;
    return new Promise<Answer>((resolve, reject) => {
      this.#open.set(id, { resolve, reject });
      worker.post(requestOf(id));
    });
  }

  #tell(request: LearningRequest): void {
    this.#told.set(`${request.corpus}\n${request.kind === 'learn' ? request.article : ''}`, request);
    this.#started().then((worker) => worker.post(request), (error: unknown) => this.#log.error(`Learning tags: ${String(error)}`));
  }

  #started(): Promise<BackgroundWorker> {
    if (!this.#worker && this.#starts >= mostStarts) return Promise.reject(new Error('The thread that suggests tags stopped.'));
    if (!this.#worker) this.#starts++;
    return (this.#worker ??= startWorker(this.#extensionUri, 'learning', {
      message: (message) => this.#take(message as LearningAnswer),
      failed: (reason) => this.#stopped(reason),
    }));
  }

  #stopped(reason: string): void {
    this.#log.error(`The thread that suggests tags stopped: ${reason}`);
    this.#worker = undefined;
    for (const { reject } of this.#open.values()) reject(new Error(reason));
    this.#open.clear();
    for (const request of [...this.#told.values()]) this.#tell(request);
  }

  #take(answer: LearningAnswer): void {
    if (answer.kind === 'learned') return this.#listeners.get(answer.corpus)?.(answer.articles, answer.isBusy);
    const asked = answer.id === undefined ? undefined : this.#open.get(answer.id);
    if (answer.id !== undefined) this.#open.delete(answer.id);
    if (answer.kind !== 'failed') asked?.resolve(answer);
    else if (asked) asked.reject(new Error(answer.reason));
    else this.#log.error(`Learning tags: ${answer.reason}`);
  }
}
