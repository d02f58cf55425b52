import { basename } from 'node:path';
import { articleCountsOf, readArticleCounts, writeArticleCounts, type ArticleCounts, type ArticleTexts } from '../../core/corpus/articleCounts';
import { ArticleMarkLookup } from '../../core/corpus/articleMarkLookup';
import { articleKindOf, recognizedBytes } from '../../core/corpus/articleNames';
import { CorpusStatistics, type CorpusCounts } from '../../core/corpus/corpusStatistics';
import type { Message } from '../../core/message';
import type { CacheEntry, CacheStrategy } from '../cache/cacheEntry';
import type { KnownTarget } from '../cache/cacheFile';
import { articleDigest, articleVersion, BatchFiles } from '../cache/unchanged';
import { loadFile, type LoadedFile } from '../files/load';
import { portFiles } from '../files/portFiles';
import { annotationsOf, isSidecar, type OwnAnnotations } from '../files/sidecars';
import type { Target } from '../files/targets';
import type { FileSystem } from '../host';
import { failureOf } from '../messages';

/** What a batch of files holds; plain data. */
export interface CountedBatch {
  readonly counts: CorpusCounts;
  /** Files that could not be read, and why. */
  readonly failures: readonly { readonly name: string; readonly problem: Message }[];
  /** What a cache may keep of each target, in their order. */
  readonly entries: readonly (CacheEntry | undefined)[];
}

/**
 * Counts batches of files one after the other. An annotation file has to be in the same batch as its article.
 * @param cache by what files count as unchanged since they were counted; undefined where everything is read
 */
export function answerCounts(fileSystem: FileSystem, cache: CacheStrategy | undefined): (question: unknown, isStopped: () => boolean) => Promise<CountedBatch> {
  const counter = new FileCounter(fileSystem, cache);
  return (question, isStopped) => counter.count(question as readonly KnownTarget[], isStopped);
}

class FileCounter {
  readonly #fileSystem: FileSystem;
  readonly #cache: CacheStrategy | undefined;
  readonly #marks: ArticleMarkLookup<string>;
  #failures: { name: string; problem: Message }[] = [];
  #statistics = new CorpusStatistics();
  /** Paths of annotation files that were counted with their articles. */
  #countedSidecars = new Set<string>();

  constructor(fileSystem: FileSystem, cache: CacheStrategy | undefined) {
    this.#fileSystem = fileSystem;
    this.#cache = cache;
    this.#marks = new ArticleMarkLookup(portFiles(fileSystem), (name, error) => this.#fail(name, error));
  }

  async count(batch: readonly KnownTarget[], isStopped: () => boolean): Promise<CountedBatch> {
    this.#failures = [];
    this.#statistics = new CorpusStatistics();
    this.#countedSidecars = new Set();
    const entries: (CacheEntry | undefined)[] = [];
    const files = await BatchFiles.of(batch, this.#cache, this.#fileSystem);
    for (const { target, known } of batch) {
      if (isStopped()) break;
      const isDone = isSidecar(target) && this.#countedSidecars.has(target.path);
      entries.push(isDone ? undefined : await this.#countOne(target, known, files));
    }
    return { counts: this.#statistics.counts, failures: this.#failures, entries };
  }

  async #countOne(target: Target, known: CacheEntry | undefined, files: BatchFiles): Promise<CacheEntry | undefined> {
    const state = files.stateOf(target);
    if (state && known && known.metadata === articleVersion(target, state, partsOf(target, [state.version, state.sidecarVersion]))) {
      await this.#add(target, state, readArticleCounts(known.kept));
      return known;
    }
    const result = await files.read(target);
    if ('text' in result) return this.#countLoaded(result, known);
    if ('failure' in result) this.#fail(target.name, result.failure);
    return undefined;
  }

  async #countLoaded({ target, text, version }: LoadedFile, known: CacheEntry | undefined): Promise<CacheEntry | undefined> {
    const own = isSidecar(target) ? {} : await annotationsOf(target, this.#fileSystem);
    const sidecar = own.sidecar && await this.#loadSidecar(own.sidecar);
    const content = this.#cache === 'content' ? articleDigest(target, own, partsOf(target, [text, sidecar?.text])) : '';
    const isKnown = content !== '' && content === known?.content;
    const counts = isKnown ? readArticleCounts(known.kept) : articleCountsOf(textsOf(target, text, sidecar?.text));
    await this.#add(target, own, counts);
    if (isKnown) return known;
    // What could not be read may be readable the next time.
    if (this.#cache === undefined || (own.sidecar && !sidecar)) return undefined;
    return { content, metadata: this.#cache === 'metadata' ? articleVersion(target, own, partsOf(target, [version, sidecar?.version])) : '', kept: writeArticleCounts(counts) };
  }

  async #add(target: Target, { sidecar }: OwnAnnotations, counts: ArticleCounts): Promise<void> {
    if (sidecar) this.#countedSidecars.add(sidecar.path);
    this.#statistics.addCounts(target.path, counts, counts.isArticle ? await this.#marks.markOf(target.path) : undefined);
  }

  async #loadSidecar(target: Target): Promise<LoadedFile | undefined> {
    try {
      return await loadFile(target, { fileSystem: this.#fileSystem });
    } catch (error) {
      this.#fail(target.name, error);
      return undefined;
    }
  }

  #fail(name: string, error: unknown): void {
    this.#failures.push({ name, problem: failureOf(error).problem });
  }
}

function textsOf(target: Target, text: string, sidecar: string | undefined): ArticleTexts {
  if (isSidecar(target)) return { article: undefined, sidecar: text, isRecord: false };
  const kind = articleKindOf({ name: basename(target.path), start: text.slice(0, recognizedBytes) }, { ownsAnnotationFile: sidecar !== undefined, isBelowLabels: false });
  return { article: text, sidecar, isRecord: kind !== 'annotatedText' };
}

/** A lone annotation file has none of its own. */
function partsOf(target: Target, [own, sidecars]: readonly [string, string | undefined]): readonly (string | undefined)[] {
  return isSidecar(target) ? [own] : [own, sidecars];
}
