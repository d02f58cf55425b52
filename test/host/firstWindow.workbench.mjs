// What `npm start` shows first.
import { after, before, describe, it } from 'mocha';
import { companionPath } from '../../scripts/host/start-vscode.mjs';
import { startWorkbenchSession } from '../../scripts/host/workbench-session.mjs';
import { panelShowing } from './panel/panelWindow.mjs';

describe('the first window of npm start', () => {
  /** @type {import('../../scripts/host/workbench-session.mjs').WorkbenchSession} */
  let session;

  before(async function () {
    // A server, a browser and a whole VS Code start.
    this.timeout(240_000);
    session = await startWorkbenchSession({ companionPath });
  });
  after(() => session?.stop());

  it('has a sample open, with the panel beside it', async function () {
    this.timeout(120_000);
    const window = await session.open({ copyOf: 'samples', viewport: { width: 1500, height: 950 } });
    try {
      await window.page.locator('.monaco-editor .view-line').first().waitFor();
      const panel = await panelShowing(window, /Osei/u);
      await panel.locator('.label').first().waitFor();
      await window.screenshot('first-window');
    } catch (error) {
      await window.saveEvidence('first-window');
      throw error;
    } finally {
      await window.close();
    }
  });
});
