import assert from 'node:assert/strict';
import { painted } from './browser';
import { openPanels } from './openPanels';

describe('panel with many labels', function () {
  this.timeout(120_000);
  const panel = openPanels();
  const { open, choose, press, entities } = panel;

  /** Sixty labels in a hierarchy of five levels, the first nine with digits; only some of the last are in use. */
  async function openWithMany(): Promise<void> {
    await open({ tagged: false });
    await panel.page.evaluate(() => {
      const { host } = window.panelTest;
      if (!host) return;
      const [pattern] = host.article.labels;
      if (!pattern) return;
      const labels = Array.from({ length: 60 }, (_, index) => {
        const number = String(index).padStart(2, '0');
        const digit = index < 9 ? String(index + 1) : undefined;
        return { ...pattern, name: `Type-${number}`, display: `Type ${number} of the long name`, abbreviation: `T·${number}`, depth: Math.min(index, 4), digit, letter: undefined };
      });
      const quote = 'Teodor Hale';
      const start = host.article.text.indexOf(quote);
      host.article = { ...host.article, labels };
      host.change([{ id: 'T901', label: 'Type-57', fragments: [{ start, end: start + quote.length }] }]);
      host.send({ type: 'article', article: { ...host.snapshot(), labels } });
    });
    await waitFor('Type-57');
  }
  /** Until the row shows a label: lists and bars follow in a moment of rest. */
  const waitFor = (label: string) => panel.page.waitForFunction((name) => [...document.querySelectorAll<HTMLElement>('.labels > .label')].some((button) => button.dataset['label'] === name && button.offsetWidth > 0), label);
  const inBar = () => panel.page.$$eval('.labels > .label', (buttons) => buttons.filter((button) => (button as HTMLElement).offsetWidth > 0).map((button) => (button as HTMLElement).dataset['label'] ?? ''));

  it('holds in its one row what is used here and what has a key, whatever the width', async () => {
    await openWithMany();
    for (const width of [1500, 1100, 600]) {
      await panel.page.setViewportSize({ width, height: 700 });
      await painted(panel.page);
      const shown = await inBar();
      assert.ok(shown.includes('Type-57'), `${width}: ${shown.join()}`);
      assert.deepEqual(shown, [...shown].sort(), 'they stand in the order of the configuration');
      const { overflow, height } = await panel.page.$eval('.top', (top) => ({ overflow: top.scrollWidth - top.clientWidth, height: top.clientHeight }));
      assert.deepEqual([overflow <= 0, height <= 36], [true, true], `${width}: ${overflow} ${height}`);
      const cut = await panel.page.$$eval('.labels > .label', (buttons) => buttons.filter((button) => {
        const row = button.parentElement?.getBoundingClientRect();
        const { right, width: own } = button.getBoundingClientRect();
        return own > 0 && right > (row?.right ?? 0) + 1;
      }).length);
      assert.equal(cut, 0, 'none is cut off');
    }
  });

  it('shows no label in part, also where what stands beside them grows, as icons do when their font comes', async () => {
    await openWithMany();
    await panel.page.$eval('.actions', (actions) => (actions as HTMLElement).style.setProperty('padding-inline-start', '57px'));
    await panel.page.waitForFunction(() => {
      const row = document.querySelector('.labels')?.getBoundingClientRect();
      const shown = [...document.querySelectorAll<HTMLElement>('.labels > .label')].filter(({ offsetWidth }) => offsetWidth > 0);
      return row && shown.length > 0 && shown.every((label) => label.getBoundingClientRect().right <= row.right + 1);
    }, undefined, { timeout: 10_000 });
  });

  it('takes a label into the row once it is used', async () => {
    await openWithMany();
    await choose('Monday');
    await press('/');
    await panel.page.keyboard.type('type 4');
    await press('ArrowDown', 'Enter');
    assert.deepEqual((await entities()).map(({ label, text }) => `${label} ${text}`), ['Type-57 Teodor Hale', 'Type-41 Monday']);
    await waitFor('Type-41');
    assert.equal(await panel.page.evaluate(() => document.activeElement?.className), 'text');
  });

  it('finds a label by what stands above it, and tells its place in the hierarchy', async () => {
    await openWithMany();
    await press('/');
    await panel.page.keyboard.type('02 of');
    await painted(panel.page);
    const rows = await panel.page.$$eval('.label-list li', (list) => list.map((row) => row.textContent?.trim().replaceAll(/\s+/g, ' ') ?? ''));
    assert.match(rows[0] ?? '', /^3 ?Type 02 of the long name Type 00 of the long name › Type 01 of the long name$/);
    assert.equal(rows.length, 58, 'all below it are found, too');
    await press('Escape');
  });

  it('offers few labels where a tag is changed, its own among them, and the rest by search', async () => {
    await openWithMany();
    await press(']', 'Space');
    const offered = await panel.page.$$eval('.label-choice .label', (list) => list.map((button) => `${button.getAttribute('aria-pressed')} ${button.textContent?.trim().slice(-24)}`));
    assert.equal(offered.length, 12);
    assert.ok(offered.includes('true Type 57 of the long name'), offered.join());
    await panel.page.click('.label-choice .more');
    await panel.page.keyboard.type('33');
    await press('Enter');
    assert.deepEqual((await entities()).map(({ label }) => label), ['Type-33']);
  });
});
