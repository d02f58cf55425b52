import { isAnnotationFileName, stemOf } from '../../core/corpus/articleNames';
import type { Target } from '../files/targets';
import type { WorkerThread } from '../host';
import type { KnownTarget } from './cacheFile';
import type { TargetOutcome } from './fileChecks';

/** Enough that handing over costs little, few enough that threads end at about the same time. */
export const filesPerBatch = 64;
/** Batches that a thread has before it: while the results of one are written, it works on the next. */
const batchesAhead = 2;

/** Targets in batches, in their order; an annotation file stays with the article before it. */
export function batchesOf(targets: readonly Target[]): (readonly Target[])[] {
  const batches: Target[][] = [];
  for (const target of targets) {
    const batch = batches[batches.length - 1];
    const last = batch?.[batch.length - 1];
    const belongs = last !== undefined && isAnnotationFileName(target.path) && stemOf(last.path) === stemOf(target.path);
    if (batch && (batch.length < filesPerBatch || belongs)) batch.push(target);
    else batches.push([target]);
  }
  return batches;
}

/** What is known of targets before they are checked. Asked for batch after batch. */
export type Preparation = (batch: readonly Target[]) => Promise<readonly KnownTarget[]>;

/**
 * What becomes of each target, in their order, however the threads go. Only so many batches are under way that memory stays bounded.
 * A batch whose thread came to an end is answered by `failed`. After a stop what is finished is given all the same.
 */
export async function* checkInThreads(
  targets: readonly Target[], prepare: Preparation, threads: readonly WorkerThread[], isStopped: () => boolean, failed: (target: Target, error: unknown) => TargetOutcome,
): AsyncGenerator<TargetOutcome> {
  const batches = batchesOf(targets);
  const pending = threads.map(() => 0);
  const underWay: Promise<readonly TargetOutcome[]>[] = [];
  const begin = (batch: readonly Target[]): Promise<readonly TargetOutcome[]> => {
    const least = pending.indexOf(Math.min(...pending));
    pending[least] = (pending[least] ?? 0) + 1;
    return prepare(batch).then((known) => threads[least]?.ask(known) ?? Promise.reject(new Error('no thread')))
      .then((answer) => answer as readonly TargetOutcome[], (error: unknown) => batch.map((target) => failed(target, error)))
      .finally(() => (pending[least] = (pending[least] ?? 1) - 1));
  };
  let next = 0;
  let interrupted = false;
  for (;;) {
    while (!isStopped() && underWay.length < batchesAhead * threads.length && next < batches.length) underWay.push(begin(batches[next++] ?? []));
    if (isStopped() && !interrupted) {
      interrupted = true;
      for (const thread of threads) thread.interrupt();
    }
    const first = underWay.shift();
    if (!first) return;
    yield* await first;
  }
}
