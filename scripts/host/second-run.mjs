// Rings that open windows of VS Code stand on a clock that is not ours: on a shared machine one of their thousand tests fails now and then.
// In CI the suites of what failed run once more, in fresh windows, and what passes then is told apart from what is broken.
/** @typedef {import('./report-events.mjs').TestEvent} TestEvent */
/** @typedef {Extract<TestEvent, { event: 'fail' }>} Failure */
/** @typedef {import('./rings.mjs').RingContext} RingContext */

/** More failures than this are no accident: nothing is run again. */
const mostFailures = 3;

/** @param {readonly string[]} title */
const keyOf = (title) => title.join('\n');

/** @param {string} text */
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&');

/**
 * Runs a ring, and the suites of what failed in it a second time.
 * @param {{ name: string, run: (context: RingContext) => Promise<void> }} ring
 * @param {RingContext} context gets every result once
 * @param {(failure: Failure) => void} unsteady gets what failed in one of the two runs and passed in the other
 */
export async function runTwiceWhatFails(ring, context, unsteady) {
  /** @type {Failure[]} */
  const failures = [];
  const passed = new Set();
  await ring.run({
    ...context,
    report(event) {
      if (event.event === 'fail') return void failures.push(event);
      if (event.event === 'pass') passed.add(keyOf(event.title));
      context.report(event);
    },
  });
  const isWhole = failures.every(({ title }) => title[0] !== ring.name);
  if (failures.length === 0 || failures.length > mostFailures || !isWhole || context.grep) return failures.forEach(context.report);

  const suites = [...new Set(failures.map(({ title }) => title[0] ?? ''))];
  for (const { title, stack } of failures) context.log(`failed, and runs again: ${title.join(' › ')} — ${stack.trim().split('\n')[0] ?? ''}`);
  /** @type {TestEvent[]} */
  const second = [];
  await ring.run({ ...context, grep: `^(?:${suites.map(escaped).join('|')})(?: |$)`, report: (event) => second.push(event) });

  const failedAgain = second.filter((event) => event.event === 'fail');
  const known = new Set([...passed, ...failures.map(({ title }) => keyOf(title))]);
  for (const event of second) if (event.event === 'pass' && !known.has(keyOf(event.title))) context.report(event);
  for (const failure of failedAgain) {
    if (passed.has(keyOf(failure.title))) unsteady(failure);
    else context.report(failure);
  }
  /** A hook has no pass of its own: it worked where its suite did. @param {string | undefined} suite */
  const wentWell = (suite) => second.some((event) => event.event === 'pass' && event.title[0] === suite)
    && !failedAgain.some(({ title }) => title[0] === suite || title[0] === ring.name);
  for (const failure of failures) {
    const again = second.find((event) => event.event !== 'end' && keyOf(event.title) === keyOf(failure.title));
    if (again ? again.event === 'pass' : wentWell(failure.title[0])) unsteady(failure);
    else if (again?.event !== 'fail') context.report(failure);
  }
}
