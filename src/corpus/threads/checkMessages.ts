import type { ArticleContext } from '../../core/corpus/checkOptions';
import type { Candidate } from '../../core/corpus/corpusArticles';
import type { PlainKnowledge } from '../../core/corpus/plainKnowledge';
import type { ListedFinding } from '../../core/rules/listedFinding';
import type { Severity } from '../../core/rules/rule';
import type { ArticleTrace } from '../../core/rules/twins/traces';

/** A file of the machine. */
export interface LocalFile {
  readonly path: string;
  readonly name: string;
}

/** What articles of a folder are checked by, and what is listed of them. */
export interface CheckTerms {
  readonly knowledge: PlainKnowledge;
  /** The least severity that is listed. */
  readonly lowest: Severity;
}

export interface AskedCandidate extends Pick<Candidate<LocalFile>, 'place' | 'annotationFile'>, ArticleContext {
  /** Number of its terms. */
  readonly terms: number;
}

/** A batch of files that a thread is to read and check. */
export interface CheckRequest {
  readonly id: number;
  /** The terms of the batch by number: undefined where they are among those of the request before. */
  readonly terms: readonly (readonly [number, CheckTerms | undefined])[];
  readonly candidates: readonly AskedCandidate[];
}

/** What was found in an article and its annotation file. */
export interface CheckedArticle {
  readonly isRecord: boolean;
  readonly trace: ArticleTrace | undefined;
  /** How many problems there are of each severity, those included that are not listed. */
  readonly counts: Readonly<Record<Severity, number>>;
  /** What is to be listed of the article, and of its annotation file where there is one. */
  readonly listed: readonly (readonly ListedFinding[])[];
}

/** `none`: no article. `left`: it cannot be read or decoded, or its check failed; whoever asks has to do it, and to say what is wrong. */
export type CheckOutcome = CheckedArticle | 'none' | 'left';

export interface CheckAnswer {
  readonly id: number;
  /** In the order of the candidates. */
  readonly outcomes: readonly CheckOutcome[];
}
