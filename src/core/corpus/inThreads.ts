/** Enough that handing over costs little, few enough that threads end at about the same time and results come soon. */
export const filesPerBatch = 64;

/** Batches that a thread has before it: while the results of one are written, it works on the next. */
const batchesAhead = 2;
/** Batches for each thread that are under way, or wait until those before them are written. */
const batchesWaiting = 4;

/** Another thread of this program, which does with files what it was told. Messages are plain data. */
export interface WorkerThread<Question = unknown> {
  /** Answers are given in the order of the questions. Rejects where the thread came to an end. */
  ask(question: Question): Promise<unknown>;
  /** What is under way ends at the next file. */
  interrupt(): void;
  end(): Promise<void>;
}

/** What is done with batches of files, in threads or in this one. */
export interface BatchWork<Batch, Question, Answer> {
  /** What it is asked about a batch. Called batch after batch. */
  prepare(batch: Batch): Promise<Question>;
  /** The answer for a batch whose thread came to an end. */
  failed(batch: Batch, error: unknown): Answer;
  /** Does the same in this thread. */
  answerHere(question: Question): AsyncIterable<Answer>;
}

/** A thread as it is given work. */
interface Worker<Question, Answer> {
  /** Batches that it may have before it; none when it came to an end. */
  most: number;
  pending: number;
  answer(question: Question): Promise<readonly Answer[]>;
}

/**
 * Answers for all batches, in their order whatever the number of threads. Only so many batches are under way that memory stays bounded.
 * After a stop what is finished is given all the same. What no thread is left for is done in this one.
 * @param helps whether this thread works too
 */
export async function* answersInThreads<Batch, Question, Answer>(
  batches: readonly Batch[], work: BatchWork<Batch, Question, Answer>, threads: readonly WorkerThread<Question>[], helps: boolean, isStopped: () => boolean,
): AsyncGenerator<Answer> {
  const workers = threads.map((thread): Worker<Question, Answer> => ({ most: batchesAhead, pending: 0, answer: async (question) => [await thread.ask(question) as Answer] }));
  const here: Worker<Question, Answer> = { most: 1, pending: 0, answer: (question) => allOf(work.answerHere(question)) };
  if (helps) workers.push(here);
  const underWay: Promise<readonly Answer[]>[] = [];
  let next = 0;
  const begin = async (batch: Batch, worker: Worker<Question, Answer>): Promise<readonly Answer[]> => {
    worker.pending++;
    try {
      return await worker.answer(await work.prepare(batch));
    } catch (error) {
      // Whatever it were given, it would give back at once.
      if (worker !== here) worker.most = 0;
      if (workers.every(({ most }) => most === 0)) workers.push(here);
      return [work.failed(batch, error)];
    } finally {
      worker.pending--;
      beginMore();
    }
  };
  const beginMore = (): void => {
    while (!isStopped() && underWay.length < batchesWaiting * workers.length) {
      const [batch] = batches.slice(next, next + 1);
      const worker = leastBusy(workers);
      if (batch === undefined || !worker) return;
      next++;
      underWay.push(begin(batch, worker));
    }
  };
  let interrupted = false;
  for (beginMore(); ; beginMore()) {
    if (isStopped() && !interrupted) {
      interrupted = true;
      for (const thread of threads) thread.interrupt();
    }
    const first = underWay.shift();
    if (!first) return;
    yield* await first;
  }
}

/** The one with the fewest batches among those that take another. */
function leastBusy<Question, Answer>(workers: readonly Worker<Question, Answer>[]): Worker<Question, Answer> | undefined {
  return workers.filter(({ pending, most }) => pending < most).reduce<Worker<Question, Answer> | undefined>((least, worker) => (least && least.pending <= worker.pending ? least : worker), undefined);
}

async function allOf<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}
