import assert from 'node:assert/strict';
import { painted } from './browser';
import { openPanels } from './openPanels';

describe('panel in a plain page: tagging', function () {
  this.timeout(120_000);
  const panel = openPanels();
  const { open, entities, said, selected, sent, choose, press } = panel;

  it('moves and selects by word and by character, and says what it selects', async () => {
    await open();
    await press('ArrowRight');
    assert.equal(await selected(), 'Port');
    await press('Shift+ArrowRight');
    assert.equal(await selected(), 'Port Aldary');
    assert.equal(await said(), 'Port Aldary');
    await press('ArrowRight', 'ArrowRight');
    assert.equal(await selected(), 'Votes');
    await press('ArrowLeft', 'Alt+Shift+ArrowRight');
    assert.equal(await selected(), 'Council ');
    await press('Alt+ArrowLeft', 'Home');
    assert.equal(await selected(), 'Port');
    await press('Control+End');
    assert.equal(await selected(), 'comment');
    await press('ArrowUp');
    assert.notEqual(await selected(), 'comment');
    await press('End', 'Shift+ArrowLeft', 'Shift+ArrowLeft');
    assert.equal(await selected(), 'declined to comment');
    await press('Shift+ArrowRight');
    assert.equal(await selected(), 'to comment');
  });

  it('goes from name to untagged name', async () => {
    await open();
    await press('.');
    assert.equal(await selected(), 'Council');
    await choose('The measure');
    await press('.', '.', '.');
    assert.equal(await selected(), 'Teodor Hale');
    await press(',');
    assert.equal(await selected(), '2');
  });

  it('tags with a digit, a letter and Enter; relabels the selected tag', async () => {
    await open({ tagged: false });
    await choose('Teodor Hale');
    await press('1');
    assert.equal(await said(), '“Teodor Hale” tagged as Person');
    await choose('Monday');
    await press('d');
    await choose('June 1');
    await press('Enter');
    await press('9');
    assert.equal(await said(), '“June 1” is now Quantity');
    assert.deepEqual((await entities()).map(({ label, text }) => `${label}: ${text}`), ['Person: Teodor Hale', 'Date: Monday',
      'Quantity: June 1']);
    await press('9');
    assert.equal((await entities()).length, 3);
  });

  it('goes on to the next name after each tag, where that is turned on', async () => {
    await open({ tagged: false });
    await press('>');
    assert.equal(await said(), 'After each tag, the next name is selected');
    assert.equal(await panel.page.getAttribute('[title^="Go to the next name after each tag"]', 'aria-pressed'), 'true');
    await choose('Maren Osei-Lindqvist');
    await press('1');
    assert.equal(await selected(), 'Fishers’ Cooperative');
    assert.equal(await said(), '“Maren Osei-Lindqvist” tagged as Person Fishers’ Cooperative');
    await press('Shift+2', 'Enter');
    assert.equal(await selected(), 'Port Aldary');
    // Back on a tag: the new label counts, and it goes on from there.
    await press('[', '[', '4');
    assert.equal(await selected(), 'Port Aldary');
    await choose('Ministry of Transport');
    await press('2');
    assert.match(await said(), /No more untagged names · Ctrl\+Enter: next article$/);
    assert.deepEqual((await entities()).map(({ label, text }) => `${label}: ${text}`),
      ['Group: Maren Osei-Lindqvist', 'Organization: Fishers’ Cooperative', 'Organization: Ministry of Transport']);
    await press('>', '[', '3');
    assert.deepEqual(await panel.page.$$eval('mark.selected', (list) => list.map(({ textContent }) => textContent)), ['Ministry of Transport']);
  });

  it('shows what undo and redo did, where it was', async () => {
    await open({ tagged: false });
    await choose('Maren Osei-Lindqvist');
    await press('1');
    await choose('Ministry of Transport');
    await press('Control+z');
    assert.equal(await selected(), 'Maren Osei-Lindqvist');
    assert.deepEqual(await entities(), []);
    await choose('Ministry of Transport');
    await press('Control+Shift+z');
    assert.deepEqual(await panel.page.$$eval('mark.selected', (list) => list.map(({ textContent }) => textContent)), ['Maren Osei-Lindqvist']);
  });

  it('selects the tag that the host goes to, so that the next key is about it; where it is gone, its place', async () => {
    await open();
    const before = await entities();
    const goTo = (tag: string): Promise<void> => panel.page.evaluate((id) => {
      const { host } = window.panelTest;
      const start = host?.article.text.indexOf('Monday') ?? 0;
      host?.send({ type: 'selection', uri: host.article.uri, version: host.article.version, range: { start, end: start + 6 }, tag: id });
    }, tag);
    await goTo(before.find(({ text }) => text === 'Monday')?.id ?? '');
    await press('2');
    assert.deepEqual((await entities()).map(({ text, label }) => `${label} ${text}`), before.map(({ text, label }) => `${text === 'Monday' ? 'Organization' : label} ${text}`));
    await goTo('T999');
    await press('3');
    assert.deepEqual((await entities()).flatMap(({ text, label }) => (text === 'Monday' ? label : [])).sort(), ['Organization', 'Place']);
  });

  it('tags the word at the caret', async () => {
    await open({ tagged: false });
    await choose('Monday');
    await press('Escape', 'Alt+ArrowLeft', '8');
    assert.deepEqual((await entities()).map(({ text }) => text), ['Monday']);
  });

  it('tags all occurrences after a preview', async () => {
    await open();
    await choose('Teodor Hale');
    await press('Shift+1');
    assert.equal(await panel.page.textContent('.tag-all .count'), '2 occurrences');
    assert.equal(await panel.page.$$eval('.places b', (list) => list.map((place) => place.textContent).join()), 'Teodor Hale,Teodor Hale');
    await press('Enter');
    assert.equal(await said(), 'Tagged 2 occurrences of “Teodor Hale” as Person');
    assert.equal((await entities()).filter(({ text }) => text === 'Teodor Hale').length, 2);
    assert.equal((await sent('tag')).length, 1, 'one step to be undone');
    await press('Control+z');
    assert.equal((await entities()).filter(({ text }) => text === 'Teodor Hale').length, 0);
    await press('Control+Shift+z');
    assert.equal((await entities()).filter(({ text }) => text === 'Teodor Hale').length, 2);
  });

  it('leaves out the places that the user takes out of the preview', async () => {
    await open({ tagged: false });
    await choose('Port Aldary');
    await press('Shift+3');
    const count = (): Promise<string | null> => panel.page.textContent('.tag-all .count');
    const offered = await panel.page.$$eval('.places [role=option]', (list) => list.length);
    assert.equal(await count(), `${offered} occurrences`);
    await press('ArrowDown', 'ArrowDown', 'Space');
    assert.equal(await count(), `${offered - 1} occurrences`);
    assert.deepEqual(await panel.page.$$eval('.places [role=option]', (list) => list.map((place) => place.getAttribute('aria-selected'))),
      Array.from({ length: offered }, (_, index) => String(index !== 1)));
    await panel.page.click('.places [role=option]:last-child');
    await press('ArrowUp', 'Space', 'Space', 'Enter');
    const places = (await entities()).filter(({ label }) => label === 'Place');
    assert.equal(places.length, offered - 2);
    // The next time all are offered again.
    await press('Control+z');
    await choose('Port Aldary');
    await press('Shift+3');
    assert.equal(await count(), `${offered} occurrences`);
  });

  it('leaves tagged occurrences out unless told to take them', async () => {
    await open();
    await choose('Port Aldary', 2);
    await press('Shift+4');
    assert.equal(await panel.page.textContent('.tag-all .count'), '0 occurrences');
    await panel.page.click('.tag-all .checkbox >> nth=2');
    await painted(panel.page);
    assert.equal(await panel.page.textContent('.tag-all .count'), '3 occurrences');
    await press('Escape');
    assert.equal(await panel.page.evaluate(() => document.activeElement?.className), 'text');
  });

  it('walks the tags, moves their ends, removes them', async () => {
    await open();
    await choose('voted');
    await press(']');
    assert.equal(await said(), 'Monday, Date, tag 5 of 16');
    await press('[', 'Shift+ArrowLeft');
    assert.equal(await said(), 'Tag now covers “Port”');
    await press('Shift+ArrowRight', 'Shift+ArrowRight');
    assert.equal((await entities()).find(({ id }) => id === 'T4')?.text, 'Port Aldary City');
    await press('Alt+Shift+ArrowRight', 'Control+Shift+ArrowLeft');
    assert.equal((await entities()).find(({ id }) => id === 'T4')?.text, 'Aldary Cit');
    await press('Control+Alt+Shift+ArrowRight', 'Alt+Shift+ArrowLeft');
    assert.equal((await entities()).find(({ id }) => id === 'T4')?.text.endsWith('Aldary Cit'), true);
    await press('Delete');
    assert.equal((await entities()).some(({ id }) => id === 'T4'), false);
    assert.match(await said(), /^Tag removed from/);
  });

  it('adds a further part to the last tag', async () => {
    await open({ tagged: false });
    await choose('Ilse');
    await press('1');
    await choose('Varga');
    await press('+');
    assert.deepEqual((await entities()).map(({ text }) => text), ['Ilse|Varga']);
  });

  it('edits link, note and attributes in the box and gives the focus back', async () => {
    await open();
    await choose('said');
    await press(']', 'l');
    assert.equal(await panel.page.getAttribute('.details', 'aria-label'), 'Tag “Maren Osei-Lindqvist”');
    await panel.page.keyboard.press('Control+a');
    await panel.page.keyboard.type('Q42');
    await press('Enter');
    assert.equal((await entities()).find(({ id }) => id === 'T7')?.link, 'Q42');
    await press('n');
    await panel.page.keyboard.press('Control+a');
    await panel.page.keyboard.type('Chair <b>since</b> 2016');
    await press('Escape');
    assert.equal((await entities()).find(({ id }) => id === 'T7')?.note, 'Chair <b>since</b> 2016');
    assert.equal(await panel.page.evaluate(() => document.activeElement?.className), 'text');
    await press('Space');
    await press('ArrowRight', 'Enter');
    assert.equal((await entities()).find(({ id }) => id === 'T7')?.label, 'Organization');
    await press('Escape', 'Space');
    assert.match(await panel.page.evaluate(() => document.activeElement?.textContent ?? ''), /Organization/, 'starts at the label it has');
    await press('ArrowLeft', 'Enter');
    await panel.page.click('.details .checkbox');
    await panel.page.selectOption('.details select', 'speaker');
    await painted(panel.page);
    const attributes = await panel.page.evaluate(() => window.panelTest.host?.entities.find(({ id }) => id === 'T7')?.attributes);
    assert.deepEqual(attributes, { Fictional: true, Role: 'speaker' });
  });

  /** Where letters of a text stand, the first such text. */
  const place = (text: string, from: number, to: number): Promise<{ x1: number; x2: number; y: number }> => panel.page.evaluate(([quote,
    first, last]) => {
    const walker = document.createTreeWalker(document.querySelector('.article') as Element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = (node as Text).data.indexOf(quote);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at + first);
      range.setEnd(node, at + last);
      const box = range.getBoundingClientRect();
      return { x1: box.left, x2: box.right, y: box.top + box.height / 2 };
    }
    throw new Error(`no ${quote}`);
  }, [text, from, to] as const);
  const drag = async ({ x1, x2, y }: { x1: number; x2: number; y: number }): Promise<void> => {
    await panel.page.mouse.move(x1, y);
    await panel.page.mouse.down();
    await panel.page.mouse.move(x2, y, { steps: 3 });
    await panel.page.mouse.up();
    await painted(panel.page);
  };

  it('offers labels to the mouse in an order that does not change with use', async () => {
    await open({ tagged: false });
    const offered = (): Promise<string[]> => panel.page.$$eval('.palette .label', (buttons) => buttons.map((button) => button.querySelector('bdi')?.textContent ?? ''));
    const orders: string[][] = [];
    for (const [text, length, index] of [['Teodor Hale', 9, 3], ['Port Aldary City', 8, 3], ['Monday', 4, 2]] as const) {
      await drag(await place(text, 1, length));
      await panel.page.waitForSelector('.palette', { state: 'visible' });
      orders.push(await offered());
      await panel.page.click(`.palette .label >> nth=${index}`);
      await painted(panel.page);
    }
    const [first = []] = orders;
    assert.ok(first.length > 3, first.join());
    assert.deepEqual(orders, [first, first, first]);
    assert.deepEqual((await entities()).map(({ label }) => label).sort(), [first[2], first[3], first[3]].sort());
  });

  it('takes the mouse: whole words, Alt for letters, palette, sticky label, click on a tag', async () => {
    await open({ tagged: false });
    await drag(await place('Teodor Hale', 2, 9));
    assert.equal(await selected(), 'Teodor Hale');
    assert.equal(await panel.page.isVisible('.palette'), true);
    await panel.page.click('.palette .label >> nth=0');
    await painted(panel.page);
    assert.deepEqual((await entities()).map(({ label, text }) => `${label}: ${text}`), ['Person: Teodor Hale']);
    await panel.page.keyboard.down('Alt');
    await drag(await place('Monday', 1, 4));
    await panel.page.keyboard.up('Alt');
    assert.equal(await selected(), 'ond');
    await press('Escape');
    await panel.page.click('.labels button >> nth=2');
    assert.equal(await panel.page.getAttribute('.labels button >> nth=2', 'aria-pressed'), 'true');
    await drag(await place('Port Aldary City', 1, 8));
    assert.deepEqual((await entities()).map(({ label, text }) => `${label}: ${text}`), ['Person: Teodor Hale', 'Place: Port Aldary']);
    const mark = await panel.page.$('mark');
    await mark?.click();
    await painted(panel.page);
    assert.equal(await panel.page.$$eval('mark.selected', (list) => list.length), 1);
  });
});
