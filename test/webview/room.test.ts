import assert from 'node:assert/strict';
import { painted } from './browser';
import { openPanels } from './openPanels';

/** What a window of 1100×700 leaves to the annotation editor beside the Explorer, and to the panel beside the text. */
const places = { editor: { width: 750, height: 600 }, panel: { width: 550, height: 600 } } as const;

describe('panel: room', function () {
  this.timeout(120_000);
  const panel = openPanels();
  const { open, press } = panel;

  it('moves nothing that stands around it, wherever one goes: VS Code leaves some pixels below the frame of the page', async () => {
    await open();
    await panel.page.evaluate(() => {
      const around = document.createElement('div');
      around.className = 'around';
      around.style.cssText = `position: fixed; inset: 0; overflow: hidden; height: ${innerHeight}px`;
      const below = document.createElement('div');
      below.style.height = '5px';
      around.append(document.getElementById('root') ?? '', below);
      document.body.append(around);
      window.panelTest.open(window.panelTest.generateArticle(50_000, 600));
    });
    await painted(panel.page);
    const moved: string[] = [];
    for (const key of ['Control+End', 'Control+Home', 'End', ']', '[', 'PageDown', '.', '/', 'ArrowUp', 'Escape', '?', 'Tab', 'Escape', 'e', 'Escape', 'f', 'Tab', 'End', 'Enter', 'F8']) {
      await press(key);
      if (await panel.page.evaluate(() => document.querySelector('.around')?.scrollTop) !== 0) moved.push(key);
    }
    assert.deepEqual(moved, []);
  });

  for (const [place, size] of Object.entries(places)) {
    it(`shows fourteen lines of text at 1100×700, and does not move the page when it first scrolls: ${place}`, async () => {
      await open({ tagged: true });
      await panel.page.setViewportSize(size);
      await painted(panel.page);
      const seen = () => panel.page.evaluate(() => {
        const text = document.querySelector('.text');
        const { top = 0 } = text?.getBoundingClientRect() ?? {};
        const lineHeight = parseFloat(getComputedStyle(text?.querySelector('p') ?? document.body).lineHeight);
        return { lines: Math.floor((text?.clientHeight ?? 0) / lineHeight), top, page: document.scrollingElement?.scrollTop, width: text?.clientWidth };
      });
      const before = await seen();
      assert.ok(before.lines >= 14, JSON.stringify(before));
      await panel.page.hover('.text');
      await panel.page.mouse.wheel(0, 300);
      await painted(panel.page);
      await press('Control+End');
      assert.deepEqual(await seen(), before);
    });

    it(`shows the details of a tag whole, with all their buttons, at 1100×700: ${place}`, async () => {
      await open({ tagged: true });
      await panel.page.setViewportSize(size);
      await press(']', 'Space');
      const hidden = await panel.page.$eval('.popup.details', (popup) => {
        const box = popup.getBoundingClientRect();
        const parts = [...popup.querySelectorAll('button, input, select, textarea')].filter((part) => part.getClientRects().length > 0);
        const outside = parts.filter((part) => {
          const { left, right, top, bottom } = part.getBoundingClientRect();
          return left < box.left || right > box.right || top < box.top || bottom > box.bottom;
        }).map((part) => part.textContent?.trim() || part.className);
        return { parts: parts.length > 4, outside, isInside: box.left >= 0 && box.top >= 0 && box.right <= innerWidth && box.bottom <= innerHeight };
      });
      assert.deepEqual(hidden, { parts: true, outside: [], isInside: true });
    });
  }

  it('colors the counts of tabs by the worst that they count, and names keys in its tooltips', async () => {
    await open({ tagged: true });
    assert.deepEqual(await panel.page.$$eval('.tabs .badge', (badges) => badges.map((badge) => badge.getAttribute('class')?.trim())), ['badge', 'badge warning']);
    const titles = await panel.page.$$eval('.top button[title]', (buttons) => buttons.map((button) => button.getAttribute('title') ?? ''));
    for (const key of ['Ctrl+Z', 'Ctrl+Shift+Z', 'Ctrl+Enter', '?']) assert.ok(titles.some((title) => title.includes(key)), `${key} in ${titles.join(' | ')}`);
  });
});
