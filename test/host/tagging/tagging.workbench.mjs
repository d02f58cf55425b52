// Tags as a user makes them: keys, lines under the text, and a window that is opened again.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { eventually } from '../panel/panelWindow.mjs';
import { sharedWindow } from '../sharedWindow.mjs';

describe('tagging in a window of VS Code', function () {
  this.timeout(120_000);

  const shown = sharedWindow('tagging');

  const sidecar = () => {
    const file = join(shown.window.folder, 'ferry.ann');
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  };

  /** How many decorations with a line at the foot of the row are drawn. */
  const drawnLines = () => shown.window.page.locator('.editor-group-container.active .view-overlays .cdr').evaluateAll((elements) =>
    elements.filter((element) => {
      const style = element.ownerDocument.defaultView?.getComputedStyle(element);
      return style?.borderBottomStyle === 'solid' && style.borderBottomWidth === '2px' && style.borderTopWidth === '0px';
    }).length);

  it('tags the word under the caret with a chord, and draws it', async () => {
    await shown.window.focusEditor();
    await shown.window.press('Control+Home', 'ArrowDown', 'End', 'Control+ArrowLeft', "Control+'", '2');
    await eventually(sidecar, (text) => text !== '', 'the annotation file');
    assert.match(sidecar(), /^T1\tOrganization \d+ \d+\tTimes\n$/u);
    await eventually(drawnLines, (count) => count > 0, 'the tag to be drawn');
  });

  it('undoes and redoes a tag with chords', async () => {
    const tagged = sidecar();
    await shown.window.press("Control+'", 'z');
    await eventually(sidecar, (text) => text === '', 'no tag after undo');
    await shown.window.press("Control+'", 'y');
    await eventually(sidecar, (text) => text === tagged, 'the tag after redo');
  });

  it('has the same tags after the window is loaded again', async () => {
    const tagged = sidecar();
    // Hot exit keeps what is unsaved, a second late: a window that is left while it saves may bring back what was there before.
    await shown.window.page.locator('.tab.dirty').first().waitFor({ state: 'detached' });
    await shown.window.page.waitForTimeout(3000);
    await shown.window.page.reload();
    await shown.window.ready('ferry.article');
    await eventually(drawnLines, (count) => count > 0, 'the tag to be drawn after the reload');
    assert.equal(sidecar(), tagged);
    await shown.window.focusEditor();
    await shown.window.press('Control+Home', "Control+'", ']');
    await shown.window.press("Control+'", 'Delete');
    await eventually(sidecar, (text) => text === '', 'no tag after it was removed');
  });
});
