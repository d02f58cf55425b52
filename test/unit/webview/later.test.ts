import assert from 'node:assert/strict';
import { IdleMoments } from '../../../src/webview/view/later';

interface Global {
  requestAnimationFrame(act: () => void): number;
  scheduler: { postTask(act: () => void): Promise<void> };
}

describe('work that waits for idle moments', () => {
  const page = globalThis as unknown as Partial<Global>;
  let frames: (() => void)[] = [];
  let moments: (() => void)[] = [];
  /** The page comes to a paint, or to an idle moment. */
  const paint = (): void => { for (const act of frames.splice(0)) act(); };
  const rest = (): void => { for (const act of moments.splice(0)) act(); };

  beforeEach(() => {
    frames = [];
    moments = [];
    page.requestAnimationFrame = (act) => frames.push(act);
    page.scheduler = {
      postTask(act) {
        moments.push(act);
        return Promise.resolve();
      },
    };
  });
  afterEach(() => {
    delete page.requestAnimationFrame;
    delete page.scheduler;
  });

  it('is done behind the next paint, once, and in one moment with what else waits and what it asks for itself', () => {
    const idle = new IdleMoments();
    const done: string[] = [];
    const third = idle.afterPaint(() => done.push('third'));
    const first = idle.afterPaint(() => {
      done.push('first');
      third();
    });
    const second = idle.afterPaint(() => done.push('second'));
    first();
    second();
    first();
    assert.deepEqual([frames.length, moments.length], [1, 0], 'the text is painted first');
    paint();
    assert.deepEqual([done, moments.length], [[], 1]);
    rest();
    assert.deepEqual([done, frames.length, moments.length], [['first', 'second', 'third'], 0, 0]);
  });

  it('waits for another paint where it is asked for again', () => {
    const idle = new IdleMoments();
    let times = 0;
    const act = idle.afterPaint(() => times++);
    act();
    paint();
    rest();
    act();
    rest();
    assert.equal(times, 1);
    paint();
    rest();
    assert.equal(times, 2);
  });

  it('goes on behind a piece that fails', () => {
    const idle = new IdleMoments();
    let isDone = false;
    idle.afterPaint(() => { throw new Error('no'); })();
    idle.afterPaint(() => { isDone = true; })();
    paint();
    assert.throws(rest, /no/);
    rest();
    assert.ok(isDone);
  });
});
