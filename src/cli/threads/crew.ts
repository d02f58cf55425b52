import type { CommandLineHost, WorkerThread } from '../host';
import type { ThreadSetup } from './threadWork';

/** Threads that work, the one that runs the command among them; `auto` is as many as the machine runs at once. */
export type Jobs = number | 'auto';

/** With more other threads than this, the one that runs the command only puts together what they find. */
const mostHelped = 8;

/** The threads of a run besides the one that runs the command. */
export class Crew {
  readonly #threads: CommandLineHost['threads'];
  readonly #most: number;
  readonly #started: WorkerThread[] = [];

  private constructor(jobs: Jobs, threads: CommandLineHost['threads']) {
    this.#threads = threads;
    this.#most = threads ? jobs === 'auto' ? threads.available : jobs : 1;
    // While this thread looks for files, another one loads the program. For how many more there is work is known afterwards.
    if (this.#most > 1) this.#start(1);
  }

  /** Whether other threads may work. */
  get hasOthers(): boolean {
    return this.#most > 1;
  }

  /** Does work with a crew, whose threads end with it. */
  static async with<Result>(jobs: Jobs, { threads }: Pick<CommandLineHost, 'threads'>, work: (crew: Crew) => Promise<Result>): Promise<Result> {
    const crew = new Crew(jobs, threads);
    try {
      return await work(crew);
    } finally {
      await Promise.all(crew.#started.map((thread) => thread.end()));
    }
  }

  /**
   * The other threads that work on so many batches, told what to do.
   * @returns `helps`: whether the thread that runs the command works too
   */
  forBatches(count: number, setup: ThreadSetup): { readonly others: readonly WorkerThread[]; readonly helps: boolean } {
    const wanted = Math.min(this.#most, count);
    const helps = wanted - 1 <= mostHelped;
    const others = Math.max(0, helps ? wanted - 1 : wanted);
    this.#start(others);
    const working = this.#started.slice(0, others);
    for (const thread of working) thread.setUp(setup);
    return { others: working, helps };
  }

  #start(count: number): void {
    while (this.#threads && this.#started.length < count) this.#started.push(this.#threads.start());
  }
}
