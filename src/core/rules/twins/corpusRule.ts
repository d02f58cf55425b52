import type { Message } from '../../message';
import type { RuleSummary, Severity } from '../rule';
import type { TracedPlace } from './traces';
import type { CorpusIndex } from './corpusIndex';
import type { TwinCandidates } from './twinCandidates';

/** What a rule found in one article beside another. Articles are known by their rows in the index. */
export interface TwinFinding {
  readonly article: number;
  readonly place: TracedPlace;
  /** Undefined where a person accepted it: then it is not reported, but the articles are known to be twins. */
  readonly severity: Severity | undefined;
  /** What is wrong; names the other article, for a format that shows nothing else of it. */
  readonly problem: Message;
  readonly found?: string;
  readonly twin: number;
  readonly twinPlace: TracedPlace;
  /** What stands at the place in the other article. */
  readonly twinProblem: Message;
}

/** The articles that are compared. */
export interface ComparedArticles {
  readonly index: CorpusIndex;
  /** Rows of the index in the order of the corpus: of two twins the later one is reported. */
  readonly rows: readonly number[];
  /** What the user calls the article. */
  readonly nameOf: (article: number) => string;
  /** The distinct shingles of an article's text, ascending; undefined where the text cannot be read, or is no longer the one that was traced. */
  readonly shinglesOf: (article: number) => Promise<Uint32Array | undefined>;
  /** Articles that an earlier rule found to be copies, each with the one that it repeats. */
  readonly copies: ReadonlyMap<number, number>;
  /** Awaited now and then in long work, so that others have their turn. */
  readonly pause: () => Promise<void>;
  /** Compares all bands of signatures, where other threads help. */
  readonly compareBands?: (candidates: TwinCandidates) => Promise<void>;
}

/** A check of a whole corpus as data. */
export interface CorpusRule extends RuleSummary {
  readonly needs: 'corpus';
  /** Whether what it reports is a copy as a whole: then further rules need not say so again. */
  readonly findsCopies: boolean;
  check(articles: ComparedArticles): AsyncIterable<TwinFinding>;
}
