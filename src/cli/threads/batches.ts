import { isAnnotationFileName, stemOf } from '../../core/corpus/articleNames';
import { filesPerBatch } from '../../core/corpus/inThreads';
import type { Target } from '../files/targets';

/** Where only sums are handed over: in more files more is the same. */
export const filesPerSum = 256;

/**
 * Targets in batches, in their order; an annotation file stays with the article before it.
 * @param most files of a batch, but for such an annotation file
 */
export function batchesOf(targets: readonly Target[], most = filesPerBatch): (readonly Target[])[] {
  const batches: Target[][] = [];
  for (const target of targets) {
    const batch = batches[batches.length - 1];
    const last = batch?.[batch.length - 1];
    const belongs = last !== undefined && isAnnotationFileName(target.path) && stemOf(last.path) === stemOf(target.path);
    if (batch && (batch.length < most || belongs)) batch.push(target);
    else batches.push([target]);
  }
  return batches;
}
