import * as vscode from 'vscode';
import { isArticleName, kindOfFile, mayBeArticle } from '../core/corpus/articleNames';
import { candidateOf } from '../core/corpus/corpusArticles';
import type { Labels } from '../annotating/labels';
import { caselessTextsInUse } from '../core/corpus/usedNames';
import { runAndLog, type Log } from '../platform/log';
import type { ListedArticles } from '../platform/listedArticles';
import { nameOf } from '../platform/nameOf';
import { workspaceFiles } from '../platform/workspaceFiles';
import type { Progress } from '../protocol/article';

/** Files read at a time while a folder is looked through. */
const filesAtOnce = 16;
/** Articles that are compared where the least sure one comes next: each is read, and suggested in. */
const mostCompared = 30;

interface Folder {
  /** Names of files that are or may be articles, in the order in which the explorer shows them. */
  readonly names: readonly string[];
  /** By name of the article, for those that have an annotation file of their own. */
  readonly annotationFiles: ReadonlyMap<string, vscode.Uri>;
  readonly watcher: vscode.Disposable;
  /** By name, for those that were looked into. */
  readonly isArticle: Map<string, Promise<boolean>>;
  /** By name of the article. */
  readonly hasTags: Map<string, Promise<boolean>>;
  /** What is tagged in scripts without capital letters, once it was asked for. */
  knownNames: Promise<readonly string[]> | undefined;
}

/** The articles of a folder in the order of their names: which comes next, and how many are done. */
export class ArticleFolders implements vscode.Disposable {
  readonly #labels: Labels;
  readonly #listed: ListedArticles;
  readonly #uncertainty: (article: vscode.Uri) => ((article: vscode.Uri) => Promise<number>) | undefined;
  readonly #log: Log;
  readonly #folders = new Map<string, Promise<Folder>>();
  /** Articles that were gone on from in the order of uncertainty: left without tags, they would come again and again. */
  readonly #left = new Set<string>();
  readonly #changed = new vscode.EventEmitter<void>();

  /** Articles or sidecars came, went, or got their first tag. */
  readonly onDidChange = this.#changed.event;

  /**
   * @param listed which articles are gone through, and where to go on when a folder ends
   * @param uncertainty how unsure suggestions in an article are, from 0 to 1, where the order of a folder is by that; undefined where it is by name
   */
  constructor(labels: Labels, listed: ListedArticles, uncertainty: (article: vscode.Uri) => ((article: vscode.Uri) => Promise<number>) | undefined, log: Log) {
    this.#labels = labels;
    this.#listed = listed;
    this.#uncertainty = uncertainty;
    this.#log = log;
  }

