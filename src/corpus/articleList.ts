import * as vscode from 'vscode';
import type { Labels } from '../annotating/labels';
import { isEmptyFilter, matchesTexts, readsFiles, type ArticleFilter } from '../core/corpus/articleFilter';
import { readArticleMarks, type MarkedArticle } from '../core/corpus/articleMarks';
import { articleMarksFileName, isArticleName, kindOfFile, mayBeArticle } from '../core/corpus/articleNames';
import { articleStateOf, isFinished, type ArticleState } from '../core/corpus/articleStates';
import { type Candidate, candidateOf, forEachAtOnce, isSkippedFolder, kindOfCandidate, readsAtOnce } from '../core/corpus/corpusArticles';
import type { Subscription } from '../core/corpus/files';
import type { Problems } from '../checking/problems';
import { runAndLog, type Log } from '../platform/log';
import type { ListedArticles } from '../platform/listedArticles';
import { nameOf } from '../platform/nameOf';
import { textOf } from '../platform/textOf';
import { workspaceFiles } from '../platform/workspaceFiles';
import { GatheredChanges } from './gatheredChanges';
import { watchCorpus } from './watchCorpus';

export interface ListedArticle {
  readonly uri: vscode.Uri;
  readonly name: string;
  /** Undefined where there is none. */
  readonly annotationFile: vscode.Uri | undefined;
  /** Name of the file that owns the annotation file beside it, where it is another. */
  readonly annotationOwner: string | undefined;
  readonly state: ArticleState;
}

/** A folder with the articles in it and below. */
export interface ListedFolder {
  readonly uri: vscode.Uri;
  readonly name: string;
  readonly folders: readonly ListedFolder[];
  /** In the order in which the explorer shows them. */
  readonly articles: readonly ListedArticle[];
}

/** How many articles the filter lists, how many of those are finished, and how many articles there are. */
export interface ListProgress {
  readonly finished: number;
  readonly listed: number;
  readonly total: number;
}

/** Those of the articles, by URI, in which or in whose annotation files a rule finds something. */
export type FindsProblem = (rule: string, among: readonly Candidate<vscode.Uri>[], isCancelled: () => boolean) => Promise<ReadonlySet<string>>;

interface ReadFolder {
  readonly uri: vscode.Uri;
  readonly folders: readonly vscode.Uri[];
  readonly articles: readonly ListedArticle[];
}

/**
 * The articles of the workspace with the state of each, folder by folder, and which of them a filter lists. Read when first asked for; from
 * then on only the folders in which something changed are read again.
 */
export class ArticleList implements ListedArticles, vscode.Disposable {
  readonly #labels: Labels;
  readonly #problems: Problems;
  readonly #folders = new Map<string, ReadFolder>();
  readonly #changed = new vscode.EventEmitter<void>();
  /** Folders in which something changed since they were read. */
  readonly #stale: GatheredChanges;
  #watch: Subscription | undefined;
  #reading: Promise<void> | undefined;
  #filter: ArticleFilter = {};
  /** What the filter lists, by URI; undefined where it lists all. */
  #listed: ReadonlySet<string> | undefined;
  readonly #finds: FindsProblem;

  readonly onDidChange = this.#changed.event;

  constructor(labels: Labels, problems: Problems, finds: FindsProblem, log: Log) {
    this.#finds = finds;
    this.#labels = labels;
    this.#problems = problems;
    this.#stale = new GatheredChanges(() => runAndLog(log, 'List of articles', () => this.#readStale()));
  }

  dispose(): void {
    this.#stale.dispose();
    this.#watch?.dispose();
    this.#changed.dispose();
  }

  get filter(): ArticleFilter {
    return this.#filter;
  }

  /** Whether the filter lists an article; true for all while there is none. */
  lists(article: vscode.Uri): boolean {
    return this.#listed?.has(article.toString()) ?? true;
  }

