import assert from 'node:assert/strict';
import { painted } from './browser';
import { openPanels } from './openPanels';

describe('panel: what the annotation file says of a tag', function () {
  this.timeout(120_000);
  const panel = openPanels();
  const { open, press, said } = panel;

  async function openWithRelations(): Promise<void> {
    await open();
    await panel.page.evaluate(() => {
      const { host } = window.panelTest;
      const [first, second] = host?.entities ?? [];
      if (!host || !first || !second) return;
      const attributes = { Confidence: 'Medium' };
      host.change([
        { ...first, attributes, connections: { more: 2, shown: [
          { kind: 'relation', label: 'DatedOn', role: 'Arg2', target: second.id, attributes: ['Sure: High'] }, { kind: 'argumentOf', label: 'Vote', role: 'Where', target: 'T3' },
          { kind: 'event', label: 'Flood' }, { kind: 'relation', label: 'Near' },
        ] } },
        { ...second, connections: { more: 0, shown: [{ kind: 'related', label: 'DatedOn', role: 'Arg2', target: first.id }] } },
      ]);
    });
    await painted(panel.page);
  }
  const rows = () => panel.page.$$eval('.connections li', (list) => list.map((row) => row.textContent?.trim().replaceAll(/\s+/g, ' ') ?? ''));

  it('shows relations and events as rows, what leads nowhere too, and values that no configuration has', async () => {
    await openWithRelations();
    await press('Control+Home', ']', 'Space');
    assert.deepEqual(await rows(), ['DatedOn 2019-03-04Sure: High', 'Where · Vote Port Aldary City Council', 'Flood', 'Nearno tag']);
    assert.match(await panel.page.textContent('.connections') ?? '', /and 2 more in the annotation file/);
    assert.equal(await panel.page.$eval('.attribute select', (select) => (select as HTMLSelectElement).value), 'Medium');
    assert.deepEqual(await panel.page.$$eval('button.connection', (list) => list.map((row) => row.getAttribute('aria-label'))),
      ['DatedOn to “2019-03-04” (Date)', 'Where of Vote, “Port Aldary City Council” (Organization)']);
  });

  it('leads to the other end and back, by keyboard and with the mouse', async () => {
    await openWithRelations();
    await press('Control+Home', ']', 'Space');
    await panel.page.focus('button.connection');
    await press('ArrowDown');
    assert.match(await panel.page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? ''), /^Where of Vote/);
    await press('ArrowUp', 'Enter');
    assert.match(await said(), /^2019-03-04, Date, tag/);
    assert.match(await panel.page.getAttribute('.details', 'aria-label') ?? '', /2019-03-04/);
    assert.equal(await panel.page.evaluate(() => document.activeElement?.closest('.details') !== null), true, 'the keyboard stays in the box');
    await panel.page.click('button.connection');
    await painted(panel.page);
    assert.match(await panel.page.getAttribute('.details', 'aria-label') ?? '', /Port Aldary/);
    await press('Escape');
    assert.equal(await panel.page.evaluate(() => document.activeElement?.className), 'text');
  });
});
