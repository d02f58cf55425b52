import assert from 'node:assert/strict';
import { TypingPause } from '../../../src/checking/typingPause';

/** When checks that cost this much start, in milliseconds, of changes at these times. */
function checksOf(cost: number, changes: readonly number[]): number[] {
  const pause = new TypingPause();
  pause.checked(cost);
  return changes.map((at) => at + pause.changed(at)).filter((due, index) => due <= (changes[index + 1] ?? Infinity));
}

const keys = (interval: number): number[] => Array.from({ length: 40 }, (_, index) => 1000 + index * interval);

describe('the pause before a check', () => {
  it('is short for a change out of a rest, whatever a check costs', () => {
    for (const cost of [0, 40]) assert.deepEqual(checksOf(cost, [1000, 2000, 3000]), [1020, 2020, 3020]);
  });

  it('does no costly work on every key: once for the first, once when they end', () => {
    for (const interval of [30, 60, 90, 120, 149]) {
      const checks = checksOf(40, keys(interval));
      assert.ok(checks.length <= 2, `keys every ${interval} ms: ${checks.length} checks`);
      assert.equal(checks.at(-1), (keys(interval).at(-1) ?? 0) + 150);
    }
  });

  it('spares no work that costs nothing, but for keys that are held down', () => {
    assert.equal(checksOf(1, keys(120)).length, 40);
    assert.deepEqual(checksOf(1, keys(30)), [1020, 1000 + 39 * 30 + 50]);
  });
});
