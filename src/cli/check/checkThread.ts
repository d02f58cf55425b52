import type { FileSystem } from '../host';
import type { KnownTarget } from './cacheFile';
import { FileChecks, type ChecksSetup, type TargetOutcome } from './fileChecks';

/** What a thread is asked: to check files, or to end what is under way at the next one. */
export type Question = readonly KnownTarget[] | 'interrupt';

/**
 * The thread's side of a check: a function that answers questions one after the other. Files that were not reached before an interruption
 * are missing in the answer; what to make of an error of this program is for who asked.
 */
export function answerChecks(setup: ChecksSetup, fileSystem: FileSystem): (question: Question) => Promise<readonly TargetOutcome[]> | undefined {
  const checks = new FileChecks(setup, fileSystem);
  let isStopped = false;
  let last: Promise<readonly TargetOutcome[]> = Promise.resolve([]);
  const answer = async (targets: readonly KnownTarget[]): Promise<readonly TargetOutcome[]> => {
    const outcomes: TargetOutcome[] = [];
    for await (const outcome of checks.check(targets, () => isStopped)) outcomes.push(outcome);
    return outcomes;
  };
  return (question) => {
    if (question !== 'interrupt') return (last = last.then(() => answer(question)));
    isStopped = true;
    return undefined;
  };
}
