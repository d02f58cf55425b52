import { answerCounts } from '../annotations/countFiles';
import type { CacheStrategy } from '../cache/cacheEntry';
import { answerChecks } from '../check/checkThread';
import { answerComparisons } from '../check/comparing';
import type { ChecksSetup } from '../check/fileChecks';
import type { SignedTexts } from '../../core/rules/twins/twinCandidates';
import type { FileSystem } from '../host';
import { answerSearch, type SearchSetup } from '../search/fileSearch';

/** What a thread does, with all it has to know; plain data. */
export type ThreadSetup =
  | { readonly work: 'check'; readonly checks: ChecksSetup } | { readonly work: 'compare'; readonly texts: SignedTexts }
  | { readonly work: 'count'; readonly cache: CacheStrategy | undefined } | { readonly work: 'search'; readonly search: SearchSetup };

/** What a thread is told; plain data. Only a question is answered. */
export type ThreadMessage = { readonly setUp: unknown } | { readonly question: unknown } | 'interrupt';

type Answerer = (question: unknown, isStopped: () => boolean) => Promise<unknown>;

/** The thread's side: answers questions one after the other, by what it was set up for before. */
export class AnsweringThread {
  readonly #fileSystem: FileSystem;
  #answer: Answerer = () => Promise.reject(new Error('the thread is not set up'));
  #last: Promise<unknown> = Promise.resolve();
  #isStopped = false;

  constructor(fileSystem: FileSystem) {
    this.#fileSystem = fileSystem;
  }

  /** @returns the answer to a question */
  told(message: ThreadMessage): Promise<unknown> | undefined {
    if (message === 'interrupt') this.#isStopped = true;
    else if ('setUp' in message) this.#answer = answererOf(message.setUp as ThreadSetup, this.#fileSystem);
    else {
      const answer = this.#answer;
      return (this.#last = this.#last.then(() => answer(message.question, () => this.#isStopped)));
    }
    return undefined;
  }
}

function answererOf(setup: ThreadSetup, fileSystem: FileSystem): Answerer {
  switch (setup.work) {
    case 'check': return answerChecks(setup.checks, fileSystem);
    case 'compare': return answerComparisons(setup.texts);
    case 'count': return answerCounts(fileSystem, setup.cache);
    case 'search': return answerSearch(setup.search, fileSystem);
  }
}
