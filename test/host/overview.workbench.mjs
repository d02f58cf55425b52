// The corpus overview in a whole VS Code: it counts, leads to articles by mouse and keyboard, follows files, and comes back after a reload.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'mocha';
import { eventually } from './panel/panelWindow.mjs';
import { sharedWindow } from './sharedWindow.mjs';

/** @typedef {import('playwright-core').Frame} Frame */

describe('the corpus overview', function () {
  this.timeout(240_000);
  const shown = sharedWindow('overview', { copyOf: 'samples' });
  /** @type {import('./sharedWindow.mjs').OpenedWorkbench} */
  let window;
  before(() => {
    window = shown.window;
  });

  /** The page of the overview once it has counted. @returns {Promise<Frame>} */
  const overview = async () => {
    /** @type {Frame | undefined} */
    let found;
    await eventually(async () => {
      for (const frame of window.page.frames()) {
        if (!/^(?:active|pending)-frame$/u.test(frame.name()) || frame.isDetached()) continue;
        if (await frame.locator('.overview .mark').count().catch(() => 0) > 0 && await frame.locator('.refresh').count().catch(() => 0) > 0) found = frame;
      }
      return found !== undefined;
    }, Boolean, 'the overview');
    return /** @type {Frame} */ (/** @type {unknown} */ (found));
  };
  const summary = async () => (await (await overview()).locator('.summary').textContent()) ?? '';
  const listed = (/** @type {RegExp} */ text) => window.page.locator('.pane-body .message', { hasText: text }).first().waitFor();

  it('counts the articles of the folder, once however often it is asked for', async () => {
    await window.runCommand('Article Annotator: Show Corpus Overview');
    await eventually(summary, (text) => /^Articles: \d+; with tags: [1-9]\d*; tags: [1-9]\d*$/u.test(text), 'articles and tags counted');
    const page = await overview();
    assert.deepEqual(await page.locator('.plot').evaluateAll((all) => all.map((plot) => plot.getAttribute('data-plot'))), ['months', 'progress', 'labels', 'names', 'subjects', 'rules', 'pairs']);
    await window.screenshot('overview');
    await window.runCommand('Article Annotator: Show Corpus Overview');
    assert.equal(await window.page.locator('.tab', { hasText: 'Corpus Overview' }).count(), 1);
  });

  it('lists the articles behind a bar that is clicked', async () => {
    const page = await overview();
    await page.locator('[data-plot=rules] .mark').first().click();
    await listed(/Only articles: problem \w+\.[\w-]+/u);
    const rows = window.page.locator('.tree-explorer-viewlet-tree-view .monaco-list-row');
    await eventually(() => rows.count(), (count) => count > 0, 'rows of the articles view');
    await window.screenshot('overview-filter');
  });

  it('lists them with the keyboard too, from the table', async () => {
    const page = await overview();
    await page.locator('[data-plot=labels] .table-toggle').focus();
    await window.press('Enter');
    await page.locator('[data-plot=labels] .link').first().focus();
    await window.press('Enter');
    await listed(/Only articles: label “/u);
  });

  it('counts again when a file comes', async () => {
    const before = await summary();
    writeFileSync(join(window.folder, '990_new.txt'), 'https://www.aldarycourier.example/2031/05/06/boats.html\nBoats - The Aldary Courier\nBoats\nMay 5, 2031\n7\nThe boats came in.\n');
    const count = (/** @type {string} */ text) => Number(/^Articles: ([\d,]+)/u.exec(text)?.[1]);
    await eventually(summary, (text) => count(text) === count(before) + 1, 'one more article');
    await (await overview()).locator('[data-plot=subjects] .mark', { hasText: 'Boats' }).first().waitFor();
  });

  it('is there again after the window was reloaded, with the tables that were shown', async () => {
    await window.runCommand('Developer: Reload Window');
    await eventually(async () => (await (await overview()).locator('[data-plot=labels] .table:not([hidden])').count()), (count) => count === 1, 'the table');
    await eventually(summary, (text) => /^Articles: \d+; with tags/u.test(text), 'articles counted');
  });
});
