// What a mocha run reports, as plain objects that pass through a console or a pipe. It is used inside
// extension hosts too, so it imports nothing.

/**
 * @typedef {{ event: 'pass', title: string[], milliseconds: number }
 *   | { event: 'fail', title: string[], stack: string }
 *   | { event: 'skip', title: string[], reason: string }
 *   | { event: 'end', passed: number, failed: number, skipped: number }} TestEvent
 */

export const consolePrefix = 'article-annotator test event ';

const skipLine = /^\s*skipped: (.+)$/mu;

/**
 * mocha's `skip` takes no reason, so a test writes it to the console just before: `console.log('skipped: why')`, then
 * `this.skip()`. This puts the two together again.
 */
export function skipReasons() {
  /** @type {string | undefined} */
  let reason;
  return {
    /** @param {string} line @returns {boolean} whether the line was a reason */
    isReason(line) {
      const found = skipLine.exec(line)?.[1];
      reason = found ?? reason;
      return found !== undefined;
    },
    /** @param {TestEvent} event @returns {TestEvent} */
    complete(event) {
      if (event.event !== 'skip' || reason === undefined) return event;
      return { ...event, reason };
    },
  };
}

/** @param {any} error @returns {string} */
function describeError(error) {
  const message = error?.stack ?? String(error?.message ?? error);
  if (!error || error.actual === undefined || error.expected === undefined) return message;
  return `${message}\n  expected: ${show(error.expected)}\n  found:    ${show(error.actual)}`;
}

/** @param {unknown} value */
function show(value) {
  const text = typeof value === 'string' ? JSON.stringify(value) : safeJson(value);
  return text.length > 2000 ? `${text.slice(0, 2000)}… (${text.length} characters)` : text;
}

/** @param {unknown} value @returns {string} */
function safeJson(value) {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return String(value);
  }
}

/**
 * @param {(event: TestEvent) => void} emit
 * @returns {any} a reporter class for mocha
 */
export function reporterThatEmits(emit) {
  return class {
    /** @param {any} runner */
    constructor(runner) {
      const counts = { passed: 0, failed: 0, skipped: 0 };
      runner.on('pass', (/** @type {any} */ test) => {
        counts.passed++;
        emit({ event: 'pass', title: test.titlePath(), milliseconds: test.duration ?? 0 });
      });
      runner.on('fail', (/** @type {any} */ test, /** @type {any} */ error) => {
        counts.failed++;
        emit({ event: 'fail', title: test.titlePath(), stack: describeError(error) });
      });
      runner.on('pending', (/** @type {any} */ test) => {
        counts.skipped++;
        emit({ event: 'skip', title: test.titlePath(), reason: 'no reason given' });
      });
      runner.once('end', () => emit({ event: 'end', ...counts }));
    }
  };
}
