// The search in tags where `workbench.editorAssociations` names the annotation editor for articles: Enter on a hit goes to its tag there.
import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import { annotationFile, eventually, panelShowing } from '../panel/panelWindow.mjs';
import { sharedWindow } from '../sharedWindow.mjs';

const editor = 'articleAnnotator.editor';

describe('the search in tags, where articles open in the annotation editor', function () {
  this.timeout(240_000);
  const shown = sharedWindow('search-annotation-editor', {
    copyOf: 'samples', settings: { 'workbench.editorAssociations': { '*.txt': editor, '*.article': editor } },
  });
  /** @type {import('../sharedWindow.mjs').OpenedWorkbench} */
  let window;
  before(() => {
    window = shown.window;
  });

  const list = () => window.page.locator('.pane', { has: window.page.locator('.pane-header', { hasText: 'Found Tags' }) });
  const labels = () => list().locator('.monaco-list-row').evaluateAll((all) => all.map((each) => each.getAttribute('aria-label') ?? ''));

  /** Presses Enter on the hit of an article. @param {string} article */
  async function openHit(article) {
    await window.runCommand('Article Annotator: Search in Tags Again');
    await list().locator('.monaco-list:focus').waitFor();
    await eventually(async () => {
      await window.press('Home', 'ArrowRight');
      return labels();
    }, (all) => all.some((label) => label.includes(article)), `the tags with that of ${article}`);
    // The list may be filled anew in between, and is then at no row.
    await eventually(async () => {
      const row = (await labels()).findIndex((label) => label.includes(article));
      await list().locator('.monaco-list').first().focus();
      await window.press('Home', ...Array.from({ length: Math.max(0, row) }, () => 'ArrowDown'), 'Enter');
      return window.page.locator('.tab.active', { hasText: article }).first().waitFor({ timeout: 10_000 }).then(() => true, () => false);
    }, Boolean, `the article ${article}`);
  }

  it('goes to the tag of an article that is not open yet', async () => {
    await window.runCommand('Article Annotator: Search in Tags…');
    await window.page.locator('.quick-input-title', { hasText: 'Search in Tags' }).waitFor();
    await window.page.keyboard.type('port aldary');
    await window.page.locator('.quick-input-widget .monaco-list-row.focused', { hasText: 'search in tags' }).first().waitFor();
    await window.press('Enter');
    await eventually(labels, (all) => all.some((label) => label.startsWith('Port Aldary Place')), 'the text with its tags');
    await openHit('emoji-and-marks.article');
    const frame = await panelShowing(window, /Signal Flags/u);
    await eventually(() => frame.locator('mark.selected').allInnerTexts(), (texts) => texts.join().startsWith('PORT ALDARY'), 'the tag to be selected');
    await eventually(() => frame.evaluate(() => document.hasFocus()), Boolean, 'the keyboard in the page');
    assert.equal(await window.page.locator('.editor-group-container.active .monaco-editor').count(), 0, 'no text editor');
    const lines = () => annotationFile(window, 'emoji-and-marks').split('\n').filter((line) => line.endsWith('\tPORT ALDARY'));
    assert.match(lines().join(), /^T1\tPlace /u);
    await window.press('2');
    await eventually(() => lines().join('\n'), (text) => /^T1\tOrganization [^\n]*$/u.test(text), 'the tag to have the other label');
    await window.screenshot('search-annotation-editor');
  });
});
