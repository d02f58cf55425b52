import type { LabelSet } from '../../core/labels/labelSet';
import { ArticleText } from '../../core/reanchoring/articleText';
import { labelsMeant } from '../../core/search/askedLabels';
import { TextUses, type TextUse } from '../../core/search/sameTexts';
import { mayHold, type SearchedTag } from '../../core/search/searchedTags';
import { tagMatcher, type TagQuery } from '../../core/search/tagQuery';
import { UntaggedSearch } from '../../core/search/untaggedPlaces';
import { parseStandoff } from '../../core/standoff/standoffDocument';
import type { CacheEntry, CacheStrategy } from '../cache/cacheEntry';
import type { KnownTarget } from '../cache/cacheFile';
import { articleDigest, articleVersion } from '../cache/unchanged';
import type { RunMessage } from '../check/fileChecks';
import type { Target } from '../files/targets';
import type { FileSystem } from '../host';
import { Failure, failureOf, problemTemplates } from '../messages';
import { FolderLabels } from '../settings/folderLabels';
import { readTags, tagsOf, writeTags, type ArticleTag } from './articleTags';
import { HitWriter, type FoundHit, type HitFormat } from './hitWriter';
import { PairReader, type ArticlePair } from './pairReader';

/** What of the articles is asked for: tags, how texts are tagged, tags of texts that are tagged in several ways, places without a tag. */
export type SearchKind = 'tags' | 'uses' | 'differently' | 'untagged';

/** What a search of files has to know; plain data, so that it can be given to a thread. */
export interface SearchSetup {
  readonly kind: SearchKind;
  /** Labels as they were asked for. */
  readonly query: TagQuery;
  /** Texts to look for, of the kinds `differently` and `untagged`. */
  readonly uses: readonly TextUse[];
  readonly format: HitFormat;
  /** Characters on either side of a hit. */
  readonly context: number;
  readonly color: boolean;
  /** Absolute. */
  readonly workingDirectory: string;
  /** By what files count as unchanged since their tags were kept; undefined where all are read. */
  readonly cache: CacheStrategy | undefined;
}

/** What became of one target; plain data. */
export interface SearchOutcome {
  readonly name: string;
  /** Articles that were searched. */
  searched: number;
  found: number;
  /** As they are written. */
  shown: readonly string[];
  uses: readonly TextUse[];
  readonly messages: RunMessage[];
  /** What a cache may keep of it: all tags, whatever was asked for. */
  entry?: CacheEntry;
}

/** The thread's side of a search: a function that answers what is found in a batch. */
export function answerSearch(setup: SearchSetup, fileSystem: FileSystem): (question: unknown, isStopped: () => boolean) => Promise<readonly SearchOutcome[]> {
  const search = new FileSearch(setup, fileSystem);
  return async (question, isStopped) => {
    const outcomes: SearchOutcome[] = [];
    for await (const outcome of search.search(question as readonly KnownTarget[], isStopped)) outcomes.push(outcome);
    return outcomes;
  };
}

/** Searches files one after the other, in one thread. */
export class FileSearch {
  readonly #setup: SearchSetup;
  readonly #pairs: PairReader;
  readonly #labels: FolderLabels;
  readonly #writer: HitWriter;
  readonly #uses: TextUses;
  readonly #differing: ReadonlyMap<string, TextUse>;
  readonly #untagged: UntaggedSearch;
  readonly #matchers = new WeakMap<LabelSet, (tag: SearchedTag) => boolean>();

  constructor(setup: SearchSetup, fileSystem: FileSystem) {
    const { kind, query, uses, workingDirectory } = setup;
    this.#setup = setup;
    this.#pairs = new PairReader(fileSystem, setup.cache);
    const silent = (): Promise<void> => Promise.resolve();
    // What is wrong with a configuration is for `check` to say.
    this.#labels = new FolderLabels(fileSystem, { failure: silent, found: silent }, workingDirectory, false);
    this.#writer = new HitWriter(setup);
    this.#uses = new TextUses(query.matchCase);
    this.#differing = new Map(kind === 'differently' ? uses.map((use) => [this.#uses.formOf(use.text), use]) : []);
    this.#untagged = new UntaggedSearch(kind === 'untagged' ? uses : [], query.matchCase);
  }

  /**
   * What is found in each target, in their order. An annotation file has to be among the same targets as its article.
   * @param isStopped asked before each target
   */
  async *search(batch: readonly KnownTarget[], isStopped: () => boolean): AsyncGenerator<SearchOutcome> {
    const readsAll = this.#setup.kind === 'untagged';
    for await (const { target, read } of this.#pairs.read(batch, readsAll, isStopped)) {
      const outcome: SearchOutcome = { name: target.name, searched: 0, found: 0, shown: [], uses: [], messages: [] };
      try {
        if (read instanceof Failure) throw read;
        if (read) await this.#searchPair(read, target, outcome);
      } catch (error) {
        outcome.messages.push({ path: target.path, name: target.name, problem: failureOf(error).problem });
      }
      yield outcome;
    }
  }

