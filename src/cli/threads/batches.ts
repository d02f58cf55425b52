import { isAnnotationFileName, stemOf } from '../../core/corpus/articleNames';
import type { Target } from '../files/targets';

/** Enough that handing over costs little, few enough that threads end at about the same time. */
export const filesPerBatch = 64;

/** Targets in batches, in their order; an annotation file stays with the article before it. */
export function batchesOf(targets: readonly Target[]): (readonly Target[])[] {
  const batches: Target[][] = [];
  for (const target of targets) {
    const batch = batches[batches.length - 1];
    const last = batch?.[batch.length - 1];
    const belongs = last !== undefined && isAnnotationFileName(target.path) && stemOf(last.path) === stemOf(target.path);
    if (batch && (batch.length < filesPerBatch || belongs)) batch.push(target);
    else batches.push([target]);
  }
  return batches;
}
