import type { KnownTarget } from '../cache/cacheFile';
import type { FileSystem } from '../host';
import { FileChecks, type ChecksSetup, type TargetOutcome } from './fileChecks';

/**
 * What a thread does for a check. Files that were not reached before an interruption are missing in the answer; what to make of an error of
 * this program is for who asked.
 */
export function answerChecks(setup: ChecksSetup, fileSystem: FileSystem): (question: unknown, isStopped: () => boolean) => Promise<readonly TargetOutcome[]> {
  const checks = new FileChecks(setup, fileSystem);
  return async (question, isStopped) => {
    const outcomes: TargetOutcome[] = [];
    for await (const done of checks.check(question as readonly KnownTarget[], isStopped)) outcomes.push(...done);
    return outcomes;
  };
}
