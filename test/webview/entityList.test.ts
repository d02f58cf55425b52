import assert from 'node:assert/strict';
import { painted } from './browser';
import { openPanels } from './openPanels';

describe('panel: list of tags', function () {
  this.timeout(120_000);
  const panel = openPanels();
  const { open, press, said } = panel;

  /** An article with more tags than the list has lines in sight. */
  async function openLong(): Promise<void> {
    await open();
    await panel.page.evaluate(() => {
      const { panelTest } = window;
      panelTest.open(panelTest.generateArticle(20_000, 300));
    });
    await painted(panel.page);
    await panel.page.waitForSelector('.entity-row');
    await panel.page.focus('.text');
  }

  /** Waits until the line of the selected tag is where it can be seen. */
  async function waitForSelectedRow(): Promise<void> {
    await panel.page.waitForFunction(() => {
      const row = document.querySelector('.entity-row.selected')?.getBoundingClientRect();
      const list = document.querySelector('.entity-list')?.getBoundingClientRect();
      return row && list && row.top >= list.top && row.bottom <= list.bottom;
    }, undefined, { timeout: 10_000 });
  }

  it('counts, filters and walks the entities by keyboard', async () => {
    await open();
    await panel.page.locator('#tab-entities', { hasText: 'Tags16' }).waitFor();
    await panel.page.focus('.entity-list');
    await press('End', 'Home', 'ArrowDown', 'Enter');
    assert.equal(await said(), 'Bram Varga, Person, tag 12 of 16');
    await press('Home', 'ArrowLeft');
    assert.equal(await panel.page.getAttribute('#entity-row-0', 'aria-expanded'), 'false');
    await press('Escape');
    assert.equal(await panel.page.evaluate(() => document.activeElement?.className), 'text');
  });

  it('shows the line of the selected tag', async () => {
    await openLong();
    await panel.choose('meters', 12);
    await press('[');
    await waitForSelectedRow();
  });

  it('shows the line of the tag that was selected while another part of the side was in sight', async () => {
    await openLong();
    await panel.page.click('#tab-problems');
    await panel.choose('meters', 12);
    await panel.page.focus('.text');
    await press('[');
    await panel.page.waitForSelector('.entity-row.selected', { state: 'attached' });
    await panel.page.click('#tab-entities');
    await waitForSelectedRow();
  });

  it('keeps a line where another comes before it', async () => {
    await open();
    await panel.page.waitForSelector('.entity-row');
    const count = await panel.page.$$eval('.entity-row', (rows) => {
      for (const row of rows) row.setAttribute('title', row.querySelector('.name')?.textContent ?? '');
      return rows.length;
    });
    await panel.choose('Aldarians');
    await press('1');
    // It stands first among its label's; the last line in reach may leave for it.
    await panel.page.waitForSelector('.entity-row:not([title])', { state: 'attached' });
    const kept = await panel.page.$$eval('.entity-row[title]', (rows) => rows.map((row) => [row.getAttribute('title'), row.querySelector('.name')?.textContent]));
    assert.ok(kept.length >= count - 1, `${kept.length} of ${count}`);
    for (const [name, now] of kept) assert.equal(now, name);
  });
});
