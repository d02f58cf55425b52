import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { PanelMessage } from '../../src/protocol/panelMessages';
import { PanelBrowser, painted } from './browser';
import { sampleArticle } from './page/sample';

describe('panel in a plain page', function () {
  this.timeout(120_000);
  let browser: PanelBrowser;
  let page: Page;
  const failures: string[] = [];

  before(async () => { browser = await PanelBrowser.start(); });
  after(async () => { await browser.stop(); });

  async function open(options: { tagged?: boolean } = {}): Promise<void> {
    page = await browser.openPage('dark');
    failures.length = 0;
    page.on('pageerror', (error) => failures.push(String(error)));
    await page.evaluate((article) => { window.panelTest.open(article); }, sampleArticle(options));
    await painted(page);
    await page.focus('.text');
  }

  afterEach(async () => {
    const told = await page.evaluate(() => ({
      violations: window.panelTest.violations,
      errors: window.panelTest.host?.received.filter(({ type }) => type === 'clientError') ?? [],
      invalid: window.panelTest.host?.invalid ?? [],
    }));
    await page.close();
    assert.deepEqual({ ...told, failures }, { violations: [], errors: [], invalid: [], failures: [] });
  });

  const entities = (): Promise<{ id: string; label: string; text: string; note?: string; link?: string }[]> => page.evaluate(() => {
    const host = window.panelTest.host;
    return (host?.entities ?? []).map(({ id, label, fragments, note, link }) => ({
      id, label, text: fragments.map(({ start, end }) => host?.article.text.slice(start, end)).join('|'),
      ...(note !== undefined && { note }), ...(link !== undefined && { link: link.value }),
    }));
  });
  const marks = (): Promise<string[]> => page.$$eval('mark',
    (list) => list.map((mark) => `${mark.getAttribute('aria-description') ?? ''}: ${mark.textContent ?? ''}`));
  const said = (): Promise<string> => page.$eval('[role=status].visually-hidden', (region) => (region.textContent
    ?? '').replace(/\u00A0$/, ''));
  const selected = (): Promise<string> => page.evaluate(() => String(document.getSelection()));
  const sent = (type: PanelMessage['type']): Promise<PanelMessage[]> => page.evaluate((wanted) =>
    window.panelTest.host?.received.filter((message) => message.type === wanted) ?? [], type);
  /** Selects a text the way the host does. */
  const choose = (text: string, occurrence = 0): Promise<void> => page.evaluate(([quote, count]) => {
    const { host } = window.panelTest;
    if (!host) return;
    let start = -1;
    for (let index = 0; index <= count; index++) start = host.article.text.indexOf(quote, start + 1);
    host.send({ type: 'selection', uri: host.article.uri, version: host.article.version, range: { start, end: start + quote.length } });
  }, [text, occurrence] as const);
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
    await painted(page);
  };

  it('shows headline, byline and paragraphs with every tag', async () => {
    await open();
    assert.equal(await page.textContent('h1'), 'Port Aldary Council Votes to Reopen the Old Harbor');
    assert.equal(await page.$$eval('p.lost-break', (list) => list.length), 3);
    assert.deepEqual(await marks(), ['Place: Port Aldary', 'Date: 2019-03-04', 'Organization: Port Aldary City Council',
      'Place: Port Aldary', 'Date: Monday', 'Event: flood of 2011',
      'Person: Maren Osei-Lindqvist', 'Organization: Fishers’ Cooperative', 'Place: Port Aldary', 'Group: Aldarians',
        'Person, part 1 of 2: Ilse', 'Person: Bram Varga',
      'Person, part 2 of 2: Varga', 'Law: Harbor Safety Act', 'Quantity: nine meters', 'Date: June 1',
        'Organization: Ministry of Transport']);
  });

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
    assert.equal(await said(), 'Each tag goes on to the next name');
    assert.equal(await page.getAttribute('[title="Go on to the next name after each tag"]', 'aria-pressed'), 'true');
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
    assert.match(await said(), /No untagged name in this direction$/);
    assert.deepEqual((await entities()).map(({ label, text }) => `${label}: ${text}`),
      ['Group: Maren Osei-Lindqvist', 'Organization: Fishers’ Cooperative', 'Organization: Ministry of Transport']);
    await press('>', '3');
    assert.deepEqual(await page.$$eval('mark.selected', (list) => list.map(({ textContent }) => textContent)), ['Ministry of Transport']);
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
    assert.deepEqual(await page.$$eval('mark.selected', (list) => list.map(({ textContent }) => textContent)), ['Maren Osei-Lindqvist']);
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
    assert.equal(await page.textContent('.tag-all .count'), '2 occurrences');
    assert.equal(await page.$$eval('.places b', (list) => list.map((place) => place.textContent).join()), 'Teodor Hale,Teodor Hale');
    await press('Enter');
    assert.equal(await said(), '2 times “Teodor Hale” tagged as Person');
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
    const count = (): Promise<string | null> => page.textContent('.tag-all .count');
    const offered = await page.$$eval('.places [role=option]', (list) => list.length);
    assert.equal(await count(), `${offered} occurrences`);
    await press('ArrowDown', 'ArrowDown', 'Space');
    assert.equal(await count(), `${offered - 1} occurrences`);
    assert.deepEqual(await page.$$eval('.places [role=option]', (list) => list.map((place) => place.getAttribute('aria-selected'))),
      Array.from({ length: offered }, (_, index) => String(index !== 1)));
    await page.click('.places [role=option]:last-child');
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
    assert.equal(await page.textContent('.tag-all .count'), '0 occurrences');
    await page.click('.tag-all vscode-checkbox >> nth=2');
    await painted(page);
    assert.equal(await page.textContent('.tag-all .count'), '3 occurrences');
    await press('Escape');
    assert.equal(await page.evaluate(() => document.activeElement?.className), 'text');
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
    assert.equal(await page.getAttribute('.details', 'aria-label'), 'Tag “Maren Osei-Lindqvist”');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Q42');
    await press('Enter');
    assert.equal((await entities()).find(({ id }) => id === 'T7')?.link, 'Q42');
    await press('n');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Chair <b>since</b> 2016');
    await press('Escape');
    assert.equal((await entities()).find(({ id }) => id === 'T7')?.note, 'Chair <b>since</b> 2016');
    assert.equal(await page.evaluate(() => document.activeElement?.className), 'text');
    await press('Space');
    await press('ArrowRight', 'Enter');
    assert.equal((await entities()).find(({ id }) => id === 'T7')?.label, 'Organization');
    await press('Escape', 'Space');
    assert.match(await page.evaluate(() => document.activeElement?.textContent ?? ''), /Organization/, 'starts at the label it has');
    await press('ArrowLeft', 'Enter');
    await page.click('.details vscode-checkbox');
    await page.selectOption('.details select', 'speaker');
    await painted(page);
    const attributes = await page.evaluate(() => window.panelTest.host?.entities.find(({ id }) => id === 'T7')?.attributes);
    assert.deepEqual(attributes, { Fictional: true, Role: 'speaker' });
  });

  it('opens a box for every state by keyboard and closes it with Escape', async () => {
    await open();
    await press('?');
    assert.equal(await page.isVisible('.help'), true);
    await press('Escape');
    assert.equal(await page.isVisible('.help'), false);
    await press('/');
    await page.keyboard.type('hale');
    await painted(page);
    assert.match(await page.textContent('.entity-canvas') ?? '', /Nothing matches/);
    await press('Escape', 'Escape');
    assert.equal(await page.evaluate(() => document.activeElement?.className), 'text');
  });

  it('takes the mouse: whole words, Alt for letters, palette, sticky label, click on a tag', async () => {
    await open({ tagged: false });
    const place = (text: string, from: number, to: number): Promise<{ x1: number; x2: number; y: number }> => page.evaluate(([quote,
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
      await page.mouse.move(x1, y);
      await page.mouse.down();
      await page.mouse.move(x2, y, { steps: 3 });
      await page.mouse.up();
      await painted(page);
    };
    await drag(await place('Teodor Hale', 2, 9));
    assert.equal(await selected(), 'Teodor Hale');
    assert.equal(await page.isVisible('.palette'), true);
    await page.click('.palette .label >> nth=0');
    await painted(page);
    assert.deepEqual((await entities()).map(({ label, text }) => `${label}: ${text}`), ['Person: Teodor Hale']);
    await page.keyboard.down('Alt');
    await drag(await place('Monday', 1, 4));
    await page.keyboard.up('Alt');
    assert.equal(await selected(), 'ond');
    await press('Escape');
    await page.click('.labels button >> nth=2');
    assert.equal(await page.getAttribute('.labels button >> nth=2', 'aria-pressed'), 'true');
    await drag(await place('Port Aldary City', 1, 8));
    assert.deepEqual((await entities()).map(({ label, text }) => `${label}: ${text}`), ['Person: Teodor Hale', 'Place: Port Aldary']);
    const mark = await page.$('mark');
    await mark?.click();
    await painted(page);
    assert.equal(await page.$$eval('mark.selected', (list) => list.length), 1);
  });

  it('loses none of 200 fast keys, and answers may come late', async () => {
    await open({ tagged: false });
    await page.evaluate(() => { if (window.panelTest.host) window.panelTest.host.held = true; });
    await choose('Port Aldary City', 0);
    const count = await page.evaluate(() => {
      const target = document.querySelector('.text');
      const send = (key: string, code: string): void => void target?.dispatchEvent(new KeyboardEvent('keydown', { key, code,
        bubbles: true, cancelable: true }));
      for (let index = 0; index < 100; index++) {
        send('ArrowLeft', 'ArrowLeft');
        send('ArrowRight', 'ArrowRight');
      }
      let pressed = 0;
      for (; pressed < 100; pressed++) {
        send('ArrowRight', 'ArrowRight');
        send('2', 'Digit2');
      }
      return pressed;
    });
    await painted(page);
    assert.equal((await entities()).length, 0);
    const painted0 = (await marks()).length;
    await page.evaluate(() => window.panelTest.host?.release());
    await painted(page);
    assert.equal(count, 100);
    const words = (sampleArticle().text.slice(sampleArticle().paragraphs[0]?.start).match(/[\p{L}\p{N}]+(?:[-’][\p{L}]+)*/gu) ?? []).length;
    const made = (await sent('tag')).length;
    assert.equal((await entities()).length, made);
    assert.equal(painted0, made);
    assert.ok(made >= Math.min(100, words - 5), `${made} tags of ${words} words`);
  });

  it('takes back what the host refuses, and says why', async () => {
    await open();
    await page.evaluate(() =>
      { if (window.panelTest.host) { window.panelTest.host.refuse = 'The file is read-only'; window.panelTest.host.held = true; } });
    await choose('Teodor Hale');
    const before = await marks();
    await press('1');
    assert.equal((await marks()).length, before.length + 1, 'painted at once');
    await page.evaluate(() => window.panelTest.host?.release());
    await painted(page);
    assert.deepEqual(await marks(), before);
    assert.equal(await page.textContent('[role=alert]'), 'Not done: The file is read-only');
    assert.equal(await selected(), 'Teodor Hale');
  });

  it('asks for everything where a patch does not follow', async () => {
    await open();
    await page.evaluate(() => window.panelTest.host?.change([], ['T1'], undefined, 99));
    await painted(page);
    assert.equal((await sent('resync')).length, 1);
    assert.equal((await marks()).length, 16);
  });

  it('drops messages that do not parse, tells the log, and goes on', async () => {
    await open();
    await page.evaluate(() => {
      for (const bad of [undefined, 3, 'article', {}, { type: 'article', article: {} }, { type: 'annotations', uri: 7 },
        { type: '__proto__' }]) window.panelTest.host?.sendRaw(bad);
    });
    const told = await sent('clientError');
    assert.equal(told.length, 7);
    await page.evaluate(() => { const { host } = window.panelTest; host?.received.splice(0, host.received.length); });
    await choose('Teodor Hale');
    await press('1');
    assert.equal((await entities()).length, 17);
  });

  it('edits metadata and applies fixes by asking the host', async () => {
    await open();
    const field = page.locator('vscode-textfield[data-field=date]');
    await field.locator('input').fill('March 4, 2019');
    await field.locator('input').press('Enter');
    await page.click('.field-warning .action');
    const [edit] = await sent('editField') as { field: string; value: string }[];
    const [fix] = await sent('applyFix') as { finding: string; fix: number }[];
    assert.deepEqual([edit?.field, edit?.value, fix?.finding, fix?.fix], ['date', 'March 4, 2019', 'f3', 0]);
    assert.deepEqual(await page.$$eval('.chip.restored', (list) => list.map((chip) => chip.textContent)), ['Harbors, Ports and Docks']);
  });

  it('groups problems by rule, shows their places when asked, and mends them all', async () => {
    await open();
    await page.evaluate(() => {
      const { host } = window.panelTest;
      if (host) host.send({ type: 'checksChanged', uri: host.article.uri, version: host.article.version, checks: host.manyFindings() });
    });
    await page.click('#tab-problems');
    const places = (): Promise<number> => page.$$eval('.places-of-problem .finding', (list) => list.length);
    assert.match(await page.textContent('#tab-problems') ?? '', /303/);
    assert.equal(await page.textContent('.problem-list .problem'), 'Date in another style');
    assert.equal(await places(), 0);
    await page.focus('.group-title');
    await press('Enter');
    assert.equal(await places(), 50);
    for (let more = 0; more < 3; more++) await page.click('.places-of-problem .more');
    assert.equal(await places(), 200);
    assert.match(await page.textContent('.places-of-problem li:last-child') ?? '', /and 100 more in the text/);
    await page.click('.fixes button:has-text("Fix all 300")');
    await page.click('button:has-text("Fix everything safe (2)")');
    await page.click('[aria-label="About this check: body.lost-break"]');
    const asked = await page.evaluate(() => window.panelTest.host?.received.flatMap((message) =>
      message.type === 'fixAll' || message.type === 'showRule' ? [[message.type, message.rule]] : []));
    assert.deepEqual(asked, [['fixAll', 'body.lost-break'], ['fixAll', undefined], ['showRule', 'body.lost-break']]);
    await page.click('.places-of-problem .problem');
    assert.equal(await page.evaluate(() => document.activeElement?.className), 'text');
  });

  it('follows the editor and tells it, without echo', async () => {
    await open();
    await page.evaluate(() => { const { host } = window.panelTest; host?.received.splice(0, host.received.length); });
    await choose('nine meters');
    await page.waitForTimeout(200);
    assert.equal((await sent('select')).length, 0);
    await press('ArrowRight');
    await page.waitForTimeout(200);
    assert.equal((await sent('select')).length, 1);
    // The host names the new tag before the rest is over; its selection is told all the same.
    await press('1');
    await page.waitForTimeout(200);
    assert.equal((await sent('select')).length, 2);
  });

  it('keeps selection and tags where the text changes under it', async () => {
    await open();
    await choose('nine meters');
    await page.evaluate(() => {
      const { host } = window.panelTest;
      if (!host) return;
      const { article } = host;
      const shift = (range: { start: number; end: number }): { start: number; end: number } => ({ ...range, start: range.start + 1,
        end: range.end + 1 });
      const first = article.paragraphs[0]?.start ?? 0;
      host.article = { ...article, version: 2, text: `${article.text.slice(0, first)}X${article.text.slice(first)}`,
        paragraphs: article.paragraphs.map((paragraph, index) => ({ ...paragraph, start: index === 0 ? paragraph.start
          : paragraph.start + 1, end: paragraph.end + 1 })) };
      const moved = host.entities.map((entity) => ({ ...entity, fragments: entity.fragments.map((range) => range.start >= first
        ? shift(range) : range) }));
      host.change(moved);
      host.send({ type: 'article', article: host.snapshot() });
    });
    await painted(page);
    assert.equal((await marks()).length, 17);
    assert.match(await page.textContent('p') ?? '', /^XThe Port Aldary/);
  });

  it('counts, filters and walks the entities by keyboard', async () => {
    await open();
    await page.waitForTimeout(200);
    assert.match(await page.textContent('#tab-entities') ?? '', /Entities16/);
    await page.focus('.entity-list');
    await press('End', 'Home', 'ArrowDown', 'Enter');
    assert.equal(await said(), 'Bram Varga, Person, tag 12 of 16');
    await press('Home', 'ArrowLeft');
    assert.equal(await page.getAttribute('#entity-row-0', 'aria-expanded'), 'false');
    await press('Escape');
    assert.equal(await page.evaluate(() => document.activeElement?.className), 'text');
  });
});