  async neighbor(article: vscode.Uri, direction: 'next' | 'previous'): Promise<vscode.Uri | undefined> {
    if (!this.#listed) return undefined;
    await this.#reading;
    // Also those that are not listed, for the article may be one of them by now.
    const all = (vscode.workspace.workspaceFolders ?? []).flatMap(({ uri }) => this.#inOrder(uri));
    const index = all.findIndex((uri) => uri.toString() === article.toString());
    if (index < 0) return undefined;
    return direction === 'next' ? all.slice(index + 1).find((uri) => this.lists(uri)) : all.slice(0, index).filter((uri) => this.lists(uri)).at(-1);
  }

  /** The articles of a folder as the view shows them: those of the folders in it first. */
  #inOrder(folder: vscode.Uri): vscode.Uri[] {
    const read = this.#folders.get(folder.toString());
    return read ? [...read.folders.flatMap((inner) => this.#inOrder(inner)), ...read.articles.map(({ uri }) => uri)] : [];
  }

  hasProblems(article: ListedArticle): boolean {
    return this.#problems.hasProblems(article.uri) || (article.annotationFile !== undefined && this.#problems.hasProblems(article.annotationFile));
  }

  /** The folders of the workspace with what the filter lists; those without any article are left out. */
  async roots(): Promise<readonly ListedFolder[]> {
    await (this.#reading ??= this.#readAll());
    return (vscode.workspace.workspaceFolders ?? []).flatMap(({ uri, name }) => this.#listedFolder(uri, name) ?? []);
  }

  async progress(): Promise<ListProgress> {
    await (this.#reading ??= this.#readAll());
    const articles = [...this.#folders.values()].flatMap((folder) => folder.articles);
    const listed = articles.filter(({ uri }) => this.lists(uri));
    return { finished: listed.filter(({ state }) => isFinished(state)).length, listed: listed.length, total: articles.length };
  }

  /** @returns how many articles it lists; undefined where it was cancelled, and the filter before holds on. */
  async setFilter(filter: ArticleFilter, token: vscode.CancellationToken): Promise<number | undefined> {
    await (this.#reading ??= this.#readAll());
    const listed = await this.#matching(filter, token);
    if (token.isCancellationRequested) return undefined;
    this.#filter = filter;
    this.#listed = listed;
    this.#changed.fire();
    return listed?.size ?? [...this.#folders.values()].reduce((sum, { articles }) => sum + articles.length, 0);
  }

  async #matching(filter: ArticleFilter, token: vscode.CancellationToken): Promise<ReadonlySet<string> | undefined> {
    if (isEmptyFilter(filter)) return undefined;
    const candidates = [...this.#folders.values()].flatMap(({ articles }) => articles)
      .filter((article) => (filter.states?.includes(article.state) ?? true) && (filter.withProblems !== true || this.hasProblems(article)));
    const isCancelled = (): boolean => token.isCancellationRequested;
    const listed: Candidate<vscode.Uri>[] = [];
    await forEachAtOnce(candidates, readsAtOnce, async ({ uri, annotationFile, annotationOwner }) => {
      const candidate = { place: uri, annotationFile, annotationOwner };
      if (!readsFiles(filter) || await matchesFiles(filter, candidate)) listed.push(candidate);
    }, isCancelled);
    const { rule } = filter;
    return rule === undefined ? new Set(listed.map(({ place }) => place.toString())) : this.#finds(rule, listed, isCancelled);
  }

  #listedFolder(uri: vscode.Uri, name: string): ListedFolder | undefined {
    const read = this.#folders.get(uri.toString());
    if (!read) return undefined;
    const articles = read.articles.filter((article) => this.lists(article.uri));
    const folders = read.folders.flatMap((folder) => this.#listedFolder(folder, nameOf(folder)) ?? []);
    return articles.length + folders.length > 0 ? { uri, name, folders, articles } : undefined;
  }

  async #readAll(): Promise<void> {
    this.#watch ??= watchCorpus({ file: (file) => this.#stale.add(vscode.Uri.joinPath(file, '..')), folder: (folder) => this.#stale.add(folder) });
    const waiting = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
    for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) waiting.push(...(await this.#read(folder)).folders);
  }

  async #read(uri: vscode.Uri): Promise<ReadFolder> {
    const entries = (await workspaceFiles.list(uri)) ?? [];
    const names = new Set(entries.filter(({ kind }) => kind === 'file').map(({ name }) => name));
    const marks = names.has(articleMarksFileName) ? readArticleMarks(await readable(vscode.Uri.joinPath(uri, articleMarksFileName)) ?? '') : new Map<string, MarkedArticle>();
    const articles: ListedArticle[] = [];
    await forEachAtOnce([...names].filter(mayBeArticle), readsAtOnce, async (name) => {
      const candidate = candidateOf(name, names, uri, workspaceFiles);
      if (!(await this.#isArticle(candidate))) return;
      const { place, annotationFile, annotationOwner } = candidate;
      const hasTags = annotationFile !== undefined && ((await workspaceFiles.stat(annotationFile))?.size ?? 0) > 0;
      articles.push({ uri: place, name, annotationFile, annotationOwner, state: articleStateOf(marks.get(name)?.mark, hasTags) });
    }, () => false);
    const byName = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
    const inOrder = <Named extends { readonly name: string }>(named: Named[]): Named[] => named.sort((a, b) => byName.compare(a.name, b.name));
    const read: ReadFolder = {
      uri,
      folders: inOrder(entries.filter(({ kind, name }) => kind === 'folder' && !isSkippedFolder(name))).map(({ name }) => vscode.Uri.joinPath(uri, name)),
      articles: inOrder(articles),
    };
    this.#folders.set(uri.toString(), read);
    return read;
  }

  async #isArticle({ place }: Candidate<vscode.Uri>): Promise<boolean> {
    if (isArticleName(nameOf(place))) return true;
    return kindOfFile(place, workspaceFiles, (file) => this.#labels.areSetFor(file)).then((kind) => kind !== 'none', () => false);
  }

  async #readStale(): Promise<void> {
    await this.#reading;
    const changed = await Promise.all(this.#stale.take().map(async (uri) => ({ uri, isThere: (await workspaceFiles.stat(uri))?.kind === 'folder', isKnown: this.#folders.has(uri.toString()) })));
    const folders = changed.filter(({ isThere }) => isThere).map(({ uri }) => uri);
    // The parent of a folder that came or went does not know it yet.
    if (changed.some(({ isThere, isKnown }) => isThere !== isKnown)) {
      this.#folders.clear();
      await (this.#reading = this.#readAll());
    } else for (const folder of folders) await this.#read(folder);
    const never = new vscode.CancellationTokenSource();
    this.#listed = await this.#matching(this.#filter, never.token);
    never.dispose();
    this.#changed.fire();
  }
}

/** Whether the parts of a filter hold that ask for what is in the files. */
async function matchesFiles(filter: ArticleFilter, candidate: Candidate<vscode.Uri>): Promise<boolean> {
  const { place, annotationFile } = candidate;
  const [article, sidecar] = await Promise.all([readable(place), annotationFile && readable(annotationFile)]);
  return article !== undefined && matchesTexts(filter, { article, sidecar, isRecord: kindOfCandidate(candidate, article, workspaceFiles) === 'record' });
}

/** Whatever is in a file, as far as it can be read. */
function readable(uri: vscode.Uri): Promise<string | undefined> {
  return textOf(uri, {}).catch(() => undefined);
}
