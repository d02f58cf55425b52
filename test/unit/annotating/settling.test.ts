import assert from 'node:assert/strict';
import { Settling } from '../../../src/annotating/settling';

describe('a time in which places are not to be relied on', () => {
  it('ends when it is said that it is over', async () => {
    const settling = new Settling();
    assert.equal(settling.pending, undefined);
    settling.begin();
    const pending: Promise<void> | undefined = settling.pending;
    settling.begin();
    assert.equal(settling.pending, pending);
    settling.endIfDone();
    await Promise.resolve(pending);
    assert.equal(settling.pending, undefined);
  });

  it('lasts as long as any work, failed work too', async () => {
    const settling = new Settling();
    const ends: (() => void)[] = [];
    const works = [1, 2].map((number) => settling.during(new Promise((resolve, reject) => {
      ends.push(number === 1 ? resolve : () => reject(new Error('cannot be read')));
    }), () => settling.endIfDone()));
    ends[0]?.();
    await works[0];
    assert.notEqual(settling.pending, undefined);
    settling.endIfDone();
    assert.notEqual(settling.pending, undefined);
    ends[1]?.();
    await assert.rejects(works[1] ?? Promise.resolve(), /cannot be read/u);
    assert.equal(settling.pending, undefined);
  });

  it('ends with whoever waits for work that is not done', async () => {
    const settling = new Settling();
    void settling.during(new Promise(() => undefined), () => undefined);
    const { pending } = settling;
    settling.end();
    await pending;
  });
});
