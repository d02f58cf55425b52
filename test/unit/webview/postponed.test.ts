import assert from 'node:assert/strict';
import { Postponed } from '../../../src/webview/postponed';

describe('an act that is put off', () => {
  const { setTimeout: realTimeout, clearTimeout: realClear } = globalThis;
  const realNow = performance.now.bind(performance);
  let now = 0;
  let timers: { readonly act: () => void; readonly at: number }[] = [];
  let times = 0;
  /** Lets that many milliseconds pass. */
  const pass = (milliseconds: number): void => {
    now += milliseconds;
    const [timer] = timers;
    if (!timer || timer.at > now) return;
    timers = [];
    timer.act();
  };
  let isSet = 0;

  beforeEach(() => {
    [now, timers, times, isSet] = [0, [], 0, 0];
    performance.now = () => now;
    globalThis.setTimeout = ((act: () => void, delay: number) => {
      isSet++;
      timers.push({ act, at: now + delay });
      return 1;
    }) as unknown as typeof setTimeout;
    globalThis.clearTimeout = () => void (timers = []);
  });
  afterEach(() => {
    globalThis.setTimeout = realTimeout;
    globalThis.clearTimeout = realClear;
    performance.now = realNow;
  });

  it('is done once, at the last time that was told, and a dozen times told set few timers', () => {
    const act = new Postponed(() => times++);
    for (let key = 0; key < 12; key++) {
      act.until(now + 120);
      pass(5);
    }
    assert.deepEqual([times, isSet], [0, 1]);
    pass(60);
    assert.deepEqual([times, isSet], [0, 2], 'the first timer came too early');
    pass(54);
    assert.equal(times, 0);
    pass(1);
    assert.deepEqual([times, timers.length], [1, 0]);
    act.until(now + 120);
    pass(120);
    assert.equal(times, 2);
  });

  it('is not done where it was called off', () => {
    const act = new Postponed(() => times++);
    act.until(120);
    act.cancel();
    pass(200);
    assert.equal(times, 0);
  });
});