  async #searchPair(pair: ArticlePair, target: Target, outcome: SearchOutcome): Promise<void> {
    const { known, unchanged } = pair;
    if (known && unchanged !== undefined) {
      const textIfSame = async (): Promise<ArticleText | undefined> => {
        const loaded = await pair.load();
        return loaded?.version === unchanged ? new ArticleText(loaded.text) : undefined;
      };
      outcome.entry = known;
      if (await this.#answer(readTags(known.kept), textIfSame, pair, outcome)) return;
      // Written since it was looked at.
      delete outcome.entry;
    }
    await this.#searchLoaded(pair, target, outcome);
  }

  async #searchLoaded(pair: ArticlePair, target: Target, outcome: SearchOutcome): Promise<void> {
    const { kind, query, cache } = this.#setup;
    const sidecar = await pair.loadSidecar();
    const document = parseStandoff(sidecar?.text ?? '');
    if (document.refused) {
      const { problem } = new Failure(document.refused === 'binary' ? problemTemplates.refusedBinary : problemTemplates.refusedConflict);
      outcome.messages.push({ path: sidecar?.target.path ?? pair.article.path, name: sidecar?.target.name ?? pair.article.name, problem });
      return;
    }
    const isKept = cache !== undefined && sidecar !== undefined;
    // Most texts need not be read to know that none of their tags is meant.
    if (!isKept && kind !== 'untagged') {
      const matches = await this.#matcherFor(pair.article);
      if (!mayHold(document, query.text === undefined ? matches : () => true)) return void outcome.searched++;
    }
    const article = await pair.load();
    if (article === undefined) return;
    const text = new ArticleText(article.text);
    const content = isKept && cache === 'content' ? articleDigest(target, {}, [article.text, sidecar.text]) : '';
    const isKnown = content !== '' && content === pair.known?.content;
    const tags = isKnown ? readTags(pair.known.kept) : tagsOf(text, document);
    if (isKnown) outcome.entry = pair.known;
    else if (isKept) outcome.entry = { content, metadata: cache === 'metadata' ? articleVersion(target, {}, [article.version, sidecar.version]) : '', kept: writeTags(tags) };
    await this.#answer(tags, () => Promise.resolve(text), pair, outcome);
  }

  /** @returns whether it was answered: not where the text is needed and is not the one that the tags are of */
  async #answer(tags: readonly ArticleTag[], textOf: () => Promise<ArticleText | undefined>, pair: ArticlePair, outcome: SearchOutcome): Promise<boolean> {
    const { kind, query } = this.#setup;
    const matches = await this.#matcherFor(pair.article);
    if (kind === 'uses') {
      const uses = new TextUses(query.matchCase);
      for (const tag of tags) if (matches(tag)) uses.add(tag);
      outcome.uses = uses.all;
      outcome.searched++;
      return true;
    }
    const meant = kind === 'untagged' ? [] : this.#meant(tags.filter(matches));
    if (kind === 'untagged' || meant.length > 0) {
      const text = await textOf();
      if (!text) return false;
      const hits = kind === 'untagged' ? this.#untaggedIn(text.text, tags) : meant;
      outcome.found += hits.length;
      if (hits.length > 0) outcome.shown = this.#writer.write(hits, { text, article: pair.article.name, sidecar: pair.sidecar?.name ?? '' });
    }
    outcome.searched++;
    return true;
  }

  #meant(tags: readonly ArticleTag[]): FoundHit[] {
    if (this.#setup.kind === 'tags') return tags.map((tag) => ({ tag, fragments: tag.fragments }));
    return tags.flatMap((tag) => {
      const use = this.#differing.get(this.#uses.formOf(tag.text));
      return use ? [{ tag, fragments: tag.fragments, use }] : [];
    });
  }

  #untaggedIn(text: string, tags: readonly ArticleTag[]): FoundHit[] {
    const places = this.#untagged.placesIn(text, tags.flatMap(({ fragments }) => fragments));
    return places.map(({ start, end, use }) => ({ fragments: [{ start, end }], use }));
  }

  async #matcherFor(article: Target): Promise<(tag: SearchedTag) => boolean> {
    const { labels } = await this.#labels.foundFor(article);
    const known = this.#matchers.get(labels);
    if (known) return known;
    const { query } = this.#setup;
    const matches = tagMatcher({ ...query, labels: query.labels?.flatMap((asked) => labelsMeant(asked, labels)) });
    this.#matchers.set(labels, matches);
    return matches;
  }
}
