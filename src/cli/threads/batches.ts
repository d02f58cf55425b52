import { isAnnotationFileName, stemOf } from '../../core/corpus/articleNames';
import type { Target } from '../files/targets';
import type { CommandLineHost, FileSystem, WorkerThread } from '../host';
import { workHere, type ThreadWork } from './threadWork';

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

/** What is to be done with many targets. */
export interface BatchWork<Item, Outcome> {
  readonly targets: readonly Target[];
  readonly work: ThreadWork;
  /** Threads to work in; `auto` is as many as the machine runs at once. */
  readonly jobs: number | 'auto';
  /** What is known of targets before the work. Asked for batch after batch. */
  readonly prepare: (batch: readonly Target[]) => Promise<readonly Item[]>;
  readonly isStopped: () => boolean;
  /** What to make of a target whose thread came to an end. */
  readonly failed: (target: Target, error: unknown) => Outcome;
}

/** What becomes of each target, in their order whatever the number of threads. After a stop what is finished is given all the same. */
export async function* inBatches<Item, Outcome>(task: BatchWork<Item, Outcome>, { threads, fileSystem }: Pick<CommandLineHost, 'threads' | 'fileSystem'>): AsyncGenerator<Outcome> {
  const batches = batchesOf(task.targets);
  const wanted = Math.min(task.jobs === 'auto' ? threads?.available ?? 1 : task.jobs, batches.length);
  if (!threads || wanted <= 1) {
    yield* inThisThread(batches, task, fileSystem);
    return;
  }
  const started = Array.from({ length: wanted }, () => threads.start(task.work));
  try {
    yield* inThreads(batches, task, started);
  } finally {
    await Promise.all(started.map((thread) => thread.end()));
  }
}

async function* inThisThread<Item, Outcome>(batches: readonly (readonly Target[])[], { work, prepare, isStopped }: BatchWork<Item, Outcome>, fileSystem: FileSystem): AsyncGenerator<Outcome> {
  const outcomes = workHere(work, fileSystem);
  for (const batch of batches) yield* outcomes(await prepare(batch), isStopped) as AsyncGenerator<Outcome>;
}

/** However the threads go, only so many batches are under way that memory stays bounded. */
async function* inThreads<Item, Outcome>(
  batches: readonly (readonly Target[])[], { prepare, isStopped, failed }: BatchWork<Item, Outcome>, threads: readonly WorkerThread[],
): AsyncGenerator<Outcome> {
  const pending = threads.map(() => 0);
  const underWay: Promise<readonly Outcome[]>[] = [];
  const begin = (batch: readonly Target[]): Promise<readonly Outcome[]> => {
    const least = pending.indexOf(Math.min(...pending));
    pending[least] = (pending[least] ?? 0) + 1;
    return prepare(batch).then((items) => threads[least]?.ask(items) ?? Promise.reject(new Error('no thread')))
      .then((answer) => answer as readonly Outcome[], (error: unknown) => batch.map((target) => failed(target, error)))
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
