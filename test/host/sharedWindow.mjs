// One window for several tests.
import { after, afterEach, before } from 'mocha';
import { startWorkbenchSession } from '../../scripts/host/workbench-session.mjs';

/** @typedef {import('../../scripts/host/workbench-session.mjs').OpenedWorkbench} OpenedWorkbench */
/** @typedef {import('../../scripts/host/workbench-session.mjs').WindowOptions} WindowOptions */
/** @typedef {Parameters<typeof startWorkbenchSession>[0]} SessionOptions */

/**
 * A window of VS Code for all tests of the `describe` that calls this. Of a test that fails, what the window showed is kept.
 * @param {string} evidence begins the names of what is kept
 * @param {WindowOptions} [options] without them the invented article `ferry.article`
 * @param {(window: OpenedWorkbench) => Promise<unknown>} [prepare] what is done in it before the first test
 * @param {SessionOptions} [sessionOptions]
 * @returns {{ readonly window: OpenedWorkbench, readonly session: import('../../scripts/host/workbench-session.mjs').WorkbenchSession }}
 */
export function sharedWindow(evidence, options = { file: 'ferry.article' }, prepare = async () => undefined, sessionOptions = {}) {
  /** @type {import('../../scripts/host/workbench-session.mjs').WorkbenchSession} */
  let session;
  /** @type {OpenedWorkbench} */
  let window;

  before(async function () {
    // A server, a browser and a whole VS Code start.
    this.timeout(240_000);
    session = await startWorkbenchSession(sessionOptions);
    window = await session.open(options);
    await prepare(window);
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await window.saveEvidence(`${evidence}-${this.currentTest.title}`);
  });
  after(async () => {
    await window?.close();
    await session?.stop();
  });

  return { get window() { return window; }, get session() { return session; } };
}
