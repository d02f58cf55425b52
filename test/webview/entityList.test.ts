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

  it('stands in whole pixels where it scrolled by itself, however high it is', async () => {
    await openLong();
    await panel.page.evaluate(() => {
      const list = document.querySelector<HTMLElement>('.entity-list');
      list?.style.setProperty('flex', '0 0 123.6px');
    });
    await painted(panel.page);
    await panel.choose('meters', 12);
    await press('[');
    await waitForSelectedRow();
    const { isOver, rest } = await panel.page.$eval('.entity-list', (list) => {
      const row = list.querySelector<HTMLElement>('.entity-row.selected');
      return { isOver: list.scrollTop > 0, rest: (row?.offsetTop ?? 0) + 22 - list.scrollTop - 123.6 };
    });
    assert.ok(isOver && rest <= 0 && rest > -1, `its last line is seen whole: ${rest}`);
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

  it('comes with the frame that shows the tag, unless keys are fast', async () => {
    await openLong();
    const tags = await panel.page.evaluate(async () => {
      const count = (): number => Number(document.querySelector('#tab-entities .badge')?.textContent);
      const inNextFrame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(() => resolve(count())));
      const { host } = window.panelTest;
      const tag = (quote: string): void => {
        if (!host) return;
        const start = host.article.text.indexOf(` ${quote} `) + 1;
        host.send({ type: 'selection', uri: host.article.uri, version: host.article.version, range: { start, end: start + quote.length } });
        document.querySelector('.text')?.dispatchEvent(new KeyboardEvent('keydown', { key: '1', code: 'Digit1', bubbles: true, cancelable: true, composed: true }));
      };
      const before = count();
      tag('council');
      const first = await inNextFrame();
      tag('measure');
      // The answers come behind what runs now.
      await Promise.resolve();
      await Promise.resolve();
      tag('harbor');
      return { before, first: first - before, second: count() - before, shown: document.querySelector('.entity-row.selected .name')?.textContent };
    });
    assert.deepEqual(tags, { before: tags.before, first: 1, second: 1, shown: 'council' });
    await panel.page.locator('#tab-entities', { hasText: String(tags.before + 3) }).waitFor();
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

  it('has each line at its place, also the keyboard\'s where it is scrolled away', async () => {
    await openLong();
    const misplaced = (): Promise<{ rows: string[]; wrong: string[] }> => panel.page.$eval('.entity-list', (list) => {
      const rows = [...list.querySelectorAll<HTMLElement>('.entity-row')];
      const topOf = (row: HTMLElement): number => Math.round(row.getBoundingClientRect().top - list.getBoundingClientRect().top - list.clientTop + list.scrollTop);
      return { rows: rows.map(({ id }) => id), wrong: rows.filter((row) => topOf(row) !== Number(row.dataset['row']) * 22 || row.offsetHeight !== 22).map(({ id }) => id) };
    });
    const scrollTo = async (top: number): Promise<void> => {
      await panel.page.$eval('.entity-list', (list, to) => { list.scrollTop = to; }, top);
      await painted(panel.page);
    };
    await panel.page.focus('.entity-list');
    await press('Home', 'ArrowDown');
    for (const [top, line] of [[0, 0], [700, 32], [1500, 69]] as const) {
      await scrollTo(top);
      const { rows, wrong } = await misplaced();
      assert.deepEqual(wrong, [], `at ${top}`);
      assert.ok(rows.includes('entity-row-1') && rows.includes(`entity-row-${line}`), `at ${top}: ${rows.join(' ')}`);
    }
    // Far above what is seen, from below.
    await press('End');
    await scrollTo(0);
    const { rows, wrong } = await misplaced();
    assert.deepEqual(wrong, []);
    assert.ok(rows.includes('entity-row-0') && rows.length > 1 && Number(rows.at(-1)?.slice('entity-row-'.length)) > 100);
  });
});
