import { checkPair, type PairOptions } from '../rules/checkPair';
import type { ReportedFinding } from '../rules/rule';
import type { ArticleTrace } from '../rules/twins/traces';
import { kindOfCandidate, type Candidate } from './corpusArticles';
import type { Files } from './files';

/** The texts of a corpus. */
export interface Texts<Place> extends Pick<Files<Place>, 'nameOf'> {
  /** Undefined where there is no such file. */
  textOf(file: Place): Promise<string | undefined>;
}

/** What was found in one file. */
export interface FileFindings<Place> {
  readonly place: Place;
  readonly text: string;
  readonly findings: readonly ReportedFinding[];
}

/** What was found in an article and its annotation file, in this order, and what it is compared with others by. */
export interface CandidateFindings<Place> {
  readonly files: readonly FileFindings<Place>[];
  readonly trace: ArticleTrace | undefined;
  readonly isRecord: boolean;
}

/**
 * Checks what may be an article, with its annotation file. Rejects where a text cannot be read.
 * @param optionsOf asked only for an article
 * @returns undefined where it is none
 */
export async function checkCandidate<Place>(
  candidate: Candidate<Place>, texts: Texts<Place>, optionsOf: () => Promise<PairOptions>,
): Promise<CandidateFindings<Place> | undefined> {
  const { place, annotationFile } = candidate;
  const article = await texts.textOf(place);
  const kind = article === undefined ? 'none' : kindOfCandidate(candidate, article, texts);
  if (article === undefined || kind === 'none') return undefined;
  const [options, sidecar] = await Promise.all([optionsOf(), annotationFile && texts.textOf(annotationFile)]);
  const isRecord = kind === 'record';
  const found = checkPair({ article, sidecar, isRecord }, options);
  const ofArticle = { place, text: article, findings: found.article };
  const files = annotationFile && sidecar !== undefined ? [ofArticle, { place: annotationFile, text: sidecar, findings: found.sidecar }] : [ofArticle];
  return { files, trace: found.trace, isRecord };
}
