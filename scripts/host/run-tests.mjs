// Runs the test module inside an extension host of a real VS Code and hands on what it reports.
import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from './dependencies.mjs';
import { originalPositionsOf } from './original-positions.mjs';
import { temporaryFolder } from './processes.mjs';
import { consolePrefix, skipReasons } from './report-events.mjs';
import { openWorkbench } from './workbench.mjs';

/** @typedef {import('./report-events.mjs').TestEvent} TestEvent */

const silenceLimit = 90_000;

/**
 * The workspace of a test run: a fresh copy, so that no run sees what another wrote. Real records that may not be
 * committed lie in `seed` beside it where the machine has them.
 */
export function freshWorkspace() {
  const parent = temporaryFolder('workspace');
  const folder = join(parent.path, 'workspace');
  const fixtures = join(checkout, 'test', 'fixtures', 'workspace');
  if (existsSync(fixtures)) cpSync(fixtures, folder, { recursive: true });
  else mkdirSync(folder);
  const seed = join(checkout, '..', 'shared', 'seed');
  if (existsSync(seed)) cpSync(seed, join(parent.path, 'seed'), { recursive: true });
  return { folder, remove: parent.remove };
}

/** A promise that is settled from outside, or by silence. */
function endOfRun() {
  /** @type {(problem: string | undefined) => void} */
  let settle = () => undefined;
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  let settled = false;
  /** @type {Promise<string | undefined>} */
  const promise = new Promise((resolve) => {
    settle = (problem) => {
      settled = true;
      clearTimeout(timer);
      resolve(problem);
    };
  });
  const heard = () => {
    if (settled) return;
    clearTimeout(timer);
    timer = setTimeout(() => settle(`the host reported nothing for ${silenceLimit / 1000} seconds`), silenceLimit);
  };
  heard();
  return { promise, settle, heard };
}

/**
 * @param {object} options
 * @param {import('playwright-core').Browser} options.browser
 * @param {import('./server.mjs').Server} options.server
 * @param {string} options.name what a failure's screenshot and log are called
 * @param {string} options.extensionPath
 * @param {string} options.testsPath
 * @param {boolean} options.webWorker
 * @param {(event: TestEvent) => void} options.onEvent every event but the last
 * @returns {Promise<{ passed: number, failed: number, skipped: number, evidence?: string }>}
 */
export async function runTestsInHost({ browser, server, name, extensionPath, testsPath, webWorker, onEvent }) {
  const workspace = freshWorkspace();
  server.writeUserSettings();
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const end = endOfRun();
  let testsEnded = false;
  /** @type {string[]} */
  const hostLines = [];
  const inTestFiles = originalPositionsOf(testsPath);
  const reasons = skipReasons();

  /** @param {string} line */
  const noteHostLine = (line) => {
    if (!reasons.isReason(line)) hostLines.push(line);
  };
  /** @param {TestEvent} event */
  const take = (event) => {
    if (event.event === 'end') {
      testsEnded = true;
      return;
    }
    counts[/** @type {const} */ ({ pass: 'passed', fail: 'failed', skip: 'skipped' })[event.event]]++;
    onEvent(event.event === 'fail' ? { ...event, stack: inTestFiles(event.stack) } : reasons.complete(event));
  };

  server.onStop(() => end.settle(`the server ended. It printed:\n${server.output()}`));
  const workbench = await openWorkbench(
    browser,
    server,
    { folder: workspace.folder, extensionPath, testsPath, webWorker },
    async (page) => {
      page.on('console', (message) => {
        const cause = /No extension host found that can launch|terminated unexpectedly/u.exec(message.text());
        if (cause) end.settle(`VS Code said: ${message.text()}`);
      });
      page.once('crash', () => end.settle('the page of the workbench crashed'));
      await page.exposeFunction('codeAutomationLog', (/** @type {string} */ _type, /** @type {unknown[]} */ values) => {
        end.heard();
        const text = values.find((value) => typeof value === 'string' && value.startsWith(consolePrefix));
        if (text) take(JSON.parse(/** @type {string} */ (text).slice(consolePrefix.length)));
        else noteHostLine(values.map(String).join(' '));
      });
      await page.exposeFunction('codeAutomationExit', () => end.settle(undefined));
    },
  );

  let problem = await end.promise;
  if (!testsEnded) problem ??= 'the host ended before the tests did (a test file that cannot be loaded?)';
  const last = [...hostLines, ...workbench.consoleLines].slice(-20).map((line) => `    ${line}`);
  if (problem) {
    take({
      event: 'fail',
      title: [name, 'runs to its end'],
      stack: `${problem}\n  The last lines of the console:\n${last.join('\n')}`,
    });
  }
  const evidence = counts.failed > 0 ? await workbench.saveEvidence(name) : undefined;
  await workbench.close();
  workspace.remove();
  return { ...counts, ...(evidence ? { evidence } : {}) };
}
