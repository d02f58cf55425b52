import * as vscode from 'vscode';
import { annotationFileNameOf, articleMarksFileName, isAnnotationFileName, mayBeArticle, ownerNamesOf } from '../../core/corpus/articleNames';
import { candidatesBelow, isSkippedFolder, lookUp, type Candidate } from '../../core/corpus/corpusArticles';
import type { FileChange } from '../../core/corpus/files';
import { ArticleIndex, type IndexedPlace, type MeantNames, type MentionQuery, type TaggedName } from '../../core/corpus/index/articleIndex';
import type { IndexedMention } from '../../core/corpus/index/indexedArticle';
import { LinkTable, type LinkedName } from '../../core/corpus/index/linkTable';
import { keyOfPlace, placeInIndex, readIntoIndex, rootOf } from '../../core/corpus/index/readIntoIndex';
import { SegmentsInMemory, SegmentStore } from '../../core/corpus/index/segmentStore';
import { TwinTable, type TwinProbe } from '../../core/corpus/index/twinTable';
import type { ArticleFacts, TracedLink } from '../../core/rules/twins/traces';
import { runAndLog, type Log } from '../../platform/log';
import { nameOf } from '../../platform/nameOf';
import type { SubjectCount, SubjectSource } from '../../platform/subjectSource';
import type { CorpusMention, IndexProgress, IsTold, TagIndex } from '../../platform/tagIndex';
import { workspaceFiles } from '../../platform/workspaceFiles';
import { GatheredChanges } from '../gatheredChanges';
import { mentionsInOpenArticles } from './openArticles';
import { SegmentFolder } from './segmentFolder';
import { TypingTurns } from './typingTurns';

/** Who needs an answer soon, as completion, does not wait for more articles than these: they are enough to know what a corpus calls things. */
const articlesWaitedFor = 2000;
/** Articles read before somebody else may ask the index. */
const articlesInTurn = 1000;

/** What the index knows of articles that others may repeat. */
export interface PossibleTwins {
  readonly articles: readonly { readonly article: vscode.Uri; readonly facts: ArticleFacts }[];
  /** Whether the numbers of the corpus can only be identifiers, where no setting says what they are. */
  readonly areNumbersIds: () => boolean;
}

/** An article of which some links are known, with how many articles have each. */
export interface LinkingArticle {
  readonly article: vscode.Uri;
  readonly links: readonly TracedLink[];
}

/**
 * The index of the workspace: kept under the extension's storage, read when first needed, current from then on. It reads files, never documents;
 * what is open is asked when somebody wants to know.
 */
export class WorkspaceIndex implements TagIndex, SubjectSource, vscode.Disposable {
  readonly #store: SegmentStore;
  readonly #log: Log;
  readonly #progress = new vscode.EventEmitter<IndexProgress>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #changes: GatheredChanges;
  readonly #turns = new TypingTurns();
  readonly #disposables: vscode.Disposable[] = [];
  #index: ArticleIndex;
  /** By what articles are compared; undefined until somebody asks. */
  #twins: TwinTable | undefined;
  #links: LinkTable | undefined;
  /** Whether the index knows what was kept before. */
  #isOpen = false;
  /** Whether all articles were looked at since. */
  #isComplete = false;
  /** One thing at a time reads or writes segments. */
  #queue: Promise<unknown> = Promise.resolve();
  #reading: { readonly all: Promise<void>; readonly enough: Promise<void> } | undefined;
  #isStopped = false;

  readonly onDidProgress = this.#progress.event;
  /** Told when the index of all articles is there, and whenever it was changed since. */
  readonly onDidChange = this.#changed.event;

  /** @param storage undefined where VS Code keeps nothing for the window: then the index is kept in memory */
  constructor(storage: vscode.Uri | undefined, log: Log) {
    this.#store = new SegmentStore(storage ? new SegmentFolder(vscode.Uri.joinPath(storage, 'index')) : new SegmentsInMemory(), writerOfWindow());
    this.#index = new ArticleIndex(this.#store);
    this.#log = log;
    this.#changes = new GatheredChanges(() => runAndLog(log, 'Index of changed articles', () => this.#inTurn(() => this.#readChanged())));
  }

