// What only a look from outside shows: colors on the screen, the palette, the keyboard.
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { sharedWindow } from './sharedWindow.mjs';

describe('an article in a window of VS Code', () => {
  const shown = sharedWindow('workbench');

  it('is colored field by field', async () => {
    const colourOf = (/** @type {string} */ text) =>
      shown.window.page
        .locator('.view-line span', { hasText: new RegExp(`^${text}$`, 'u') })
        .last()
        .evaluate((element) => element.ownerDocument.defaultView?.getComputedStyle(element).color);
    const colours = [await colourOf('Ferries'), await colourOf(','), await colourOf('412')];
    assert.equal(new Set(colours).size, 3, `subject, comma and number should differ, they are ${colours.join(' | ')}`);
  });

  it('wraps its body, so that the end of the line is seen', async () => {
    const lines = await shown.window.visibleLines();
    assert.ok(lines.length > 7, `expected the body on several rows, found ${lines.length} rows:\n${lines.join('\n')}`);
  });

  it('takes what is typed into it', async () => {
    await shown.window.focusEditor();
    await shown.window.press('Control+Home');
    await shown.window.page.keyboard.type('x');
    assert.match((await shown.window.visibleLines())[0] ?? '', /^xhttps:/u);
    await shown.window.press('Control+z');
    assert.match((await shown.window.visibleLines())[0] ?? '', /^https:/u);
  });
});
