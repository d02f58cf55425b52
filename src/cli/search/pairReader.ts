import { basename } from 'node:path';
import { ownerNamesOf } from '../../core/corpus/articleNames';
import type { CacheEntry, CacheStrategy } from '../cache/cacheEntry';
import type { KnownTarget } from '../cache/cacheFile';
import { articleVersion } from '../cache/unchanged';
import { loadFile, loadFiles, type LoadedFile } from '../files/load';
import { annotationsOf, findArticle, isSidecar } from '../files/sidecars';
import type { Target } from '../files/targets';
import type { FileSystem } from '../host';
import { Failure, failureOf, problemTemplates } from '../messages';

/** An article with its annotation file, where it has one. */
export interface ArticlePair {
  readonly article: Target;
  readonly sidecar: Target | undefined;
  /** What a cache knows of it, whether or not it still holds. */
  readonly known: CacheEntry | undefined;
  /** The article's version where the disk says that neither file changed since it became known; then nothing is read. */
  readonly unchanged: string | undefined;
  /** The annotation file; undefined where there is none. Rejects with a `Failure`. */
  readonly loadSidecar: () => Promise<LoadedFile | undefined>;
  /** The article, read when it is asked for; undefined where the file is none. Rejects with a `Failure`. */
  readonly load: () => Promise<LoadedFile | undefined>;
}

/** What became of a target: a pair, nothing to search, or why it cannot be read. */
interface ReadTarget {
  readonly target: Target;
  readonly read: ArticlePair | Failure | undefined;
}

/** Annotation files read ahead while one is searched. */
const pairsAhead = 8;

/** Reads articles by their annotation files: most of a search is done in these. */
export class PairReader {
  readonly #host: { readonly fileSystem: FileSystem };
  readonly #cache: CacheStrategy | undefined;
  /** Paths of articles that were read, as targets or with their annotation files, and of annotation files that can only be theirs. */
  readonly #seen = new Set<string>();

  /** @param cache by what files count as unchanged; undefined where all are read */
  constructor(fileSystem: FileSystem, cache: CacheStrategy | undefined) {
    this.#host = { fileSystem };
    this.#cache = cache;
  }

  /**
   * Targets in their order, several at a time. Never throws.
   * @param readsAll whether articles without an annotation file are asked for, too
   */
  async *read(batch: readonly KnownTarget[], readsAll: boolean, isStopped: () => boolean): AsyncGenerator<ReadTarget> {
    const started: Promise<ReadTarget['read']>[] = [];
    let next = 0;
    for (const { target } of batch) {
      if (isStopped()) return;
      for (; next < batch.length && started.length < pairsAhead; next++) {
        const ahead = batch[next];
        if (ahead) started.push(this.#readOne(ahead, readsAll).catch(failureOf));
      }
      yield { target, read: await started.shift() };
    }
  }

  async #readOne({ target, known }: KnownTarget, readsAll: boolean): Promise<ArticlePair | undefined> {
    const { fileSystem } = this.#host;
    if (!isSidecar(target)) {
      this.#seen.add(target.path);
      const { sidecar, owner } = await annotationsOf(target, fileSystem);
      if (sidecar && target.isPaired === true) this.#seen.add(sidecar.path);
      if (owner !== undefined || (!sidecar && !readsAll)) return undefined;
      if (sidecar) return this.#pairOf(target, sidecar, { target, ...(known && { known }) });
      const none = (): Promise<undefined> => Promise.resolve(undefined);
      return { article: target, sidecar, known: undefined, unchanged: undefined, loadSidecar: none, load: () => this.#loadArticle(target) };
    }
    if (this.#seen.has(target.path)) return undefined;
    const article = await findArticle(target, fileSystem);
    if (article && this.#seen.has(article.path)) return undefined;
    if (article) return this.#pairOf(article, target, { target, ...(known && { known }) });
    const [text = '', other = ''] = ownerNamesOf(basename(target.path));
    throw new Failure(problemTemplates.noTextBeside, { article: text, other });
  }

  async #pairOf(article: Target, sidecar: Target, { target, known }: KnownTarget): Promise<ArticlePair> {
    const unchanged = known && this.#cache === 'metadata' ? await this.#versionIfSame(article, sidecar, target, known) : undefined;
    const load = (): Promise<LoadedFile> => loadFile(article, this.#host);
    if (unchanged !== undefined) return { article, sidecar, known, unchanged, load, loadSidecar: () => loadFile(sidecar, this.#host) };
    const loaded = await loadFile(sidecar, this.#host);
    return { article, sidecar, known, unchanged, load, loadSidecar: () => Promise.resolve(loaded) };
  }

  /** What is wrong is reported when the files are read. */
  async #versionIfSame(article: Target, sidecar: Target, target: Target, known: CacheEntry): Promise<string | undefined> {
    try {
      const { fileSystem } = this.#host;
      const [version, annotations] = [(await fileSystem.stat(article.path))?.version, (await fileSystem.stat(sidecar.path))?.version];
      return articleVersion(target, {}, [version, annotations]) === known.metadata ? version : undefined;
    } catch {
      return undefined;
    }
  }

  /** A file without annotations is searched where it is an article. */
  async #loadArticle(target: Target): Promise<LoadedFile | undefined> {
    for await (const result of loadFiles([target], this.#host)) {
      if ('failure' in result) throw result.failure;
      if ('text' in result) return result;
    }
    return undefined;
  }
}
