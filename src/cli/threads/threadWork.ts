import type { KnownTarget } from '../check/cacheFile';
import { FileChecks, type ChecksSetup } from '../check/fileChecks';
import type { Target } from '../files/targets';
import type { FileSystem } from '../host';
import { FileSearch, type SearchSetup } from '../search/fileSearch';

/** What a thread is set up for; plain data. */
export type ThreadWork = { readonly kind: 'check'; readonly setup: ChecksSetup } | { readonly kind: 'search'; readonly setup: SearchSetup };

/** What a thread is asked: to work on files, or to end what is under way at the next one. */
export type Question = readonly unknown[] | 'interrupt';

/** What becomes of each item of a batch, in their order; `isStopped` is asked before each. */
type Outcomes = (batch: readonly unknown[], isStopped: () => boolean) => AsyncGenerator<unknown>;

/** The work, done in this thread. Items are those that `prepare` of the same work makes. */
export function workHere(work: ThreadWork, fileSystem: FileSystem): Outcomes {
  switch (work.kind) {
    case 'check': {
      const checks = new FileChecks(work.setup, fileSystem);
      return (batch, isStopped) => checks.check(batch as readonly KnownTarget[], isStopped);
    }
    case 'search': {
      const search = new FileSearch(work.setup, fileSystem);
      return (batch, isStopped) => search.search(batch as readonly Target[], isStopped);
    }
  }
}

/**
 * The thread's side: a function that answers questions one after the other. Files that were not reached before an interruption
 * are missing in the answer; what to make of an error of this program is for who asked.
 */
export function answerQuestions(work: ThreadWork, fileSystem: FileSystem): (question: Question) => Promise<readonly unknown[]> | undefined {
  const outcomesOf = workHere(work, fileSystem);
  let isStopped = false;
  let last: Promise<readonly unknown[]> = Promise.resolve([]);
  const answer = async (batch: readonly unknown[]): Promise<readonly unknown[]> => {
    const outcomes: unknown[] = [];
    for await (const outcome of outcomesOf(batch, () => isStopped)) outcomes.push(outcome);
    return outcomes;
  };
  return (question) => {
    if (question !== 'interrupt') return (last = last.then(() => answer(question)));
    isStopped = true;
    return undefined;
  };
}
