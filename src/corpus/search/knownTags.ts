import type * as vscode from 'vscode';
import type { Candidate } from '../../core/corpus/corpusArticles';
import { knownPart, meantNames, searchedTagOf } from '../../core/corpus/index/meantTags';
import type { SearchedTag } from '../../core/search/searchedTags';
import { anyTag, type TagQuery } from '../../core/search/tagQuery';
import type { IsTold, TagIndex } from '../../platform/tagIndex';
import { openArticleTest } from './corpusReader';

/** Whether a tag is meant, by what the labels of its folder are called. */
type MatcherFor = (article: vscode.Uri, query: TagQuery) => Promise<(tag: SearchedTag) => boolean>;

/** What the index of the workspace tells a search of articles that nobody has open, so that only the others are read. */
export class KnownTags {
  readonly #index: Pick<TagIndex, 'tagsInFiles'>;
  readonly #matcherFor: MatcherFor;

  constructor(index: Pick<TagIndex, 'tagsInFiles'>, matcherFor: MatcherFor) {
    this.#index = index;
    this.#matcherFor = matcherFor;
  }

  /**
   * Gives the tags that a query means article by article, each article by its URI; one may be given again.
   * @returns whether an article was told; undefined where the index cannot answer, or not what is asked
   */
  async meant(query: TagQuery, take: (tags: readonly SearchedTag[], article: string) => void, token: vscode.CancellationToken): Promise<IsTold | undefined> {
    return query.attribute !== undefined || query.note !== undefined ? undefined : this.#tell(query, (article, tags) => take(tags, article), token);
  }

  /**
   * Which articles have to be read to find what a query means.
   * @param also what has to hold of a tag besides
   * @returns undefined where all have to be
   */
  async needed(query: TagQuery, also: ((tag: SearchedTag) => boolean) | undefined, token: vscode.CancellationToken): Promise<((article: Candidate<vscode.Uri>) => boolean) | undefined> {
    const known = knownPart(query);
    if (!known && !also) return undefined;
    const meant = new Set<string>();
    const isTold = await this.#tell(known ?? anyTag, (article, tags) => {
      if (!also || tags.some(also)) meant.add(article);
    }, token);
    return isTold && ((article) => meant.has(article.place.toString()) || !isTold(article));
  }

  async #tell(query: TagQuery, take: (article: string, tags: readonly SearchedTag[]) => void, token: vscode.CancellationToken): Promise<IsTold | undefined> {
    const isOpen = openArticleTest();
    return this.#index.tagsInFiles(meantNames(query), async (article, mentions) => {
      if (mentions.length === 0 || isOpen(article)) return;
      const matches = await this.#matcherFor(article, query);
      const tags = mentions.map(searchedTagOf).filter(matches);
      if (tags.length > 0) take(article.toString(), tags);
    }, token);
  }
}
