// One window for several tests.
import { after, afterEach, before } from 'mocha';
import { startWorkbenchSession } from '../../scripts/host/workbench-session.mjs';

/** @typedef {import('../../scripts/host/workbench-session.mjs').OpenedWorkbench} OpenedWorkbench */

/**
 * A window of VS Code with the invented article `ferry.article`, for all tests of the `describe` that calls this. Of a test
 * that fails, what the window showed is kept.
 * @param {string} evidence begins the names of what is kept
 * @returns {{ readonly window: OpenedWorkbench }}
 */
export function sharedWindow(evidence) {
  /** @type {import('../../scripts/host/workbench-session.mjs').WorkbenchSession} */
  let session;
  /** @type {OpenedWorkbench} */
  let window;

  before(async function () {
    // A server, a browser and a whole VS Code start.
    this.timeout(240_000);
    session = await startWorkbenchSession();
    window = await session.open({ file: 'ferry.article', theme: 'Default Dark Modern' });
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await window.saveEvidence(`${evidence}-${this.currentTest.title}`);
  });
  after(async () => {
    await window?.close();
    await session?.stop();
  });

  return { get window() { return window; } };
}
