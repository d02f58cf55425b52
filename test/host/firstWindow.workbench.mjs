// What `npm start` shows first, and what the view of the extension leads to.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'mocha';
import { companionPath } from '../../scripts/host/start-vscode.mjs';
import { startWorkbenchSession } from '../../scripts/host/workbench-session.mjs';
import { annotationFile, eventually, panelShowing } from './panel/panelWindow.mjs';

/** @typedef {import('../../scripts/host/workbench-session.mjs').OpenedWorkbench} Window */
/** @typedef {import('../../scripts/host/workbench-session.mjs').WorkbenchSession} Session */

describe('the first window of npm start', function () {
  this.timeout(240_000);
  /** @type {Session} */
  let session;
  before(async () => {
    session = await startWorkbenchSession({ companionPath });
  });
  after(() => session?.stop());

  it('has a sample in the annotation editor, where keys work at once, with the walkthrough beside it', async () => {
    const window = await session.open({ copyOf: 'samples', viewport: { width: 1500, height: 950 } });
    try {
      const frame = await panelShowing(window, /Osei/u);
      await window.page.locator('.gettingStartedContainer').getByText('Tag names').first().waitFor();
      await eventually(() => frame.evaluate(() => document.hasFocus()), Boolean, 'the keyboard in the annotation editor');
      const before = annotationFile(window, '000_8f3a61c2d97e04b5');
      await window.press('.', '1');
      await eventually(() => annotationFile(window, '000_8f3a61c2d97e04b5'), (text) => text !== before, 'a tag in the file');
      await window.screenshot('first-window');
    } catch (error) {
      await window.saveEvidence('first-window');
      throw error;
    } finally {
      await window.close();
    }
  });
});

describe('the view of the extension', function () {
  this.timeout(240_000);
  /** @type {Session} */
  let session;
  /** @type {Window | undefined} */
  let window;
  before(async () => {
    session = await startWorkbenchSession();
  });
  after(() => session?.stop());
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await window?.saveEvidence(`start-view-${this.currentTest.title}`);
    await window?.close();
    window = undefined;
  });

  /** @param {Window} opened @param {string} name */
  const button = (opened, name) => opened.page.locator('.welcome-view-content .monaco-button', { hasText: name }).first();

  it('says what the folder holds, begins with an article that has no tags yet, and makes annotation.conf', async () => {
    window = await session.open({ copyOf: 'samples' });
    rmSync(join(window.folder, 'annotation.conf'));
    await window.page.locator('.activitybar a[aria-label="Article Annotator"]').click();
    await window.page.locator('.pane-header', { hasText: /\d+ articles found/u }).first().waitFor();
    await window.screenshot('start-view');
    await button(window, 'Start Annotating').click();
    const frame = await panelShowing(window, /Lighthouse/u);
    await eventually(() => frame.evaluate(() => document.hasFocus()), Boolean, 'the keyboard in the annotation editor');
    await window.press('.', '1');
    await eventually(() => annotationFile(/** @type {Window} */ (window), '001_5b70e9d1a4c83f26'), (text) => /^T1\t\w+ /u.test(text), 'a tag in the file');
    await button(window, 'Open or Create annotation.conf').click();
    await window.page.locator('.tab.active', { hasText: 'annotation.conf' }).first().waitFor();
    assert.match(readFileSync(join(window.folder, 'annotation.conf'), 'utf8'), /^\[entities\]\n/u);
  });

  it('does not ask for a folder while it looks through the one that is open', async () => {
    window = await session.open({ copyOf: 'samples' });
    const { page } = window;
    await page.evaluate(() => {
      const seen = new Set();
      Object.assign(globalThis, { buttonsSeen: seen });
      new globalThis.MutationObserver(() => {
        for (const each of document.querySelectorAll('.welcome-view-content .monaco-button')) seen.add(each.textContent);
      }).observe(document.body, { childList: true, subtree: true });
    });
    await page.locator('.activitybar a[aria-label="Article Annotator"]').click();
    await button(window, 'Start Annotating').waitFor();
    const seen = await page.evaluate(() => [.../** @type {{ buttonsSeen: Set<string> }} */ (/** @type {unknown} */ (globalThis)).buttonsSeen]);
    assert.ok(seen.includes('Start Annotating'), seen.join());
    assert.ok(!seen.includes('Open Folder'), `what the view offered: ${seen.join(', ')}`);
  });

  it('checks all articles, and opens the walkthrough, whose keys and pictures are shown', async () => {
    window = await session.open({ copyOf: 'samples', viewport: { width: 1500, height: 950 } });
    const { page } = window;
    await page.locator('.activitybar a[aria-label="Article Annotator"]').click();
    await button(window, 'Check All Articles').click();
    await window.waitForText(/\d+ articles checked/u);
    await button(window, 'Get Started').click();
    const walkthrough = page.locator('.gettingStartedContainer');
    await walkthrough.getByText('Tag names').first().click();
    await walkthrough.getByText('Start Annotating').first().waitFor();
    /** Whether a step is marked as done. @param {string} id */
    const isDone = (id) => walkthrough.locator(`[data-done-step-id$="#${id}"]`).first().getAttribute('aria-checked');
    assert.deepEqual(await Promise.all(['read', 'check', 'fix', 'tune'].map(isDone)), ['false', 'false', 'false', 'false']);
    // VS Code counts commands from when a walkthrough was opened first.
    await window.runCommand('Article Annotator: Check All Articles');
    await eventually(() => isDone('check'), (done) => done === 'true', 'the step of checks to be done by Check All Articles');
    // Of VS Code itself, and by what the settings hold.
    await window.runCommand('Explorer: Focus on Outline View');
    await eventually(() => isDone('read'), (done) => done === 'true', 'the step of reading to be done by the outline');
    mkdirSync(join(window.folder, '.vscode'), { recursive: true });
    writeFileSync(join(window.folder, '.vscode', 'settings.json'), '{ "articleAnnotator.rules": { "date.style": "off" } }');
    await eventually(() => isDone('tune'), (done) => done === 'true', 'the step of settings to be done by one');
    assert.ok(!(await walkthrough.innerText()).includes('`'), 'no Markdown in what VS Code shows as it is');
    const pictures = () => Promise.all(page.frames().map((frame) => frame.evaluate(() => [...document.images].map(({ naturalWidth }) => naturalWidth)).catch(() => [])));
    await eventually(pictures, (widths) => widths.flat().some((width) => width > 500), 'the picture of the step');
    const texts = () => Promise.all(page.frames().map((frame) => frame.evaluate(() => document.body.innerText).catch(() => '')));
    const shown = await eventually(texts, (all) => all.some((text) => text.includes('Tags are saved in a file beside the article')), 'the words of the step');
    assert.ok(!shown.some((text) => text.includes('Tags are saved') && text.includes('**')), 'keys are rendered, not shown as Markdown');
    await window.screenshot('walkthrough');
  });

  it('leads from an empty folder to a folder with articles', async () => {
    window = await session.open({ copyOf: 'media' });
    await window.page.locator('.activitybar a[aria-label="Article Annotator"]').click();
    for (const name of ['Open Folder', 'New Article', 'Get Started']) await button(window, name).waitFor();
    assert.equal(await button(window, 'Start Annotating').isVisible(), false);
    assert.equal(existsSync(join(window.folder, 'annotation.conf')), false);
  });
});
