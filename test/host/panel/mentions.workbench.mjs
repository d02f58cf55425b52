// Commands about the corpus, asked from the annotation editor.
import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import { sharedWindow } from '../sharedWindow.mjs';
import { annotationFile, eventually, openFile, panelShowing } from './panelWindow.mjs';

const name = '001_5b70e9d1a4c83f26';

describe('commands about the corpus in the annotation editor', function () {
  this.timeout(300_000);
  const shown = sharedWindow('mentions', { copyOf: 'samples' }, (window) => openFile(window, `${name}.txt`));
  /** @type {import('../sharedWindow.mjs').OpenedWorkbench} */
  let window;
  before(() => {
    window = shown.window;
  });

  it('are about the tag that is selected there: its mentions are shown in its place, as references, and its keys lead back', async () => {
    await window.page.locator('.editor-actions .codicon-tag').first().click();
    const frame = await panelShowing(window, /Lighthouse/u);
    await eventually(() => frame.evaluate(() => document.hasFocus()), Boolean, 'the keyboard in the page');
    await window.press('ArrowRight', 'ArrowRight', '1');
    await eventually(() => annotationFile(window, name), (text) => text.includes('T1\tPerson'), 'a tag in the file');
    await window.runCommand('Article Annotator: Find All Mentions in Corpus');
    await window.page.locator('.peekview-widget .ref-tree', { hasText: 'Library' }).first().waitFor({ timeout: 60_000 });
    // Half of the window would be too narrow for it, and would be left behind.
    assert.equal(await window.page.locator('.editor-group-container').count(), 1);
    await window.press('Escape');
    await window.page.locator('.peekview-widget').waitFor({ state: 'detached' });
    await window.press('Control+k', 'a');
    await eventually(async () => (await panelShowing(window, /Lighthouse/u)).evaluate(() => document.hasFocus()), Boolean, 'the keyboard in the page again');
    assert.equal(await window.page.locator('.tab').count(), 1, 'one tab, as before');
  });
});
