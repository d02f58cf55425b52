import assert from 'node:assert/strict';
import { painted } from './browser';
import { openPanels } from './openPanels';

describe('panel: metadata', function () {
  this.timeout(120_000);
  const panel = openPanels();
  const { open, sent, press } = panel;

  it('shows all five fields beside the text of a window 700 pixels high, until the line between them is moved', async () => {
    await open();
    await panel.page.setViewportSize({ width: 560, height: 590 });
    await press(':');
    await painted(panel.page);
    const heights = () => panel.page.evaluate(() => {
      const { bottom = 0, height = 0 } = document.querySelector('.side')?.getBoundingClientRect() ?? {};
      const fields = [...document.querySelectorAll('.field')].map((field) => field.getBoundingClientRect());
      return { fields: fields.length, shown: fields.filter((field) => field.height > 0 && field.bottom <= bottom).length, side: Math.round(height), text: document.querySelector('.text')?.clientHeight ?? 0 };
    });
    const found = await heights();
    assert.deepEqual([found.fields, found.shown, found.text >= 220], [5, 5, true], JSON.stringify(found));
    await panel.page.focus('.splitter');
    await press('ArrowDown');
    assert.equal((await heights()).side, found.side - 16, 'a height that was chosen holds');
    await panel.page.click('#tab-entities');
    assert.equal((await heights()).side, found.side - 16);
  });

  it('keeps a field with the focus in view where the form, shown below the entities, becomes a part of its own', async () => {
    await open();
    await press(':');
    assert.equal(await panel.page.getAttribute('#tab-entities', 'aria-selected'), 'true', 'there is room for both');
    await panel.page.setViewportSize({ width: 560, height: 590 });
    await panel.page.waitForSelector('.side:not(.stacked)');
    await painted(panel.page);
    assert.equal(await panel.page.getAttribute('#tab-metadata', 'aria-selected'), 'true');
    assert.equal(await panel.page.evaluate(() => document.activeElement?.getAttribute('data-field')), 'url');
    assert.ok(await panel.page.isVisible('input[data-field=url]'));
  });

  it('edits metadata and applies fixes by asking the host', async () => {
    await open();
    const field = panel.page.locator('input[data-field=date]');
    await field.fill('March 4, 2019');
    await field.press('Enter');
    await panel.page.click('.field-warning .link-button');
    const [edit] = await sent('editField') as { field: string; value: string }[];
    const [fix] = await sent('applyFix') as { finding: string; fix: number }[];
    assert.deepEqual([edit?.field, edit?.value, fix?.finding, fix?.fix], ['date', 'March 4, 2019', 'f3', 0]);
    assert.deepEqual(await panel.page.$$eval('.chip.restored bdi', (list) => list.map((chip) => chip.textContent)), ['Harbors, Ports and Docks']);
  });

  it('goes to the metadata with a key, from field to field with arrows, and loses no writing to answers that come late', async () => {
    await open();
    const field = () => panel.page.evaluate(() => document.activeElement?.getAttribute('data-field') ?? document.activeElement?.className);
    await press(':');
    assert.equal(await field(), 'url');
    await press('ArrowDown', 'ArrowDown');
    assert.equal(await field(), 'chip-text');
    await press('ArrowDown', 'ArrowDown', 'ArrowDown');
    assert.equal(await field(), 'number', 'the last field stays');
    const answer = (value: string) => panel.page.evaluate((number) => {
      const { host } = window.panelTest;
      const { checks } = host?.article ?? {};
      if (host && checks) host.send({ type: 'checksChanged', uri: host.article.uri, version: host.article.version,
        checks: { ...checks, metadata: checks.metadata.map((row) => (row.field === 'number' ? { ...row, value: number } : row)) } });
    }, value);
    await press('End', '7', 'Enter', 'Backspace', 'Enter', '9');
    await answer('4177');
    await painted(panel.page);
    assert.equal(await panel.page.inputValue('input[data-field=number]'), '4179');
    await press('Escape');
    const asked = (await sent('editField') as { value: string }[]).map(({ value }) => value);
    assert.deepEqual(asked, ['4177', '417']);
    assert.equal(await panel.page.evaluate(() => document.activeElement?.className), 'text');
  });

  it('tells the host what is being typed with every key, and when it was entered or taken back: the page may be gone before', async () => {
    await open();
    const drafts = async () => (await sent('draft') as { request?: { field?: string; value?: string; note?: string } }[])
      .map(({ request }) => request?.value ?? request?.note ?? '');
    await panel.page.focus('input[data-field=number]');
    await press('End', '7', '8', 'Enter', '9', 'Escape');
    assert.deepEqual(await drafts(), ['4177', '41778', '', '417789', '']);
    await panel.page.focus('.chip-add');
    await press('Enter');
    await panel.page.keyboard.type('Ho');
    assert.equal((await drafts()).at(-1), 'Port Aldary,Harbors  Ports and Docks,Fishing,Ho');
    await press('Escape');
    assert.equal((await drafts()).at(-1), '');
    await press(']', 'n', 'x');
    assert.equal((await drafts()).at(-1), 'x');
    await press('Enter');
    assert.deepEqual([(await drafts()).at(-1), (await sent('setNote')).length], ['', 1]);
  });

  it('goes on with the typing where the article comes anew in between, in a field and in a note', async () => {
    await open();
    const comesAnew = () => panel.page.evaluate(async () => {
      const { host } = window.panelTest;
      if (host) host.send({ type: 'article', article: host.article });
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    });
    for (const place of [['Control+Home'], [']']]) {
      await press('Escape', 'Escape', ...place, ':', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'End', '7');
      await comesAnew();
      await press('ArrowLeft', '8');
      assert.equal(await panel.page.inputValue('input[data-field=number]'), '41787');
    }
    await panel.page.evaluate(() => {
      if (window.panelTest.host) window.panelTest.host.held = true;
    });
    await press('Escape', ']', '1');
    await press('n', 'x');
    await panel.page.evaluate(() => window.panelTest.host?.release());
    await press('y');
    assert.equal(await panel.page.inputValue('[data-part=note]'), 'xy');
  });

  it('makes the calendar of the browser when it is asked for, and writes what is chosen in house style', async () => {
    await open();
    const calendar = panel.page.locator('.date-picker input');
    assert.equal(await calendar.count(), 0);
    await panel.page.click('.date-picker button');
    assert.equal(await calendar.inputValue(), '2019-03-04');
    assert.equal(await calendar.evaluate((input) => input.matches(':open')), true);
    await panel.page.keyboard.press('Escape');
    await calendar.evaluate((input: HTMLInputElement) => {
      input.value = '2019-09-05';
      input.dispatchEvent(new Event('change'));
    });
    assert.equal((await sent('editField') as { value: string }[]).at(-1)?.value, 'Sept. 5, 2019');
    await panel.page.click('.date-picker button');
    assert.equal(await calendar.count(), 1);
  });

  it('names its fields to screen readers, and says which of them is wrong', async () => {
    await open();
    await panel.page.evaluate(() => {
      const { host } = window.panelTest;
      const { checks } = host?.article ?? {};
      if (host && checks) host.send({ type: 'checksChanged', uri: host.article.uri, version: host.article.version,
        checks: { ...checks, findings: checks.findings.map((finding) => (finding.field === 'date' ? { ...finding, severity: 'error' } : finding)) } });
    });
    const wrong = () => Promise.all(['URL', 'Title', 'Date', 'Number'].map((name) => panel.page.getByRole('textbox', { name, exact: true }).getAttribute('aria-invalid')));
    await panel.page.waitForSelector('.field-error');
    assert.deepEqual(await wrong(), [null, null, 'true', null]);
  });

  it('selects what stands in a field that a key goes to, and shows its beginning', async () => {
    await open();
    const field = () => panel.page.evaluate(() => {
      const { value, selectionStart, selectionEnd, scrollLeft } = document.activeElement as HTMLInputElement;
      return { isWhole: selectionStart === 0 && selectionEnd === value.length, scrollLeft };
    });
    await press(':');
    assert.deepEqual(await field(), { isWhole: true, scrollLeft: 0 });
    await press('ArrowDown');
    assert.deepEqual(await field(), { isWhole: true, scrollLeft: 0 });
  });

  it('adds, edits, moves and removes subjects by keyboard, commas written as the line has them', async () => {
    await open();
    await panel.page.focus('.chip-add');
    await press('Enter');
    await panel.page.keyboard.type('Weather, Storms');
    await press('Enter');
    await panel.page.focus('.chip-text');
    await press('Alt+ArrowRight', 'Delete');
    const lines = (await sent('editField') as { field: string; value: string }[]).map(({ value }) => value);
    assert.deepEqual(lines, [
      'Port Aldary,Harbors  Ports and Docks,Fishing,Weather  Storms', 'Harbors  Ports and Docks,Port Aldary,Fishing', 'Harbors  Ports and Docks,Fishing',
    ]);
  });

  it('moves a subject with the mouse', async () => {
    await open();
    const chips = panel.page.locator('.chips .chip');
    const { width = 0, height = 0 } = await chips.nth(2).boundingBox() ?? {};
    await chips.nth(0).dragTo(chips.nth(2), { targetPosition: { x: width - 4, y: height / 2 } });
    await painted(panel.page);
    const lines = (await sent('editField') as { field: string; value: string }[]).map(({ value }) => value);
    assert.deepEqual(lines, ['Harbors  Ports and Docks,Fishing,Port Aldary']);
    assert.equal(await panel.page.locator('.drop-before, .drop-behind').count(), 0);
  });
});
