import { answersInThreads, type BatchWork as Work } from '../../core/corpus/inThreads';
import type { Crew } from './crew';
import type { ThreadSetup } from './threadWork';

/** What is done with batches of files, in threads or in this one. */
export interface BatchWork<Batch, Question, Answer> extends Work<Batch, Question, Answer> {
  /** What a thread has to know before its first batch. */
  readonly setup: ThreadSetup;
}

/** Answers for all batches, in their order whatever the number of threads. */
export async function* answersOf<Batch, Question, Answer>(
  batches: readonly Batch[], work: BatchWork<Batch, Question, Answer>, crew: Crew, isStopped: () => boolean,
): AsyncGenerator<Answer> {
  const { others, helps } = crew.forBatches(batches.length, work.setup);
  if (others.length > 0) yield* answersInThreads(batches, work, others, helps, isStopped);
  else {
    for (const batch of batches) {
      if (isStopped()) return;
      yield* work.answerHere(await work.prepare(batch));
    }
  }
}
