import assert from 'node:assert/strict';
import fc from 'fast-check';
import { IdMap } from '../../../src/core/standoff/idMap';

describe('a map by ids', () => {
  it('tells ids apart as a map by texts does', () => {
    const id = fc.oneof(
      fc.stringMatching(/^[A-Z#*a-z][0-9]{0,3}$/), fc.stringMatching(/^[TA]0{0,2}[0-9]{1,15}$/), fc.constantFrom('', 'T', 'T0', 'T00', 'T1x', '#1', 'TT1', '1T', 'T-1', 'T١'),
    );
    fc.assert(fc.property(fc.array(id, { maxLength: 60 }), (ids) => {
      const map = new IdMap<number>();
      const plain = new Map<string, number>();
      ids.forEach((name, index) => {
        assert.equal(map.add(name, index), !plain.has(name), name);
        if (!plain.has(name)) plain.set(name, index);
      });
      for (const name of [...ids, 'T5', 'T05', 'A5']) assert.equal(map.get(name), plain.get(name), name);
    }), { numRuns: 2000 });
  });
});
