import { answerCounts } from '../annotations/countFiles';
import { answerChecks } from '../check/checkThread';
import type { ChecksSetup } from '../check/fileChecks';
import type { FileSystem } from '../host';
import { answerSearch, type SearchSetup } from '../search/fileSearch';

/** What a thread does, with all it has to know; plain data. */
export type ThreadSetup = { readonly work: 'check'; readonly checks: ChecksSetup } | { readonly work: 'count' } | { readonly work: 'search'; readonly search: SearchSetup };

/** Answers a question; undefined where it was told to end what is under way at the next file. */
export type Answerer = (question: unknown) => Promise<unknown> | undefined;

/** The thread's side: a function that answers questions one after the other. */
export function answersOfThread(setup: ThreadSetup, fileSystem: FileSystem): Answerer {
  const answer = answererOf(setup, fileSystem);
  let isStopped = false;
  let last: Promise<unknown> = Promise.resolve();
  return (question) => {
    if (question !== 'interrupt') return (last = last.then(() => answer(question, () => isStopped)));
    isStopped = true;
    return undefined;
  };
}

function answererOf(setup: ThreadSetup, fileSystem: FileSystem): (question: unknown, isStopped: () => boolean) => Promise<unknown> {
  switch (setup.work) {
    case 'check': return answerChecks(setup.checks, fileSystem);
    case 'count': return answerCounts(fileSystem);
    case 'search': return answerSearch(setup.search, fileSystem);
  }
}
