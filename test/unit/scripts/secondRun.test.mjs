import { deepEqual } from 'node:assert/strict';
import { describe, it } from 'mocha';
import { runTwiceWhatFails } from '../../../scripts/host/second-run.mjs';

/** @typedef {import('../../../scripts/host/report-events.mjs').TestEvent} TestEvent */
/** @typedef {import('../../../scripts/host/rings.mjs').RingContext} RingContext */

/** @param {string[]} title @returns {TestEvent} */
const pass = (...title) => ({ event: 'pass', title, milliseconds: 1 });
/** @param {string[]} title @returns {import('../../../scripts/host/second-run.mjs').Failure} */
const fail = (...title) => ({ event: 'fail', title, stack: 'Error: too late' });

/** What a run tells, whose rounds have these results. @param {readonly (readonly TestEvent[])[]} rounds @param {string} [grep] */
async function told(rounds, grep) {
  /** @type {string[]} */
  const results = [];
  /** @type {(string | undefined)[]} */
  const patterns = [];
  const ring = {
    name: 'host',
    /** @param {RingContext} context */
    run: (context) => {
      for (const event of rounds[patterns.length] ?? []) context.report(event);
      patterns.push(context.grep);
      return Promise.resolve();
    },
  };
  /** @type {RingContext} */
  const context = {
    grep,
    log: () => undefined,
    passThrough: () => undefined,
    report: (event) => void results.push(event.event === 'end' ? 'end' : `${event.event} ${event.title.join(' › ')}`),
    hosts: /** @type {RingContext['hosts']} */ ({}),
  };
  await runTwiceWhatFails(ring, context, ({ title }) => void results.push(`unsteady ${title.join(' › ')}`));
  return { results, patterns };
}

describe('tests in windows that fail', () => {
  it('are not run again where nothing failed', async () => {
    deepEqual(await told([[pass('a', 'one')]]), { results: ['pass a › one'], patterns: [undefined] });
  });

  it('run again with their suites, each counted once', async () => {
    const { results, patterns } = await told([
      [pass('a (b)', 'one'), fail('a (b)', 'two'), pass('c', 'three'), fail('d', 'four')],
      [pass('a (b)', 'one'), pass('a (b)', 'two'), fail('d', 'four')],
    ]);
    deepEqual(results, ['pass a (b) › one', 'pass c › three', 'fail d › four', 'unsteady a (b) › two']);
    const pattern = new RegExp(patterns[1] ?? '');
    deepEqual(['a (b) one', 'd four', 'c three', 'a b', 'dd four'].filter((title) => pattern.test(title)), ['a (b) one', 'd four']);
  });

  it('are unsteady too where only the second run failed', async () => {
    deepEqual((await told([[pass('a', 'one'), fail('a', 'two')], [fail('a', 'one'), pass('a', 'two')]])).results, ['pass a › one', 'unsteady a › one', 'unsteady a › two']);
  });

  it('bring what a failed hook kept from running', async () => {
    const hook = fail('a', '"before all" hook for "one"');
    deepEqual((await told([[hook], [pass('a', 'one')]])).results, ['pass a › one', `unsteady ${hook.title.join(' › ')}`]);
    deepEqual((await told([[hook], [hook]])).results, [`fail ${hook.title.join(' › ')}`]);
  });

  it('stay failed where the second run did not reach them', async () => {
    deepEqual((await told([[fail('a', 'one')], []])).results, ['fail a › one']);
    deepEqual((await told([[fail('a', 'one')], [fail('host', 'runs to its end')]])).results, ['fail host › runs to its end', 'fail a › one']);
  });

  it('are not run again where many fail, the ring itself did, or a pattern chose them', async () => {
    const many = ['one', 'two', 'three', 'four'].map((title) => fail('a', title));
    deepEqual((await told([many])).patterns.length, 1);
    deepEqual((await told([[fail('host', 'runs to its end')]])).results, ['fail host › runs to its end']);
    deepEqual((await told([[fail('a', 'one')], [pass('a', 'one')]], 'one')).results, ['fail a › one']);
  });
});
