// What the page of the extension shows once its .vsix file is installed.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { launchBrowser } from '../../scripts/host/chromium.mjs';
import { ensureVSCode } from '../../scripts/host/obtain.mjs';
import { temporaryFolder } from '../../scripts/host/processes.mjs';
import { installVsix, startServer } from '../../scripts/host/server.mjs';
import { currentVersion, minimumVersion } from '../../scripts/host/versions.mjs';
import { packVsix } from '../../scripts/host/vsix.mjs';
import { openWorkbench } from '../../scripts/host/workbench.mjs';
import { controls } from '../../scripts/host/workbench-session.mjs';

describe('the page of the installed extension', () => {
  /** @type {string} */
  let vsix;
  /** @type {(() => unknown)[]} */
  const endings = [];

  before(async function () {
    this.timeout(60_000);
    vsix = await packVsix(console.log);
  });
  after(async () => {
    for (const end of endings) await end();
  });

  for (const [version, pictures] of /** @type {const} */ ([[minimumVersion, 'shown'], [currentVersion, 'left out']])) {
    it(`shows the README in VS Code ${version.name}, its pictures ${pictures}`, async function () {
      // A server, a browser and a whole VS Code start.
      this.timeout(240_000);
      const page = await readmePage(version);
      const images = await page.locator('body').evaluate(async (body) => {
        const found = [...body.querySelectorAll('img')];
        await Promise.all(found.map((image) => image.decode().catch(() => undefined)));
        return found.map((image) => (image.naturalWidth > 0 ? 'shown' : image.getBoundingClientRect().width > 0 ? 'broken' : 'left out'));
      });
      assert.ok(images.length > 0, 'the README has no picture');
      assert.deepEqual(images, images.map(() => pictures));
    });
  }

  /** @param {import('../../scripts/host/versions.mjs').VSCodeVersion} version */
  async function readmePage(version) {
    const data = temporaryFolder('server');
    endings.unshift(() => data.remove());
    const vscode = await ensureVSCode(version, console.log);
    await installVsix(vscode, vsix, data.path);
    const server = await startServer(vscode, { dataFolder: data.path });
    endings.unshift(() => server.stop());
    const browser = await launchBrowser(console.log);
    endings.unshift(() => browser.close());
    const folder = temporaryFolder('workspace');
    endings.unshift(() => folder.remove());
    const workbench = await openWorkbench(browser, server, { folder: folder.path, viewport: { width: 1500, height: 950 } });
    const window = controls(workbench, folder.path, () => undefined);
    endings.unshift(() => window.close());
    await window.ready();
    await window.press('Control+Shift+X');
    await window.page.locator('.extension-list-item', { hasText: 'Article Annotator' }).first().click();
    const page = await window.webview();
    await page.locator('h1').waitFor();
    await window.screenshot(`extension-page-${version.name}`);
    return page;
  }
});
