import assert from 'node:assert/strict';
import fc from 'fast-check';
import { KeyTable } from '../../../src/core/rules/twins/keyTable';

const seed = Number(process.env['FC_SEED'] ?? 20261127);

/** Few, so that they repeat, and all that a digest of 53 bits or a number line may be. */
const key = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constantFrom(-0, 2 ** 53 - 1, -(2 ** 53), 2 ** 32, 2 ** 31, 1e300), fc.maxSafeNat());

describe('a table of articles by numbers', () => {
  it('says what a map says', () => {
    fc.assert(fc.property(fc.array(fc.tuple(key, fc.nat(1000), fc.boolean()), { maxLength: 200 }), (calls) => {
      const table = new KeyTable(new Set(calls.map(([number]) => number)).size);
      const map = new Map<number, number>();
      for (const [number, article, isAsked] of calls) {
        if (isAsked) {
          assert.equal(table.get(number), map.get(number));
          continue;
        }
        assert.equal(table.put(number, article), map.get(number));
        map.set(number, article);
      }
      table.clear();
      for (const number of map.keys()) assert.equal(table.get(number), undefined);
    }), { seed, numRuns: 500 });
  });

  it('holds as many as it was made for, and asks for none', () => {
    for (const count of [0, 1, 2, 3, 4, 1000]) {
      const table = new KeyTable(count);
      for (let number = 0; number < count; number++) assert.equal(table.put(number * 0x100000000, number), undefined);
      for (let number = 0; number < count; number++) assert.equal(table.get(number * 0x100000000), number);
      assert.equal(table.get(0.5), undefined);
    }
  });
});
