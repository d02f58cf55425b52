import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SignatureTable } from '../../../src/core/rules/twins/signatureTable';
import { TwinCandidates, type SignedTexts } from '../../../src/core/rules/twins/twinCandidates';
import { bands, MinHash } from '../../../src/core/text/minHash';
import { spread } from '../../../src/core/text/shingles';

/** A text as a window of 60 shingles on one of a few long ones: two are the more alike the nearer they begin. */
interface Window { readonly of: number; readonly start: number }

function signed(windows: readonly Window[], room?: (bytes: number) => ArrayBufferLike): SignedTexts {
  const table = new SignatureTable(room);
  windows.forEach(({ of, start }, row) => {
    const hash = new MinHash();
    hash.add(Int32Array.from({ length: 60 }, (_, index) => spread(of * 1000 + start + index)));
    table.set(row, hash.signature);
  });
  return { buffers: table.buffers, rows: Uint32Array.from(windows.keys()) };
}

const twinsOf = (candidates: TwinCandidates): (readonly number[])[] => Array.from(candidates.texts.rows, (_, text) => candidates.twinsOf(text));

describe('candidates for near-duplicates', () => {
  it('are those whose signatures are alike, the most alike first, the first of equals', async () => {
    const candidates = new TwinCandidates(signed([{ of: 1, start: 0 }, { of: 2, start: 0 }, { of: 1, start: 8 }, { of: 1, start: 0 }, { of: 1, start: 0 }]));
    await candidates.compareAll(() => Promise.resolve());
    assert.deepEqual(twinsOf(candidates), [[], [], [0], [0, 2], [0, 3, 2]]);
  });

  it('are the same whichever thread compares which band, and whenever it hands over what it found', async () => {
    const window = fc.record({ of: fc.nat(2), start: fc.nat(24) });
    const bandsInOrder = fc.shuffledSubarray(Array.from({ length: bands }, (_, band) => band), { minLength: bands });
    await fc.assert(fc.asyncProperty(fc.array(window, { maxLength: 40 }), bandsInOrder, fc.array(fc.record({ thread: fc.nat(2), takes: fc.boolean() }), { minLength: bands, maxLength: bands }), async (windows, order, steps) => {
      const texts = signed(windows, (bytes) => new SharedArrayBuffer(bytes));
      const alone = new TwinCandidates(texts);
      await alone.compareAll(() => Promise.resolve());
      const here = new TwinCandidates(texts);
      const threads = [here, new TwinCandidates(structuredClone(texts)), new TwinCandidates(structuredClone(texts))];
      steps.forEach(({ thread, takes }, index) => {
        const own = threads[thread] ?? here;
        own.compare(order[index] ?? 0);
        if (takes && own !== here) here.add(structuredClone(own.take()));
      });
      for (const other of threads) if (other !== here) here.add(other.take());
      assert.deepEqual(twinsOf(here), twinsOf(alone));
    }), { numRuns: 50 });
  });
});
