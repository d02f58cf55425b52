// Tags as a user makes them: keys, lines under the text, and a window that is opened again.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { sharedWindow } from '../sharedWindow.mjs';

const waitLimit = 30_000;

describe('tagging in a window of VS Code', function () {
  this.timeout(120_000);

  const shown = sharedWindow('tagging');

  const sidecar = () => {
    const file = join(shown.window.folder, 'ferry.ann');
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  };

  /** @param {() => boolean} isTrue @param {() => string} describeState */
  const until = async (isTrue, describeState) => {
    for (const end = Date.now() + waitLimit; !isTrue(); ) {
      if (Date.now() > end) assert.fail(describeState());
      await shown.window.page.waitForTimeout(50);
    }
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
    await until(() => sidecar() !== '', () => 'no sidecar was written');
    assert.match(sidecar(), /^T1\tOrganization \d+ \d+\tTimes\n$/u);
    await shown.window.page.locator('.editor-group-container.active .view-overlays .cdr').first().waitFor({ state: 'attached', timeout: waitLimit });
    assert.ok(await drawnLines() > 0, 'the tag is not drawn');
  });

  it('undoes and redoes a tag with chords', async () => {
    const tagged = sidecar();
    await shown.window.press("Control+'", 'z');
    await until(() => sidecar() === '', () => `after undo the sidecar holds ${sidecar()}`);
    await shown.window.press("Control+'", 'y');
    await until(() => sidecar() === tagged, () => `after redo the sidecar holds ${sidecar()}`);
  });

  it('has the same tags after the window is loaded again', async () => {
    const tagged = sidecar();
    // Hot exit keeps what is unsaved, a second late: a window that is left while it saves may bring back what was there before.
    await shown.window.page.locator('.tab.dirty').first().waitFor({ state: 'detached', timeout: waitLimit });
    await shown.window.page.waitForTimeout(3000);
    await shown.window.page.reload();
    await shown.window.ready('ferry.article');
    for (const end = Date.now() + waitLimit; await drawnLines() === 0; ) {
      if (Date.now() > end) assert.fail('the tag is not drawn after the reload');
      await shown.window.page.waitForTimeout(100);
    }
    assert.equal(sidecar(), tagged);
    await shown.window.focusEditor();
    await shown.window.press('Control+Home', "Control+'", ']');
    await shown.window.press("Control+'", 'Delete');
    await until(() => sidecar() === '', () => `after removing the sidecar holds ${sidecar()}`);
  });
});
