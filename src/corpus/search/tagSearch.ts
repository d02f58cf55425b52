import * as vscode from 'vscode';
import type { Labels } from '../../annotating/labels';
import type { LabelSet } from '../../core/labels/labelSet';
import { labelsMeant } from '../../core/search/askedLabels';
import { ContextCutter, type KeywordInContext } from '../../core/search/keywordInContext';
import { TextUses, type TextUse } from '../../core/search/sameTexts';
import type { SearchedTag } from '../../core/search/searchedTags';
import { anyTag, tagMatcher, type TagQuery } from '../../core/search/tagQuery';
import { UntaggedSearch } from '../../core/search/untaggedPlaces';
import { LineIndex } from '../../core/text/lineIndex';
import type { TextRange } from '../../core/text/range';
import type { TagIndex } from '../../platform/tagIndex';
import type { CorpusReader, ReadArticle, ReadProgress } from './corpusReader';
import { KnownTags } from './knownTags';

/** What of the corpus is asked for: tags, tags of texts that are tagged in several ways, places without a tag. */
export type SearchKind = 'tags' | 'differently' | 'untagged';

export interface CorpusQuery {
  readonly kind: SearchKind;
  readonly query: TagQuery;
}

/** A tag that was found, or a place without one, as it was then. */
export interface TagHit {
  readonly article: vscode.Uri;
  readonly annotationFile: vscode.Uri;
  readonly tag: SearchedTag | undefined;
  /** UTF-16 of the article’s text, half-open; empty for a tag whose text is lost. */
  readonly fragments: readonly TextRange[];
  /** Where it begins, or the line of the annotation file where its text is lost: from 0, in UTF-16 units. */
  readonly line: number;
  readonly column: number;
  /** What it covers, on one line. */
  readonly text: string;
  readonly context: KeywordInContext;
  /** How the text is tagged in the corpus, where that was asked for. */
  readonly use: TextUse | undefined;
}

/** What became of a search. */
export interface SearchResult {
  readonly hits: readonly TagHit[];
  /** Articles with hits. */
  readonly articles: number;
  readonly unread: number;
  /** Whether there are more than are kept, and whether it was ended before all was read. */
  readonly isCut: boolean;
  readonly isCancelled: boolean;
}

/** Characters on either side of a hit in a list: few before it, so that a narrow side bar shows the hit. */
const contextWidth = { before: 26, after: 80 } as const;
/** As many as the search of VS Code shows. */
export const mostHits = 20_000;

const byTexts = new Set<SearchKind>(['differently', 'untagged']);

/** Searches the tags of the workspace, and keeps what was found until the next search. */
export class TagSearch implements vscode.Disposable {
  readonly #reader: CorpusReader;
  readonly #labels: Pick<Labels, 'areSetFor' | 'for'>;
  readonly #index: Pick<TagIndex, 'tagsInFiles' | 'prepare'>;
  readonly #known: KnownTags;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #cutter = new ContextCutter(contextWidth.before, contextWidth.after);
  readonly #matchers = new WeakMap<LabelSet, Map<TagQuery, (tag: SearchedTag) => boolean>>();
  #asked: CorpusQuery | undefined;
  #result: SearchResult | undefined;
  #uses: readonly TextUse[] = [];

  readonly onDidChange = this.#changed.event;

  constructor(reader: CorpusReader, labels: Pick<Labels, 'areSetFor' | 'for'>, index: Pick<TagIndex, 'tagsInFiles' | 'prepare'>) {
    this.#reader = reader;
    this.#labels = labels;
    this.#index = index;
    this.#known = new KnownTags(index, (article, query) => this.#matcherFor(article, query));
  }

  dispose(): void {
    this.#changed.dispose();
  }

  /** What was searched for last. */
  get asked(): CorpusQuery | undefined {
    return this.#asked;
  }

  get result(): SearchResult | undefined {
    return this.#result;
  }

