import assert from 'node:assert/strict';
import { painted } from './browser';
import { openPanels } from './openPanels';

describe('panel with tags within tags', function () {
  this.timeout(120_000);
  const panel = openPanels();
  const { open } = panel;

  it('keeps ten levels readable: one tint for all, a line for each, room for the lines', async () => {
    await open({ tagged: false });
    await panel.page.evaluate(() => {
      const { host } = window.panelTest;
      if (!host) return;
      const start = host.article.text.indexOf('Under the Harbor Safety Act');
      host.change(Array.from({ length: 10 }, (_, index) => ({ id: `T${index + 1}`, label: index % 2 === 0 ? 'Law' : 'Group', fragments: [{ start: start + index, end: start + 27 - index }] })));
    });
    await panel.page.waitForSelector('mark.tag');
    await painted(panel.page);
    const { tints, bottoms, chunkBottom, nextTop } = await panel.page.evaluate(() => {
      const marks = [...document.querySelectorAll('mark.tag')];
      return {
        tints: marks.map((mark) => getComputedStyle(mark).backgroundColor).filter((color) => color !== 'rgba(0, 0, 0, 0)').length,
        bottoms: marks.map((mark) => [...mark.getClientRects()].at(-1)?.bottom ?? 0),
        chunkBottom: marks[0]?.closest('.chunk')?.getBoundingClientRect().bottom ?? 0,
        nextTop: marks[0]?.getClientRects().length,
      };
    });
    assert.deepEqual([bottoms.length, tints, nextTop], [10, 1, 1]);
    const gaps = bottoms.slice(1).map((bottom, index) => (bottoms[index] ?? 0) - bottom);
    assert.ok(gaps.every((gap) => gap >= 2), `the outer the lower: ${bottoms.join(' ')}`);
    assert.ok((bottoms[0] ?? Infinity) <= chunkBottom, 'the last line is not cut off');
    const lines = await panel.page.evaluate(() => [...document.querySelectorAll('.article p')].map((paragraph) => Number.parseFloat(getComputedStyle(paragraph).lineHeight)));
    assert.ok((lines[3] ?? 0) > (lines[0] ?? 0) + 15, `only that paragraph has more room: ${lines.join(' ')}`);
  });
});
