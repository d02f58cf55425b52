import { setImmediate } from 'node:timers/promises';
import { bands } from '../../core/text/minHash';
import { TwinCandidates, type SignedTexts } from '../../core/rules/twins/twinCandidates';
import type { Crew } from '../threads/crew';
import { answersOf, type BatchWork } from '../threads/inThreads';

/** Bands that are handed over at once: few, so that threads end at about the same time. */
const bandsPerBatch = 2;
/** With fewer texts for each batch, handing over costs more than comparing. */
const textsPerBatch = 500;

/** Compares all bands of signatures, with the threads of a crew where there is enough to do. What is found is the same. */
export async function compareWithCrew(candidates: TwinCandidates, crew: Crew): Promise<void> {
  for await (const pairs of answersOf(bandBatches(candidates.texts.rows.length), comparisonOf(candidates), crew, () => false)) candidates.add(pairs);
}

/** What a thread does for a comparison. */
export function answerComparisons(texts: SignedTexts): (question: unknown) => Promise<Float64Array> {
  const candidates = new TwinCandidates(texts);
  return (question) => {
    for (const band of question as readonly number[]) candidates.compare(band);
    return Promise.resolve(candidates.take());
  };
}

/** All bands, in no more batches than are worth it. */
export function bandBatches(texts: number): (readonly number[])[] {
  const size = Math.max(bandsPerBatch, Math.ceil(bands / Math.max(1, Math.floor(texts / textsPerBatch))));
  return Array.from({ length: Math.ceil(bands / size) }, (_, batch) => Array.from({ length: Math.min(size, bands - batch * size) }, (__, band) => batch * size + band));
}

/** What is found here needs not be handed over. */
function comparisonOf(candidates: TwinCandidates): BatchWork<readonly number[], readonly number[], Float64Array> {
  const compareHere = (batch: readonly number[]): Float64Array => {
    for (const band of batch) candidates.compare(band);
    return new Float64Array();
  };
  return {
    setup: { work: 'compare', texts: candidates.texts },
    prepare: (batch) => Promise.resolve(batch),
    failed: compareHere,
    async *answerHere(batch) {
      yield compareHere(batch);
      // Other threads are given their next batch.
      await setImmediate();
    },
  };
}
