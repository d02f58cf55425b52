import { basename } from 'node:path';
import { ArticleMarkLookup } from '../../core/corpus/articleMarkLookup';
import { articleKindOf, recognizedBytes } from '../../core/corpus/articleNames';
import { CorpusStatistics, type CorpusCounts } from '../../core/corpus/corpusStatistics';
import type { Message } from '../../core/message';
import { loadFile, loadFiles } from '../files/load';
import { portFiles } from '../files/portFiles';
import { findSidecar, isSidecar } from '../files/sidecars';
import type { Target } from '../files/targets';
import type { FileSystem } from '../host';
import { failureOf } from '../messages';

/** What a batch of files holds; plain data. */
export interface CountedBatch {
  readonly counts: CorpusCounts;
  /** Files that could not be read, and why. */
  readonly failures: readonly { readonly name: string; readonly problem: Message }[];
}

/** Counts batches of files one after the other. An annotation file has to be in the same batch as its article. */
export function answerCounts(fileSystem: FileSystem): (question: unknown, isStopped: () => boolean) => Promise<CountedBatch> {
  const host = { fileSystem };
  let failures: { name: string; problem: Message }[] = [];
  const fail = (name: string, error: unknown): void => void failures.push({ name, problem: failureOf(error).problem });
  const marks = new ArticleMarkLookup(portFiles(fileSystem), fail);
  return async (question, isStopped) => {
    failures = [];
    const statistics = new CorpusStatistics();
    const counted = new Set<string>();
    const sidecarOf = async (article: Target): Promise<string | undefined> => {
      const target = await findSidecar(article, fileSystem);
      if (!target) return undefined;
      counted.add(target.path);
      return loadFile(target, host).then(({ text }) => text, (error: unknown) => void fail(target.name, error));
    };
    for await (const result of loadFiles(question as readonly Target[], host)) {
      if (isStopped()) break;
      const { target } = result;
      if ('skipped' in result || counted.has(target.path)) continue;
      if ('failure' in result) fail(target.name, result.failure);
      else if (isSidecar(target)) statistics.add({ name: target.path, article: undefined, sidecar: result.text, isRecord: false, mark: undefined });
      else {
        const sidecar = await sidecarOf(target);
        const kind = articleKindOf({ name: basename(target.path), start: result.text.slice(0, recognizedBytes) }, { ownsAnnotationFile: sidecar !== undefined, isBelowLabels: false });
        statistics.add({ name: target.path, article: result.text, sidecar, isRecord: kind !== 'annotatedText', mark: await marks.markOf(target.path) });
      }
    }
    return { counts: statistics.counts, failures };
  };
}