  dispose(): void {
    this.#changed.dispose();
    for (const folder of this.#folders.values()) disposeWatcher(folder);
    this.#folders.clear();
  }

  /**
   * The next article of the folder that is listed; behind the last one that of another folder, where a filter lists them, else undefined. Files between
   * that are no articles are passed over. Where the order is by uncertainty, the next one is the least sure of those without tags, as long as there are
   * any.
   */
  async neighbor(article: vscode.Uri, direction: 'next' | 'previous'): Promise<vscode.Uri | undefined> {
    const folderUri = vscode.Uri.joinPath(article, '..');
    const folder = await this.#folder(folderUri);
    const uncertainty = direction === 'next' ? this.#uncertainty(article) : undefined;
    const leastSure = uncertainty && await this.#leastSure(folder, article, uncertainty);
    if (leastSure) return leastSure;
    const step = direction === 'next' ? 1 : -1;
    for (let index = folder.names.indexOf(nameOf(article)) + step; index >= 0 && index < folder.names.length; index += step) {
      const name = folder.names[index];
      const uri = name === undefined ? undefined : vscode.Uri.joinPath(folderUri, name);
      if (uri && this.#listed.lists(uri) && (await this.#isArticle(folder, folderUri, nameOf(uri)))) return uri;
    }
    return this.#listed.neighbor(article, direction);
  }

  /** Of the articles without tags behind this one and then before it that nobody left so, as many as are compared, the least sure one. */
  async #leastSure(folder: Folder, article: vscode.Uri, uncertainty: (article: vscode.Uri) => Promise<number>): Promise<vscode.Uri | undefined> {
    const folderUri = vscode.Uri.joinPath(article, '..');
    const index = folder.names.indexOf(nameOf(article));
    const compared: vscode.Uri[] = [];
    this.#left.add(article.toString());
    for (const name of [...folder.names.slice(index + 1), ...folder.names.slice(0, Math.max(0, index))]) {
      if (compared.length === mostCompared) break;
      const uri = vscode.Uri.joinPath(folderUri, name);
      if (!this.#left.has(uri.toString()) && this.#listed.lists(uri) && await this.#isArticle(folder, folderUri, name) && !(await this.#hasTags(folder, name))) compared.push(uri);
    }
    const rated = await Promise.all(compared.map(async (uri) => {
      try {
        return { uri, rating: await uncertainty(uri) };
      } catch (error) {
        this.#log.warn(`${uri.toString(true)} is not compared: ${String(error)}`);
        return undefined;
      }
    }));
    return rated.filter((one) => one !== undefined).sort((a, b) => b.rating - a.rating)[0]?.uri;
  }

  async progressOf(article: vscode.Uri): Promise<Progress | undefined> {
    const folderUri = vscode.Uri.joinPath(article, '..');
    const folder = await this.#folder(folderUri);
    const articles: string[] = [];
    let annotated = 0;
    for (let first = 0; first < folder.names.length; first += filesAtOnce) {
      const names = folder.names.slice(first, first + filesAtOnce);
      const found = await Promise.all(names.map(async (name) =>
        (await this.#isArticle(folder, folderUri, name)) ? { name, hasTags: await this.#hasTags(folder, name) } : undefined));
      for (const one of found) {
        if (!one) continue;
        articles.push(one.name);
        if (one.hasTags) annotated++;
      }
    }
    const index = articles.indexOf(nameOf(article));
    return index < 0 ? undefined : { position: index + 1, total: articles.length, annotated };
  }

  /** What the folder's annotation files tag in scripts without capital letters, as they were when it was first asked for, or files came and went. */
  async knownNames(article: vscode.Uri): Promise<readonly string[]> {
    const folderUri = vscode.Uri.joinPath(article, '..');
    const folder = await this.#folder(folderUri);
    return (folder.knownNames ??= caselessTextsInUse(folderUri, workspaceFiles));
  }

  #folder(uri: vscode.Uri): Promise<Folder> {
    const key = uri.toString();
    const known = this.#folders.get(key);
    if (known) return known;
    const folder = this.#read(uri, key);
    this.#folders.set(key, folder);
    folder.catch(() => this.#folders.delete(key));
    return folder;
  }

  async #read(uri: vscode.Uri, key: string): Promise<Folder> {
    const entries = (await workspaceFiles.list(uri)) ?? [];
    const files = new Set(entries.filter(({ kind }) => kind === 'file').map(({ name }) => name));
    const names = [...files].filter(mayBeArticle);
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(uri, '*.{txt,article,md,ann}'));
    const folder: Folder = {
      names: inOrderOfNames(names),
      isArticle: new Map(),
      knownNames: undefined,
      annotationFiles: new Map(names.flatMap((name) => {
        const { annotationFile } = candidateOf(name, files, uri, workspaceFiles);
        return annotationFile ? [[name, annotationFile]] : [];
      })),
      hasTags: new Map(),
      watcher: vscode.Disposable.from(
        watcher,
        watcher.onDidCreate(() => this.#forget(key)),
        watcher.onDidDelete(() => this.#forget(key)),
        watcher.onDidChange((changed) => runAndLog(this.#log, 'Progress', () => this.#fileChanged(key, changed))),
      ),
    };
    return folder;
  }

  #forget(key: string): void {
    const folder = this.#folders.get(key);
    if (!folder) return;
    this.#folders.delete(key);
    disposeWatcher(folder);
    this.#changed.fire();
  }

  async #fileChanged(key: string, uri: vscode.Uri): Promise<void> {
    const folder = await this.#folders.get(key);
    if (!folder) return;
    const [changed] = [...folder.annotationFiles].find(([, file]) => nameOf(file) === nameOf(uri)) ?? [];
    if (changed === undefined) {
      folder.isArticle.delete(nameOf(uri));
      return;
    }
    const before = await folder.hasTags.get(changed);
    folder.hasTags.delete(changed);
    if (before !== (await this.#hasTags(folder, changed))) this.#changed.fire();
  }

  #isArticle(folder: Folder, folderUri: vscode.Uri, name: string): Promise<boolean> {
    if (isArticleName(name)) return Promise.resolve(true);
    const known = folder.isArticle.get(name);
    if (known) return known;
    const looked = this.#readsLikeArticle(vscode.Uri.joinPath(folderUri, name));
    folder.isArticle.set(name, looked);
    return looked;
  }

  async #readsLikeArticle(uri: vscode.Uri): Promise<boolean> {
    try {
      return (await kindOfFile(uri, workspaceFiles, (file) => this.#labels.areSetFor(file))) !== 'none';
    } catch {
      return false;
    }
  }

  #hasTags(folder: Folder, name: string): Promise<boolean> {
    const known = folder.hasTags.get(name);
    if (known) return known;
    const annotationFile = folder.annotationFiles.get(name);
    // Without one there is nothing to ask the file system for.
    const asked = annotationFile ? workspaceFiles.stat(annotationFile).then((stat) => (stat?.size ?? 0) > 0, () => false) : Promise.resolve(false);
    folder.hasTags.set(name, asked);
    return asked;
  }
}

/** A folder that could not be read has no watcher to stop. */
function disposeWatcher(folder: Promise<Folder>): void {
  folder.then(({ watcher }) => {
    watcher.dispose();
  }, () => undefined);
}

/** As the explorer shows them. The collator is made here, for one made while the extension loads would hold its activation up. */
function inOrderOfNames(names: readonly string[]): string[] {
  const byName = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
  return [...names].sort((a, b) => byName.compare(a, b) || (a < b ? -1 : 1));
}
