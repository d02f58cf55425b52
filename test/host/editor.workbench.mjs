// What only a look from outside shows: colours on the screen, the palette, the keyboard.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'mocha';
import { startWorkbenchSession } from '../../scripts/host/workbench-session.mjs';

describe('an article in a window of VS Code', () => {
  /** @type {import('../../scripts/host/workbench-session.mjs').WorkbenchSession} */
  let session;
  /** @type {import('../../scripts/host/workbench-session.mjs').OpenedWorkbench} */
  let window;

  before(async function () {
    this.timeout(180_000);
    session = await startWorkbenchSession();
    window = await session.open({ file: 'ferry.article', theme: 'Default Dark Modern' });
  });

  after(async () => {
    await window?.close();
    await session?.stop();
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await window.saveEvidence(`workbench-${this.currentTest.title}`);
  });

  it('is coloured field by field', async () => {
    const colourOf = (/** @type {string} */ text) =>
      window.page
        .locator('.view-line span', { hasText: new RegExp(`^${text}$`, 'u') })
        .last()
        .evaluate((element) => element.ownerDocument.defaultView?.getComputedStyle(element).color);
    const colours = [await colourOf('Ferries'), await colourOf(','), await colourOf('412')];
    assert.equal(new Set(colours).size, 3, `subject, comma and number should differ, they are ${colours.join(' | ')}`);
  });

  it('wraps its body, so that the end of the line is seen', async () => {
    const lines = await window.visibleLines();
    assert.ok(lines.length > 7, `expected the body on several rows, found ${lines.length} rows:\n${lines.join('\n')}`);
  });

  it('takes what is typed into it', async () => {
    await window.focusEditor();
    await window.press('Control+Home');
    await window.page.keyboard.type('x');
    assert.match((await window.visibleLines())[0] ?? '', /^xhttps:/u);
    await window.press('Control+z');
    assert.match((await window.visibleLines())[0] ?? '', /^https:/u);
  });
});
