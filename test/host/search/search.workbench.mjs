// Search in tags with the keyboard alone: asking, the list, opening a place, changing tags of several articles after a preview.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'mocha';
import { eventually } from '../panel/panelWindow.mjs';
import { sharedWindow } from '../sharedWindow.mjs';

describe('the search in tags', function () {
  this.timeout(240_000);
  const shown = sharedWindow('search-in-tags', { copyOf: 'samples' });
  /** @type {import('../sharedWindow.mjs').OpenedWorkbench} */
  let window;
  before(() => {
    window = shown.window;
  });

  const list = () => window.page.locator('.pane', { has: window.page.locator('.pane-header', { hasText: 'Found Tags' }) });
  const rows = () => list().locator('.monaco-list-row');
  const labels = () => rows().evaluateAll((all) => all.map((each) => each.getAttribute('aria-label') ?? ''));
  const quickRow = (/** @type {string} */ text) => window.page.locator('.quick-input-widget .monaco-list-row', { hasText: text }).first();
  const annotations = (/** @type {string} */ stem) => readFileSync(join(window.folder, `${stem}.ann`), 'utf8');

  const limit = { timeout: 10_000 };
  const preview = () => window.page.locator('.quick-input-title', { hasText: 'Change the label to' });

  /** Answers the question for the new label. @param {string} label */
  async function askedForLabel(label) {
    await window.page.locator('.quick-input-title', { hasText: 'Change Label' }).waitFor(limit);
    await quickRow(label).waitFor(limit);
    await window.press('Enter');
    await preview().waitFor(limit);
  }

  /** Whether the preview lists hits of these articles. @param {string[]} articles */
  const previewed = (...articles) => Promise.all(articles.map((article) => quickRow(article).waitFor(limit))).then(() => true, () => false);

  it('takes what is typed as the text, and lists each text with its tags in context', async () => {
    await window.runCommand('Article Annotator: Search in Tags');
    await window.page.locator('.quick-input-title', { hasText: 'Search in Tags' }).waitFor();
    // Enter comes before the list can say what was typed.
    await window.page.keyboard.type('port aldary');
    await window.press('Enter');
    await eventually(labels, (all) => all.some((label) => /^Port Aldary Place {2}2/u.test(label)), 'the text with its tags of both articles');
    await list().locator('.message', { hasText: 'text “port aldary”' }).waitFor();
  });

  it('opens a place with the keyboard', async () => {
    await eventually(async () => {
      await window.press('Home', 'ArrowRight', 'ArrowDown');
      return labels();
    }, (all) => all.some((label) => /PORT ALDARY”, Place, .*emoji-and-marks\.article: /u.test(label)), 'the tags below their text');
    // VS Code fills the list some time after the search is done, and is then at no row.
    await eventually(async () => {
      await list().locator('.monaco-list').first().focus();
      await window.press('Home', 'ArrowDown', 'ArrowDown', 'Enter');
      return window.page.getByText(/\(\d+ selected\)/u).first().waitFor({ timeout: 10_000 }).then(() => true, () => false);
    }, Boolean, 'the place in its article');
    await window.screenshot('search-in-tags');
  });

  it('changes the label of all chosen tags after a preview', async () => {
    // VS Code fills the list some time after the search is done, and then forgets what was chosen: the preview says what is.
    await eventually(async () => {
      await window.press('Escape');
      await window.runCommand('Article Annotator: Search in Tags Again');
      await list().locator('.monaco-list:focus').waitFor();
      await window.press('Control+A', 'F2');
      return askedForLabel('Person').then(() => previewed('emoji-and-marks', '000_8f3a61c2d97e04b5'), () => false);
    }, Boolean, 'a preview of the tags of both articles');
    await window.screenshot('search-in-tags-preview');
    await eventually(async () => {
      // Behind the preview, Enter would open a hit; while it goes away, the text of one has the keyboard.
      if (await window.page.locator('.quick-input-widget', { has: preview() }).locator(':focus').isVisible()) await window.press('Enter');
      return [annotations('000_8f3a61c2d97e04b5'), annotations('emoji-and-marks')];
    }, ([first = '', second = '']) => /T2\tPerson 96 107\tPort Aldary\n/u.test(first) && /T1\tPerson 197 208\tPORT ALDARY\n/u.test(second), 'the new label in both annotation files');
    assert.match(annotations('emoji-and-marks'), /T3\tPlace 632 636\tRīga\n/u);
  });
});
