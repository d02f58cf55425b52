// The head of the test module that VS Code loads into an extension host. mocha's browser build needs neither
// `process` nor `require`, so one module serves the Node host and the web worker host.
// @ts-ignore -- @types/mocha describes only the Node build.
import mocha from 'mocha/mocha.js';
import { consolePrefix, reporterThatEmits } from './report-events.mjs';

const Mocha = /** @type {any} */ (globalThis).Mocha;
// Put in by the bundler: a pattern for titles, or nothing.
const titlePattern = /** @type {string} */ (/** @type {any} */ (globalThis).TESTS_TO_RUN);

mocha.setup({
  ui: 'bdd',
  timeout: 60_000,
  slow: 2000,
  // The console is the one channel that leads out of every host, in order.
  reporter: reporterThatEmits((event) => console.log(consolePrefix + JSON.stringify(event))),
  ...(titlePattern ? { grep: titlePattern } : {}),
});

/** VS Code calls this; a rejection is a failed run. @returns {Promise<void>} */
export function run() {
  return new Promise((resolve, reject) => {
    // `mocha.run` of the browser build wants a page's address; the method of the class does not.
    Mocha.prototype.run.call(mocha, (/** @type {number} */ failures) => {
      if (failures === 0) resolve();
      else reject(new Error(`${failures} tests failed`));
    });
  });
}
