import type * as vscode from 'vscode';
import type { Candidate } from '../core/corpus/corpusArticles';
import type { MeantNames, MentionQuery, TaggedName } from '../core/corpus/index/articleIndex';
import type { IndexedMention } from '../core/corpus/index/indexedArticle';

/** A tag somewhere in the workspace. */
export interface CorpusMention {
  readonly article: vscode.Uri;
  readonly mention: IndexedMention;
}

/** How many of the articles were looked at. */
export interface IndexProgress {
  readonly done: number;
  readonly total: number;
}

/** Whether the index told every tag of an article, so that nobody need read it for more. */
export type IsTold = (article: Candidate<vscode.Uri>) => boolean;

/** What is tagged in the articles of the workspace, for those who ask by name. The first who asks has it read, in the background. */
export interface TagIndex {
  /** Told while articles are read for the first time. */
  readonly onDidProgress: vscode.Event<IndexProgress>;
  /**
   * The tags that a query names, ordered by article and place; those of open articles as they are now. Waits until all articles are read; ends
   * the reading where it is cancelled, so that the next who asks goes on with it.
   */
  mentions(query: MentionQuery, token: vscode.CancellationToken): Promise<readonly CorpusMention[]>;
  /** The same of what was read of a large corpus until now; the reading goes on. */
  knownMentions(query: MentionQuery, token: vscode.CancellationToken): Promise<readonly CorpusMention[]>;
  /**
   * Gives the tags of articles as their files hold them, each article once or more, of those that may have a tag that is meant.
   * @returns undefined where not all articles were read yet, or it was cancelled: then only the files tell
   */
  tagsInFiles(meant: MeantNames, take: (article: vscode.Uri, mentions: readonly IndexedMention[]) => Promise<void> | void, token: vscode.CancellationToken): Promise<IsTold | undefined>;
  /** Has all articles read in the background, if they are not. */
  prepare(): void;
  /** What is tagged, as far as a large corpus was read. */
  names(): Promise<Iterable<TaggedName>>;
  /** Every link with the number of tags that have it, as far as a large corpus was read. */
  links(): Promise<Iterable<readonly [link: string, tags: number]>>;
}
