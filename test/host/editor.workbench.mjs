// What only a look from outside shows: colors on the screen, the palette, the keyboard.
import { describe, it } from 'mocha';
import { eventually } from './panel/panelWindow.mjs';
import { sharedWindow } from './sharedWindow.mjs';

describe('an article in a window of VS Code', function () {
  this.timeout(120_000);
  const shown = sharedWindow('workbench');

  it('is colored field by field', async () => {
    const colourOf = (/** @type {string} */ text) =>
      shown.window.page
        .locator('.view-line span', { hasText: new RegExp(`^${text}$`, 'u') })
        .last()
        .evaluate((element) => element.ownerDocument.defaultView?.getComputedStyle(element).color);
    const colours = async () => [await colourOf('Ferries'), await colourOf(','), await colourOf('412')];
    await eventually(colours, (all) => new Set(all).size === 3, 'subject, comma and number in colors of their own');
  });

  it('wraps its body, so that the end of the line is seen', async () => {
    await eventually(() => shown.window.visibleLines(), (lines) => lines.length > 7, 'the body on several rows');
  });

  it('takes what is typed into it', async () => {
    const firstLine = async () => (await shown.window.visibleLines())[0] ?? '';
    await shown.window.focusEditor();
    await shown.window.press('Control+Home');
    await shown.window.page.keyboard.type('x');
    // A key is drawn with the next frame, not when it was pressed.
    await eventually(firstLine, (line) => line.startsWith('xhttps:'), 'what was typed');
    await shown.window.press('Control+z');
    await eventually(firstLine, (line) => line.startsWith('https:'), 'the line of before');
  });
});