  dispose(): void {
    this.#isStopped = true;
    for (const disposable of [...this.#disposables, this.#turns, this.#changes, this.#progress, this.#changed]) disposable.dispose();
  }

  /** Whether all articles are known as they are, or will be when the changes are read that VS Code told of. */
  get isComplete(): boolean {
    return this.#isComplete;
  }

  async mentions(query: MentionQuery, token: vscode.CancellationToken): Promise<readonly CorpusMention[]> {
    const { all } = this.#begin();
    await new Promise<void>((resolve, reject) => {
      const listening = token.onCancellationRequested(() => {
        this.#isStopped = true;
        resolve();
      });
      // Who cancels later ends their own question, not what keeps the index current.
      all.then(resolve, reject).finally(() => {
        listening.dispose();
      });
    });
    return token.isCancellationRequested ? [] : this.#mentionsNow(query, token);
  }

  async knownMentions(query: MentionQuery, token: vscode.CancellationToken): Promise<readonly CorpusMention[]> {
    await this.#enough();
    return token.isCancellationRequested ? [] : this.#mentionsNow(query, token);
  }

  async #mentionsNow(query: MentionQuery, token: vscode.CancellationToken): Promise<readonly CorpusMention[]> {
    const [closed, open] = await Promise.all([this.#inTurn(() => this.#mentionsInFiles(query, token)), mentionsInOpenArticles(query)]);
    const found = [...closed.filter(({ article }) => !open.articles.has(article.toString())), ...open.mentions];
    return found.sort((a, b) => compare(a.article.toString(), b.article.toString()) || a.mention.line - b.mention.line || a.mention.column - b.mention.column);
  }

  async tagsInFiles(
    meant: MeantNames, take: (article: vscode.Uri, mentions: readonly IndexedMention[]) => Promise<void> | void, token: vscode.CancellationToken,
  ): Promise<IsTold | undefined> {
    if (!this.#isComplete) return undefined;
    const cancelled = new Promise<undefined>((resolve) => void token.onCancellationRequested(() => resolve(undefined)));
    const told = this.#inTurn(async (): Promise<IsTold | undefined> => {
      for (;;) {
        await this.#readChanged();
        const index = this.#index;
        const lost = await index.eachArticle(meant, (place, mentions) => take(uriOf(place), mentions), () => token.isCancellationRequested);
        if (token.isCancellationRequested || this.#isStopped) return undefined;
        if (lost.length === 0) return ({ place, annotationFile }) => isTold(index, place, annotationFile !== undefined);
        this.#readAgain(lost);
      }
    }).catch((error: unknown) => {
      this.#log.warn(`The index cannot be asked, so all files are read: ${String(error)}`);
      return undefined;
    });
    return Promise.race([told, cancelled]);
  }

  /**
   * Articles that some may repeat, as their files are; see {@link TwinTable}.
   * @param isLeftOut by URI
   * @returns undefined where not all articles were read yet
   */
  async twinsOf(probes: readonly TwinProbe[], isLeftOut: (article: string) => boolean): Promise<PossibleTwins | undefined> {
    return this.#whenComplete(async () => {
      const twins = this.#twins ??= new TwinTable(this.#index);
      const { found, lost } = await twins.find(probes, isLeftOut, () => this.#turns.next(), () => this.#isStopped);
      return { answer: { articles: found.map(({ facts, ...place }) => ({ article: uriOf(place), facts })), areNumbersIds: () => twins.showsIds }, lost };
    });
  }

  /**
   * How the articles of the workspace link what some others link, as their files are; see {@link LinkTable}.
   * @param leftOut articles that do not count, by URI
   * @param counts whether the articles of a folder of the workspace count
   * @returns undefined where not all articles were read yet
   */
  async linksLike(names: readonly LinkedName[], leftOut: ReadonlySet<string>, counts: (folder: vscode.Uri) => boolean): Promise<readonly LinkingArticle[] | undefined> {
    return this.#whenComplete(async () => {
      const links = this.#links ??= new LinkTable(this.#index);
      const isRoot = (root: string): boolean => !counts(uriOf({ root, path: '' }));
      const { found, lost } = await links.find(names, { articles: leftOut, isRoot }, () => this.#turns.next(), () => this.#isStopped);
      return { answer: found.map(({ links: linked, ...place }) => ({ article: uriOf(place), links: linked })), lost };
    });
  }

  /** Asks the index of all articles, again where some were lost and have to be read; undefined where it is not complete. */
  async #whenComplete<Answer>(ask: () => Promise<{ readonly answer: Answer; readonly lost: readonly IndexedPlace[] }>): Promise<Answer | undefined> {
    if (!this.#isComplete) return undefined;
    return this.#inTurn(async () => {
      while (this.#isComplete && !this.#isStopped) {
        await this.#readChanged();
        const { answer, lost } = await ask();
        if (lost.length === 0) return this.#isStopped ? undefined : answer;
        this.#readAgain(lost);
      }
      return undefined;
    });
  }

  /** Gives back what it needs to compare articles, until somebody asks again. */
  forgetCompared(): void {
    this.#twins = undefined;
    this.#links = undefined;
  }

  prepare(): void {
    this.#begin();
  }

  async names(): Promise<Iterable<TaggedName>> {
    await this.#enough();
    return this.#index.tags();
  }

  async links(): Promise<Iterable<readonly [link: string, tags: number]>> {
    await this.#enough();
    return this.#index.links();
  }

  async subjects(): Promise<readonly SubjectCount[]> {
    await this.#enough();
    return Array.from(this.#index.subjects(), ([subject, articles]) => ({ subject, articles }));
  }

  /** Until enough is known for an answer: of a small workspace all. */
  async #enough(): Promise<void> {
    const { all, enough } = this.#begin();
    let isAll = false;
    await Promise.race([all.then(() => {
      isAll = true;
    }), enough]);
    if (isAll) await this.#inTurn(() => this.#readChanged());
  }

  #begin(): { readonly all: Promise<void>; readonly enough: Promise<void> } {
    if (this.#reading) return this.#reading;
    this.#isStopped = false;
    let isEnough: () => void = () => undefined;
    const enough = new Promise<void>((resolve) => {
      isEnough = resolve;
    });
    const all = this.#readAll(isEnough);
    this.#reading = { all, enough };
    const again = (): void => {
      this.#reading = undefined;
    };
    all.then(() => (this.#isStopped ? again() : undefined), again);
    return this.#reading;
  }

  async #inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const result = this.#queue.then(work);
    this.#queue = result.catch(() => undefined);
    return result;
  }

  async #readAll(isEnough: () => void): Promise<void> {
    this.#watch();
    const isCancelled = (): boolean => this.#isStopped;
    const roots = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
    await this.#inTurn(async () => {
      if (this.#isOpen) return;
      const index = new ArticleIndex(this.#store);
      await index.open(new Set(roots.map((root) => rootOf(root, workspaceFiles))), isCancelled);
      if (isCancelled()) return;
      this.#index = index;
      this.forgetCompared();
      this.#isOpen = true;
    });
    const candidates: Candidate<vscode.Uri>[] = [];
    for (const root of roots) {
      const below = await candidatesBelow(root, workspaceFiles, isCancelled);
      // Of two folders of which one lies in the other, each has its own.
      candidates.push(...below.filter(({ place }) => vscode.workspace.getWorkspaceFolder(place)?.uri.toString() === root.toString()));
    }
    if (isCancelled()) return;
    let done = 0;
    const looked = (): void => {
      this.#progress.fire({ done: ++done, total: candidates.length });
      if (done === articlesWaitedFor) isEnough();
    };
    for (const root of roots.map((uri) => rootOf(uri, workspaceFiles))) {
      const there = candidates.filter(({ place }) => rootOfArticle(place) === root);
      const paths = new Set(there.map(({ place }) => placeInIndex(root, place, workspaceFiles).path));
      await this.#inTurn(() => this.#take(root, this.#index.pathsOf(root).filter((path) => !paths.has(path)), [], looked));
      for (let first = 0; first < there.length && !isCancelled(); first += articlesInTurn) {
        await this.#inTurn(() => this.#take(root, [], there.slice(first, first + articlesInTurn), looked));
      }
    }
    await this.#inTurn(() => this.#readChanged());
    this.#isComplete = !isCancelled();
    if (this.#isComplete) this.#changed.fire();
  }

  /** Takes articles out and reads others; what was lost with a damaged segment is read with the next changes. */
  async #take(root: string, gone: readonly string[], there: readonly Candidate<vscode.Uri>[], looked: () => void): Promise<void> {
    const lost = gone.length > 0 ? await this.#index.apply(root, new Map(gone.map((path) => [path, undefined]))) : [];
    lost.push(...await readIntoIndex(this.#index, root, there, workspaceFiles, {
      isCancelled: () => this.#isStopped, turn: () => this.#turns.next(), looked,
      failed: (key, error) => this.#log.warn(`${key} is not in the index: ${String(error)}`),
    }));
    this.#readAgain(lost);
  }

  #readAgain(places: readonly IndexedPlace[]): void {
    if (places.length > 0) this.#log.warn(`A segment of the index was damaged or written by another window; ${places.length} articles are looked at again.`);
    for (const place of places) this.#changes.add(uriOf(place));
  }

  /** Reads what changed, until nothing did. */
  async #readChanged(): Promise<void> {
    let isChanged = false;
    for (let changed = this.#changes.take(); changed.length > 0 && !this.#isStopped; changed = this.#changes.take()) {
      const { there, gone } = await lookUp([...changed, ...await this.#articlesBelow(changed)], workspaceFiles);
      for (const root of (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => rootOf(uri, workspaceFiles))) {
        await this.#take(
          root,
          gone.filter((place) => rootOfArticle(place) === root).map((place) => placeInIndex(root, place, workspaceFiles).path),
          there.filter(({ place }) => mayBeArticle(nameOf(place)) && rootOfArticle(place) === root),
          () => undefined);
      }
      isChanged = true;
    }
    if (isChanged && this.#isComplete) this.#changed.fire();
  }

  /** The articles below folders that came or went; whoever moves one says nothing of what is in it. */
  async #articlesBelow(changed: readonly vscode.Uri[]): Promise<vscode.Uri[]> {
    const found: vscode.Uri[] = [];
    for (const folder of changed.filter((uri) => !mayBeArticle(nameOf(uri)))) {
      const start = `${folder.toString()}/`;
      const root = rootOfArticle(folder);
      if (root === undefined) continue;
      for (const path of this.#index.pathsOf(root)) if (keyOfPlace({ root, path }).startsWith(start)) found.push(uriOf({ root, path }));
      found.push(...(await candidatesBelow(folder, workspaceFiles, () => this.#isStopped)).map(({ place }) => place));
    }
    return found;
  }

  async #mentionsInFiles(query: MentionQuery, token: vscode.CancellationToken): Promise<CorpusMention[]> {
    for (;;) {
      await this.#readChanged();
      const { found, lost } = await this.#index.mentions(query, () => token.isCancellationRequested);
      if (lost.length === 0 || this.#isStopped) return found.map(({ mention, ...place }) => ({ article: uriOf(place), mention }));
      this.#readAgain(lost);
    }
  }

  #watch(): void {
    if (this.#disposables.length > 0) return;
    const changed = (files: readonly vscode.Uri[], change: FileChange): void => files.forEach((file) => this.#fileChanged(file, change));
    this.#disposables.push(
      vscode.Disposable.from(workspaceFiles.watch(undefined, '*', (file, change) => this.#fileChanged(file, change))),
      // These come before the file system says anything.
      vscode.workspace.onDidSaveTextDocument(({ uri }) => changed([uri], 'changed')),
      vscode.workspace.onDidCreateFiles(({ files }) => changed(files, 'created')),
      vscode.workspace.onDidDeleteFiles(({ files }) => changed(files, 'deleted')),
      vscode.workspace.onDidRenameFiles(({ files }) => {
        changed(files.map(({ oldUri }) => oldUri), 'deleted');
        changed(files.map(({ newUri }) => newUri), 'created');
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(() => runAndLog(this.#log, 'Index of other folders', () => this.#inTurn(() => this.#closed()))),
    );
  }

  /** The next who asks has the folders read that are there then. */
  #closed(): Promise<void> {
    this.#index = new ArticleIndex(this.#store);
    this.forgetCompared();
    this.#isOpen = false;
    this.#isComplete = false;
    this.#reading = undefined;
    return Promise.resolve();
  }

  #fileChanged(file: vscode.Uri, change: FileChange): void {
    const root = rootOfArticle(file);
    if (root === undefined || file.toString().slice(root.length + 1).split('/').some(isSkippedFolder)) return;
    const name = nameOf(file);
    if (isAnnotationFileName(name) || mayBeArticle(name)) {
      // Where a file comes or goes, the annotation file beside it may be that of another.
      for (const owner of new Set([...isAnnotationFileName(name) ? [] : [name], ...ownerNamesOf(annotationFileNameOf(name))])) this.#changes.add(vscode.Uri.joinPath(file, '..', owner));
    } else if (change !== 'changed' && name !== articleMarksFileName) this.#changes.add(file);
  }
}

/** Tells this window from another that has the same folder open, as two tabs of a browser may. */
function writerOfWindow(): string {
  return `${Date.now().toString(36)}${Math.random().toString(36).slice(2)}`;
}

/** The folder of the workspace that an article is in, as the index names it. */
function rootOfArticle(place: vscode.Uri): string | undefined {
  const folder = vscode.workspace.getWorkspaceFolder(place);
  return folder && rootOf(folder.uri, workspaceFiles);
}

/** Whether the index knows all tags that an article has now. */
function isTold(index: ArticleIndex, article: vscode.Uri, isAnnotated: boolean): boolean {
  const root = rootOfArticle(article);
  if (root === undefined) return false;
  const place = placeInIndex(root, article, workspaceFiles);
  // VS Code may tell of a new annotation file later than its folder does.
  return index.isWhole(place) && (index.stampOf(place)?.annotations !== undefined) === isAnnotated;
}

function uriOf(place: IndexedPlace): vscode.Uri {
  return vscode.Uri.parse(keyOfPlace(place), true);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