  /** Searches the workspace. Where it is cancelled, what was found so far is kept. */
  async run(asked: CorpusQuery, token: vscode.CancellationToken, show: (progress: ReadProgress) => void): Promise<SearchResult> {
    const uses = byTexts.has(asked.kind) ? await this.#usesFor(asked, token, show) : [];
    const result = await this.#find(asked, uses, mostHits, token, show);
    this.#asked = asked;
    this.#uses = uses;
    this.#take(result);
    // The next search reads less. Not before: both would read the same files at once.
    this.#index.prepare();
    return result;
  }

  /** All hits of a search beside the one that is kept, however many. */
  async all(query: TagQuery, token: vscode.CancellationToken, show: (progress: ReadProgress) => void): Promise<SearchResult> {
    const result = await this.#find({ kind: 'tags', query }, [], Infinity, token, show);
    this.#index.prepare();
    return result;
  }

  /** How many tags of the workspace have each name. @returns undefined where it was cancelled */
  async counts(namesOf: (tag: SearchedTag) => readonly string[], token: vscode.CancellationToken, show: (progress: ReadProgress) => void): Promise<ReadonlyMap<string, number> | undefined> {
    const counts = new Map<string, number>();
    const counted = new Set<string>();
    const count = (tags: readonly SearchedTag[], article: string): void => {
      if (counted.has(article)) return;
      counted.add(article);
      for (const tag of tags) for (const name of namesOf(tag)) counts.set(name, (counts.get(name) ?? 0) + 1);
    };
    const isTold = await this.#known.meant(anyTag, count, token);
    await this.#reader.readBelow(folders(), false, token, ({ tags, article }) => count(tags, article.toString()), show, isTold && ((candidate) => !isTold(candidate)));
    return token.isCancellationRequested ? undefined : counts;
  }

  /** Searches some articles again, where they have changed; what is known of texts in others stays. */
  async again(articles: readonly vscode.Uri[]): Promise<void> {
    const asked = this.#asked;
    const before = this.#result;
    if (!asked || !before) return;
    const finder = this.#finder(asked, this.#uses);
    const found = new Map<string, readonly TagHit[]>();
    for (const article of articles) {
      const read = await this.#reader.readOne(article).catch(() => undefined);
      found.set(article.toString(), read ? await finder(read) : []);
    }
    const shown = new Set<string>();
    const hits = before.hits.flatMap((hit): readonly TagHit[] => {
      const key = hit.article.toString();
      const news = found.get(key);
      if (!news) return [hit];
      if (shown.has(key)) return [];
      shown.add(key);
      return news;
    });
    if (this.#result === before) this.#take({ ...before, hits: asked.kind === 'differently' ? stillDiffering(hits, asked.query) : hits, articles: new Set(hits.map(({ article }) => article.toString())).size });
  }

  #take(result: SearchResult): void {
    this.#result = result;
    this.#changed.fire();
  }

