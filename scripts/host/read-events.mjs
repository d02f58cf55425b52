// Picks the test events out of what a process prints.
import { consolePrefix, skipReasons } from './report-events.mjs';

/** @typedef {import('./report-events.mjs').TestEvent} TestEvent */

/**
 * @param {{ report: (event: TestEvent) => void, passThrough: (line: string) => void }} receiver
 */
export function eventReader({ report, passThrough }) {
  let ended = false;
  const reasons = skipReasons();
  /** @type {string[]} */
  const otherLines = [];

  return {
    /** @param {string} line */
    onLine(line) {
      const at = line.indexOf(consolePrefix);
      const before = at < 0 ? line : line.slice(0, at);
      if (before.trim() !== '' && !reasons.isReason(before)) {
        otherLines.push(before);
        passThrough(before);
      }
      if (at < 0) return;
      /** @type {TestEvent} */
      const event = JSON.parse(line.slice(at + consolePrefix.length));
      ended ||= event.event === 'end';
      report(reasons.complete(event));
    },
    /**
     * A process that ends before its tests do is a failure of its own.
     * @param {string} name
     * @param {number} code the exit code
     */
    finish(name, code) {
      if (ended) return;
      report({
        event: 'fail',
        title: [name, 'runs to its end'],
        stack: `the process ended with exit code ${code} before the tests did\n${otherLines.slice(-25).join('\n')}`,
      });
    },
  };
}
