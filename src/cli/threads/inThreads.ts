import type { CommandLineHost, WorkerThread } from '../host';
import type { ThreadSetup } from './threadWork';

/** Threads that work; `auto` is as many as the machine runs at once. */
export type Jobs = number | 'auto';

/** Batches that a thread has before it: while the results of one are written, it works on the next. */
const batchesAhead = 2;

/** What is done with batches of files, in threads or in this one. */
export interface BatchWork<Batch, Question, Answer> {
  /** What a thread has to know before its first batch. */
  readonly setup: ThreadSetup;
  /** What it is asked about a batch. Called batch after batch. */
  prepare(batch: Batch): Promise<Question>;
  /** The answer for a batch whose thread came to an end. */
  failed(batch: Batch, error: unknown): Answer;
  /** Does the same in this thread. */
  answerHere(question: Question): AsyncIterable<Answer>;
}

/**
 * Answers for all batches, in their order whatever the number of threads. Only so many batches are under way that memory stays bounded.
 * After a stop what is finished is given all the same.
 */
export async function* answersOf<Batch, Question, Answer>(
  batches: readonly Batch[], work: BatchWork<Batch, Question, Answer>, jobs: Jobs, { threads }: Pick<CommandLineHost, 'threads'>, isStopped: () => boolean,
): AsyncGenerator<Answer> {
  const wanted = Math.min(jobs === 'auto' ? threads?.available ?? 1 : jobs, batches.length);
  if (!threads || wanted <= 1) {
    for (const batch of batches) {
      if (isStopped()) return;
      yield* work.answerHere(await work.prepare(batch));
    }
    return;
  }
  const started = Array.from({ length: wanted }, () => threads.start(work.setup));
  try {
    yield* answersInThreads(batches, work, started, isStopped);
  } finally {
    await Promise.all(started.map((thread) => thread.end()));
  }
}

async function* answersInThreads<Batch, Question, Answer>(
  batches: readonly Batch[], work: BatchWork<Batch, Question, Answer>, threads: readonly WorkerThread[], isStopped: () => boolean,
): AsyncGenerator<Answer> {
  const pending = threads.map(() => 0);
  const underWay: Promise<Answer>[] = [];
  const begin = (batch: Batch): Promise<Answer> => {
    const least = pending.indexOf(Math.min(...pending));
    pending[least] = (pending[least] ?? 0) + 1;
    return work.prepare(batch).then((question) => threads[least]?.ask(question) ?? Promise.reject(new Error('no thread')))
      .then((answer) => answer as Answer, (error: unknown) => work.failed(batch, error))
      .finally(() => (pending[least] = (pending[least] ?? 1) - 1));
  };
  let next = 0;
  let interrupted = false;
  for (;;) {
    for (let batch = batches[next]; batch !== undefined && !isStopped() && underWay.length < batchesAhead * threads.length; batch = batches[next]) {
      underWay.push(begin(batch));
      next++;
    }
    if (isStopped() && !interrupted) {
      interrupted = true;
      for (const thread of threads) thread.interrupt();
    }
    const first = underWay.shift();
    if (!first) return;
    yield await first;
  }
}
