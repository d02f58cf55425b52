import assert from 'node:assert/strict';
import fc from 'fast-check';
import { firstOf } from '../../../src/core/text/firstOf';

const seed = Number(process.env['FC_SEED'] ?? Date.now() % 2 ** 31);

describe('the first items of an order', () => {
  it(`are those of all in order, equal ones as they came (seed ${seed})`, () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(9), fc.nat())), fc.nat(30), (items, most) => {
      const compare = ([a]: readonly [number, number], [b]: readonly [number, number]): number => a - b;
      assert.deepEqual(firstOf(items, most, compare), [...items].sort(compare).slice(0, most));
    }), { seed });
  });
});