  /** How texts are tagged everywhere: a text that is tagged in two ways is so whichever of them is asked for. */
  async #usesFor({ kind, query }: CorpusQuery, token: vscode.CancellationToken, show: (progress: ReadProgress) => void): Promise<readonly TextUse[]> {
    const uses = new TextUses(query.matchCase);
    const learned: Promise<void>[] = [];
    const meant = kind === 'untagged' ? query : anyTag;
    const isTold = await this.#known.meant(meant, (tags) => tags.forEach((tag) => uses.add(tag)), token);
    await this.#reader.readBelow(folders(), false, token, (read) => {
      learned.push(this.#matcherFor(read.article, meant).then((matches) => {
        for (const tag of read.tags) if (matches(tag)) uses.add(tag);
      }));
    }, show, isTold && ((candidate) => !isTold(candidate)));
    await Promise.all(learned);
    return kind === 'untagged' ? uses.all : uses.differing;
  }

  async #find(asked: CorpusQuery, uses: readonly TextUse[], most: number, token: vscode.CancellationToken, show: (progress: ReadProgress) => void): Promise<SearchResult> {
    const finder = this.#finder(asked, uses);
    const found: { readonly number: number; readonly hits: readonly TagHit[] }[] = [];
    const finding: Promise<void>[] = [];
    let count = 0;
    const isNeeded = asked.kind === 'untagged' ? undefined : await this.#known.needed(asked.query, alsoHolds(asked, uses), token);
    const unread = await this.#reader.readBelow(folders(), asked.kind === 'untagged', token, (read, number) => {
      if (count > most) return;
      finding.push(finder(read).then((hits) => {
        if (hits.length === 0) return;
        count += hits.length;
        found.push({ number, hits });
      }));
    }, show, isNeeded);
    await Promise.all(finding);
    found.sort((a, b) => a.number - b.number);
    const hits = found.flatMap((each) => each.hits);
    return { hits: hits.slice(0, most), articles: found.length, unread, isCut: hits.length > most, isCancelled: token.isCancellationRequested };
  }

  #finder({ kind, query }: CorpusQuery, uses: readonly TextUse[]): (read: ReadArticle) => Promise<readonly TagHit[]> {
    const known = new TextUses(query.matchCase);
    const differing = new Map(kind === 'differently' ? uses.map((use) => [known.formOf(use.text), use]) : []);
    const untagged = new UntaggedSearch(kind === 'untagged' ? uses : [], query.matchCase);
    return async (read) => {
      const { article, annotationFile, text, document } = read;
      let lines: LineIndex | undefined;
      const hit = (tag: SearchedTag | undefined, fragments: readonly TextRange[], use: TextUse | undefined): TagHit => {
        const isLost = fragments.length === 0;
        const context = isLost ? { before: '', hit: tag?.text ?? '', after: '' } : this.#cutter.cut(text, fragments);
        const { line, character: column } = isLost
          ? { line: document.entity(tag?.id ?? '')?.index ?? 0, character: 0 }
          : (lines ??= new LineIndex(text)).positionAt(Math.min(...fragments.map(({ start }) => start)));
        return { article, annotationFile, tag, fragments, line, column, text: tag?.text ?? context.hit, context, use };
      };
      if (kind === 'untagged') return untagged.placesIn(text, read.tags.flatMap(({ fragments }) => fragments)).map(({ start, end, use }) => hit(undefined, [{ start, end }], use));
      if (read.tags.length === 0) return [];
      const matches = await this.#matcherFor(article, query);
      return read.tags.filter(matches).flatMap((tag) => {
        const use = kind === 'differently' ? differing.get(known.formOf(tag.text)) : undefined;
        return kind === 'differently' && !use ? [] : [hit(tag, tag.fragments, use)];
      });
    };
  }

  /** A label is meant by any of the names that the configuration of its folder gives it. */
  async #matcherFor(article: vscode.Uri, query: TagQuery): Promise<(tag: SearchedTag) => boolean> {
    if (!query.labels || !(await this.#labels.areSetFor(article))) return tagMatcher(query);
    const { labels } = await this.#labels.for(article);
    const known = this.#matchers.get(labels) ?? new Map<TagQuery, (tag: SearchedTag) => boolean>();
    this.#matchers.set(labels, known);
    const matches = known.get(query) ?? tagMatcher({ ...query, labels: query.labels.flatMap((asked) => labelsMeant(asked, labels)) });
    known.set(query, matches);
    return matches;
  }
}

/** What has to hold of a tag besides the query, where that is more than the query says. */
function alsoHolds({ kind, query }: CorpusQuery, uses: readonly TextUse[]): ((tag: SearchedTag) => boolean) | undefined {
  if (kind !== 'differently') return undefined;
  const known = new TextUses(query.matchCase);
  const differing = new Set(uses.map(({ text }) => known.formOf(text)));
  return ({ text }) => differing.has(known.formOf(text));
}

function folders(): readonly vscode.Uri[] {
  return (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
}

/** Hits whose texts are still tagged in several ways, where all tags of each text are among them. */
function stillDiffering(hits: readonly TagHit[], query: TagQuery): readonly TagHit[] {
  const uses = new TextUses(query.matchCase);
  for (const { tag } of hits) if (tag) uses.add(tag);
  const differing = new Set(uses.differing.map(({ text }) => uses.formOf(text)));
  const isWhole = Object.entries(query).every(([name, value]) => name === 'matchCase' || name === 'extent' || value === undefined);
  return isWhole ? hits.filter(({ text }) => differing.has(uses.formOf(text))) : hits;
}
