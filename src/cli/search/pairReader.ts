import { basename } from 'node:path';
import { ownerNamesOf } from '../../core/corpus/articleNames';
import { loadFile, loadFiles, type LoadedFile } from '../files/load';
import { annotationsOf, findArticle, isSidecar } from '../files/sidecars';
import type { Target } from '../files/targets';
import type { FileSystem } from '../host';
import { Failure, failureOf, problemTemplates } from '../messages';

/** An article with its annotation file, where it has one. */
export interface ArticlePair {
  readonly article: Target;
  readonly sidecar: LoadedFile | undefined;
  /** The text of the article, read when it is asked for; undefined where the file is no article. Rejects with a `Failure`. */
  readonly load: () => Promise<string | undefined>;
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
  /** Paths of articles that were read, as targets or with their annotation files. */
  readonly #seen = new Set<string>();

  constructor(fileSystem: FileSystem) {
    this.#host = { fileSystem };
  }

  /**
   * Targets in their order, several at a time. Never throws.
   * @param readsAll whether articles without an annotation file are asked for, too
   */
  async *read(batch: readonly Target[], readsAll: boolean, isStopped: () => boolean): AsyncGenerator<ReadTarget> {
    const started: Promise<ReadTarget['read']>[] = [];
    let next = 0;
    for (const target of batch) {
      if (isStopped()) return;
      for (; next < batch.length && started.length < pairsAhead; next++) {
        const ahead = batch[next];
        if (ahead) started.push(this.#readOne(ahead, readsAll).catch(failureOf));
      }
      yield { target, read: await started.shift() };
    }
  }

  async #readOne(target: Target, readsAll: boolean): Promise<ArticlePair | undefined> {
    const { fileSystem } = this.#host;
    if (!isSidecar(target)) {
      this.#seen.add(target.path);
      const { sidecar, owner } = await annotationsOf(target, fileSystem);
      if (owner !== undefined || (!sidecar && !readsAll)) return undefined;
      return sidecar ? this.#pairOf(target, sidecar) : { article: target, sidecar: undefined, load: () => this.#loadArticle(target) };
    }
    const article = await findArticle(target, fileSystem);
    if (article && this.#seen.has(article.path)) return undefined;
    if (article) return this.#pairOf(article, target);
    const [text = '', other = ''] = ownerNamesOf(basename(target.path));
    throw new Failure(problemTemplates.noTextBeside, { article: text, other });
  }

  async #pairOf(article: Target, sidecar: Target): Promise<ArticlePair> {
    return { article, sidecar: await loadFile(sidecar, this.#host), load: async () => (await loadFile(article, this.#host)).text };
  }

  /** A file without annotations is searched where it is an article. */
  async #loadArticle(target: Target): Promise<string | undefined> {
    for await (const result of loadFiles([target], this.#host)) {
      if ('failure' in result) throw result.failure;
      if ('text' in result) return result.text;
    }
    return undefined;
  }
}
