import type { CheckOptions } from '../rules/check';
import type { Vocabulary } from '../rules/rule';
import type { AcceptedProblems } from './accepted';
import { acceptance } from './acceptedLookup';

/** What a check knows by settings and the clock; plain data. */
export type CheckSettings = Pick<CheckOptions, 'severities' | 'publishers' | 'numberMeaning' | 'today'>;

/** What the articles of a folder are checked by, labels aside. */
export interface FolderOptions {
  readonly settings: CheckSettings;
  readonly vocabulary: Vocabulary | undefined;
  /** Undefined where nothing is accepted. */
  readonly accepted: AcceptedProblems | undefined;
}

/** What differs from article to article of a folder. */
export interface ArticleContext {
  /** Name of the file that owns the annotation file beside the article, where it is another. */
  readonly annotationOwner: string | undefined;
  /** What the file of accepted problems calls the article. */
  readonly acceptedAs: string;
}

/** The options of a check of one article. */
export function checkOptionsFrom({ settings, vocabulary, accepted }: FolderOptions, { annotationOwner, acceptedAs }: ArticleContext): CheckOptions {
  return { ...settings, vocabulary, annotationOwner, isAccepted: acceptance({ article: acceptedAs, problems: accepted }) };
}
