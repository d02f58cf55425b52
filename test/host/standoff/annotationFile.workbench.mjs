// Annotation files in a window: the palette offers what can be done, with keys that work there.
import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import { annotationFile, eventually, openFile } from '../panel/panelWindow.mjs';
import { sharedWindow } from '../sharedWindow.mjs';

const name = '000_8f3a61c2d97e04b5';

describe('an annotation file in a window of VS Code', function () {
  this.timeout(240_000);
  const shown = sharedWindow('annotation-file', { copyOf: 'samples' }, (window) => openFile(window, `${name}.ann`));
  /** @type {import('../sharedWindow.mjs').OpenedWorkbench} */
  let window;
  before(() => {
    window = shown.window;
  });

  const tags = () => annotationFile(window, name).split('\n').filter((line) => line.startsWith('T')).length;

  it('has commands in the palette with their keys', async () => {
    await window.focusEditor();
    await window.press('F1');
    const palette = window.page.locator('.quick-input-widget:not([style*="display: none"])');
    for (const [title, key] of [
      ['Remove Tag', /Ctrl\+'\s*Del/u], ['Change Label', /Ctrl\+'\s*C/u], ['Go to Next Tag', /Ctrl\+'\s*\]/u], ['Open Annotation Panel to the Side', /Ctrl\+K\s*V/u],
      ['Mark as Done', /Ctrl\+'\s*D/u], ['Next Article', /Ctrl\+'\s*N/u], ['Open Article to the Side', /Ctrl\+'\s*O/u],
    ]) {
      await palette.locator('.quick-input-box input').first().fill(`>Article Annotator: ${String(title)}`);
      const row = palette.locator('.monaco-list-row').filter({ hasText: String(title) }).first();
      await row.waitFor();
      assert.match((await row.innerText()).replaceAll('\n', ''), /** @type {RegExp} */ (key));
    }
    await window.press('Escape');
  });

  it('obeys those keys: goes to a tag, removes it, and takes that back', async () => {
    const before = tags();
    await window.focusEditor();
    await window.press('Control+Home', "Control+'", ']', "Control+'", 'Delete');
    await eventually(tags, (count) => count === before - 1, 'a tag less');
    await window.press("Control+'", 'z');
    await eventually(tags, (count) => count === before, 'the tag again');
  });
});
