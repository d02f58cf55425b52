import assert from 'node:assert/strict';
import { painted } from './browser';
import { sampleArticle } from './page/sample';
import { openPanels } from './openPanels';

describe('panel in a plain page', function () {
  this.timeout(120_000);
  const panel = openPanels();
  const { open, entities, marks, selected, sent, choose, press } = panel;

  it('shows headline, byline and paragraphs with every tag', async () => {
    await open();
    assert.equal(await panel.page.textContent('h1'), 'Port Aldary Council Votes to Reopen the Old Harbor');
    assert.equal(await panel.page.$$eval('p.lost-break', (list) => list.length), 3);
    assert.deepEqual(await marks(), ['Place: Port Aldary', 'Date: 2019-03-04', 'Organization: Port Aldary City Council',
      'Place: Port Aldary', 'Date: Monday', 'Event: flood of 2011',
      'Person: Maren Osei-Lindqvist', 'Organization: Fishers’ Cooperative', 'Place: Port Aldary', 'Group: Aldarians',
        'Person, part 1 of 2: Ilse', 'Person: Bram Varga',
      'Person, part 2 of 2: Varga', 'Law: Harbor Safety Act', 'Quantity: nine meters', 'Date: June 1',
        'Organization: Ministry of Transport']);
  });

  it('opens a box for every state by keyboard and closes it with Escape', async () => {
    await open();
    await press('?');
    assert.equal(await panel.page.isVisible('.help'), true);
    await press('Escape');
    assert.equal(await panel.page.isVisible('.help'), false);
    await press('/');
    await panel.page.keyboard.type('gan');
    await painted(panel.page);
    assert.deepEqual(await panel.page.$$eval('.label-list li', (rows) => rows.map((row) => row.textContent?.trim().slice(-12))), ['Organization']);
    await press('Escape', 'f');
    await panel.page.keyboard.type('hale');
    await painted(panel.page);
    assert.match(await panel.page.textContent('.entity-canvas') ?? '', /No tags match/);
    await press('Escape');
    assert.equal(await panel.page.evaluate(() => document.activeElement?.className), 'text');
  });

  it('takes keys for the text while nothing has the focus, and keeps the focus when what has it goes', async () => {
    await open({ tagged: false });
    await panel.page.evaluate(() => { (document.activeElement as HTMLElement).blur(); });
    await press('ArrowRight', '1');
    assert.equal((await entities()).length, 1);
    await panel.page.focus('[data-section=problems]');
    await panel.page.evaluate(() => document.activeElement?.remove());
    await press('ArrowRight', '2');
    assert.equal((await entities()).length, 2);
  });

  it('leaves the second key of a chord to VS Code, in the text and in a field', async () => {
    await open({ tagged: false });
    await choose('Port Aldary City', 0);
    await press('Control+k', '1');
    assert.equal((await entities()).length, 0);
    await press('1', 'f', 'Control+k', 'a', 'b');
    assert.equal((await entities()).length, 1);
    assert.equal(await panel.page.evaluate(() => (document.activeElement as HTMLInputElement).value), 'b');
  });

  it('carries out what the host asks for', async () => {
    await open({ tagged: false });
    await choose('Port Aldary City', 0);
    await panel.page.evaluate(() => window.panelTest.host?.send({ type: 'run', command: 'tag', label: 'Organization' }));
    await painted(panel.page);
    assert.deepEqual((await entities()).map(({ label, text }) => `${label} ${text}`), ['Organization Port Aldary City']);
  });

  it('loses none of 200 fast keys, and answers may come late', async () => {
    await open({ tagged: false });
    await panel.page.evaluate(() => { if (window.panelTest.host) window.panelTest.host.held = true; });
    await choose('Port Aldary City', 0);
    const count = await panel.page.evaluate(() => {
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
    await painted(panel.page);
    assert.equal((await entities()).length, 0);
    const painted0 = (await marks()).length;
    await panel.page.evaluate(() => window.panelTest.host?.release());
    await painted(panel.page);
    assert.equal(count, 100);
    const words = (sampleArticle().text.slice(sampleArticle().paragraphs[0]?.start).match(/[\p{L}\p{N}]+(?:[-’][\p{L}]+)*/gu) ?? []).length;
    const made = (await sent('tag')).length;
    assert.equal((await entities()).length, made);
    assert.equal(painted0, made);
    assert.ok(made >= Math.min(100, words - 5), `${made} tags of ${words} words`);
  });

  it('takes back what the host refuses, and says why', async () => {
    await open();
    await panel.page.evaluate(() =>
      { if (window.panelTest.host) { window.panelTest.host.refuse = 'The file is read-only'; window.panelTest.host.held = true; } });
    await choose('Teodor Hale');
    const before = await marks();
    await press('1');
    assert.equal((await marks()).length, before.length + 1, 'painted at once');
    await panel.page.evaluate(() => window.panelTest.host?.release());
    await painted(panel.page);
    assert.deepEqual(await marks(), before);
    assert.equal(await panel.page.textContent('[role=alert]'), 'The file is read-only');
    assert.equal(await selected(), 'Teodor Hale');
  });

  it('asks for everything where a patch does not follow', async () => {
    await open();
    await panel.page.evaluate(() => window.panelTest.host?.change([], ['T1'], 99));
    await painted(panel.page);
    assert.equal((await sent('resync')).length, 1);
    assert.equal((await marks()).length, 16);
  });

  it('drops messages that do not parse, tells the log, and goes on', async () => {
    await open();
    await panel.page.evaluate(() => {
      for (const bad of [undefined, 3, 'article', {}, { type: 'article', article: {} }, { type: 'annotations', uri: 7 },
        { type: '__proto__' }]) window.panelTest.host?.sendRaw(bad);
    });
    const told = await sent('clientError');
    assert.equal(told.length, 7);
    await panel.page.evaluate(() => { const { host } = window.panelTest; host?.received.splice(0, host.received.length); });
    await choose('Teodor Hale');
    await press('1');
    assert.equal((await entities()).length, 17);
  });

  it('shows problems in the text, with their fixes at the place: by key and under the mouse', async () => {
    await open();
    const show = (text: string) => panel.page.evaluate((quote) => {
      const { host } = window.panelTest;
      if (!host) return;
      const at = (words: string) => { const start = host.article.text.indexOf(words); return { start, end: start + words.length }; };
      const { checks } = host.article;
      host.send({ type: 'checksChanged', uri: host.article.uri, version: host.article.version, checks: { ...checks, findings: [
        { id: '1.0', rule: 'body.missing-space', severity: 'hint', range: at('7 to 2'), problem: 'A hint', fixes: [] },
        { id: '1.1', rule: 'text.mojibake', severity: 'warning', range: at(quote), problem: 'Misread characters', fixes: [{ title: 'Decode', safe: true }], acceptable: true },
        { id: '1.2', rule: 'body.boilerplate', severity: 'information', range: at('nine meters'), problem: 'Boilerplate', fixes: [], acceptable: true },
      ] } });
    }, text);
    const marked = () => panel.page.evaluate(() => ['error', 'warning', 'information', 'hint'].flatMap((severity) =>
      [...CSS.highlights.get(`finding-${severity}`) ?? []].map((range) => `${severity}: ${(range as Range).toString()}`)));
    await show('Bram Varga');
    await panel.page.waitForFunction(() => CSS.highlights.get('finding-warning')?.size === 1);
    const all = ['warning: Bram Varga', 'information: nine meters', 'hint: 7 to 2'];
    assert.deepEqual(await marked(), all);
    await choose('Bram');
    await press('1');
    assert.deepEqual(await marked(), all, 'a tag there leaves the lines in their place');
    await press('Control+Home', 'F8');
    assert.match(await panel.page.textContent('.findings-here') ?? '', /Misread characters/);
    assert.equal(await panel.page.evaluate(() => document.activeElement?.textContent), 'Decode');
    await press('F8');
    assert.match(await panel.page.textContent('.findings-here') ?? '', /Boilerplate/);
    await press('Enter');
    assert.deepEqual((await sent('acceptFinding') as { finding: string }[]).map(({ finding }) => finding), ['1.2']);
    await press('Shift+F8', 'Enter');
    assert.deepEqual((await sent('applyFix') as { finding: string }[]).map(({ finding }) => finding), ['1.1']);
    assert.equal(await panel.page.evaluate(() => document.activeElement?.className), 'text');
    await panel.page.hover('mark:has-text("Varga") >> nth=0');
    const box = await panel.page.$eval('.article', () => { const range = [...CSS.highlights.get('finding-information') ?? []][0] as Range; const { x, y, width, height } = range.getBoundingClientRect(); return { x: x + width / 2, y: y + height / 2 }; });
    await panel.page.mouse.move(box.x, box.y);
    await panel.page.waitForSelector('.findings-here:not([hidden])');
    assert.equal(await panel.page.evaluate(() => document.activeElement?.className), 'text', 'the mouse takes no keyboard');
    await panel.page.mouse.move(5, 300);
    await panel.page.waitForSelector('.findings-here', { state: 'hidden' });
  });

  it('shows the guidelines of a label by key, in the search, and under the mouse: text and links, never HTML', async () => {
    await open();
    await panel.page.evaluate(() => {
      const { host } = window.panelTest;
      const guideline = [{ kind: 'paragraph' as const, content: [{ text: '<b>People</b>, see ' }, { text: 'the list', href: 'https://lists.example' }] }];
      host?.send({ type: 'labelsChanged', uri: host.article.uri, labels: host.article.labels.map((label) => (label.name === 'Person' ? { ...label, guideline } : label)) });
    });
    await press('g');
    assert.equal(await panel.page.textContent('.notice'), 'No label used yet; press the key of a label first');
    await choose('Teodor Hale');
    await press('1', 'g');
    assert.match(await panel.page.textContent('.guidelines .guideline') ?? '', /^<b>People<\/b>, see the list$/);
    await panel.page.click('.guidelines a');
    assert.deepEqual((await sent('openExternal') as { href: string }[]).map(({ href }) => href), ['https://lists.example']);
    await press('Escape');
    assert.equal(await panel.page.evaluate(() => document.activeElement?.className), 'text');
    await press('/');
    await panel.page.keyboard.type('pers');
    await painted(panel.page);
    assert.match(await panel.page.textContent('.label-search .guideline') ?? '', /see the list/);
    await press('Escape');
    await panel.page.hover('.top .label[data-label=Person]');
    await panel.page.waitForSelector('.guidelines:not([hidden])');
    await panel.page.mouse.move(400, 400);
    await panel.page.waitForSelector('.guidelines', { state: 'hidden' });
    await press('2', 'g');
    assert.match(await panel.page.textContent('.notice') ?? '', /^No guidelines for Organization/);
  });

  it('shows what it says: what was done, where the article ends, why tags cannot be changed', async () => {
    await open({ tagged: false });
    await choose('Port Aldary City', 0);
    await press('1');
    assert.equal(await panel.page.textContent('.notice'), '“Port Aldary City” tagged as Person');
    await press('Control+End', '.');
    assert.equal(await panel.page.textContent('.notice'), 'No more untagged names · Ctrl+Enter: next article');
    assert.equal(await panel.page.isVisible('.warning-bar'), false, 'what was done is no warning');
    await press('2');
    assert.equal(await panel.page.textContent('.notice'), 'There is no word to tag here');
    assert.deepEqual((await entities()).map(({ label }) => label), ['Person'], 'a label pressed behind the last name changes no tag');
    await panel.page.evaluate(() => {
      const { host } = window.panelTest;
      host?.send({ type: 'article', article: { ...host.snapshot(), readOnlyReason: 'the folder cannot be written' } });
    });
    await painted(panel.page);
    assert.equal(await panel.page.textContent('.banner'), 'Read-only: the folder cannot be written');
  });

  it('keeps the labels in one row, whatever the width, and the rest in the search', async () => {
    await open();
    for (const width of [1100, 600, 376]) {
      await panel.page.setViewportSize({ width, height: 600 });
      await painted(panel.page);
      const heights = await panel.page.evaluate(() => [document.querySelector('.top')?.clientHeight, document.querySelector('.top')?.scrollWidth, innerWidth]);
      assert.ok((heights[0] ?? 99) <= 36 && (heights[1] ?? 9999) <= (heights[2] ?? 0), `${width}: ${heights.join(' ')}`);
      assert.ok(await panel.page.isVisible('.search-labels'));
    }
  });

  it('shows the counts of all tabs whole, however narrow the side is', async () => {
    await open();
    await panel.page.evaluate(() => {
      const { host } = window.panelTest;
      if (host) host.send({ type: 'checksChanged', uri: host.article.uri, version: host.article.version, checks: host.manyFindings() });
    });
    await panel.page.setViewportSize({ width: 1040, height: 590 });
    await painted(panel.page);
    const side = await panel.page.$eval('.tabs', (tabs) => tabs.getBoundingClientRect().right);
    for (const end of await panel.page.$$eval('.tabs .badge', (badges) => badges.map((badge) => badge.getBoundingClientRect().right))) assert.ok(end <= side, `${end} of ${side}`);
    assert.equal(await panel.page.$$eval('.tabs .badge', (badges) => badges.length), 3);
  });

  it('moves the line between text and side by keyboard, and closes and opens the side', async () => {
    await open();
    const width = () => panel.page.$eval('.side', (side) => side.clientWidth);
    const before = await width();
    await panel.page.focus('.splitter');
    await press('ArrowLeft');
    assert.equal(await width(), before + 16);
    await press('Enter');
    assert.ok(await width() < 10);
    await press('Escape', '\\');
    assert.equal(await width(), before + 16);
  });

  it('groups problems by rule, shows their places when asked, and fixes them all', async () => {
    await open();
    await panel.page.evaluate(() => {
      const { host } = window.panelTest;
      if (host) host.send({ type: 'checksChanged', uri: host.article.uri, version: host.article.version, checks: host.manyFindings() });
    });
    await panel.page.click('#tab-problems');
    const places = (): Promise<number> => panel.page.$$eval('.places-of-problem .finding', (list) => list.length);
    assert.match(await panel.page.textContent('#tab-problems') ?? '', /303/);
    assert.equal(await panel.page.textContent('.problem-list .problem'), 'Date in another style');
    assert.equal(await places(), 0);
    await panel.page.focus('.group-title');
    await press('Enter');
    assert.equal(await places(), 50);
    for (let more = 0; more < 3; more++) await panel.page.click('.places-of-problem .more');
    assert.equal(await places(), 200);
    assert.match(await panel.page.textContent('.places-of-problem li:last-child') ?? '', /and 100 more in the text/);
    await panel.page.click('.fixes button:has-text("Fix All 300")');
    await panel.page.click('button:has-text("Fix All Safe Problems (2)")');
    await panel.page.click('[aria-label="Open documentation: body.lost-break"]');
    const asked = await panel.page.evaluate(() => window.panelTest.host?.received.flatMap((message) =>
      message.type === 'fixAll' || message.type === 'showRule' ? [[message.type, message.rule]] : []));
    assert.deepEqual(asked, [['fixAll', 'body.lost-break'], ['fixAll', undefined], ['showRule', 'body.lost-break']]);
    await panel.page.click('.places-of-problem .problem');
    assert.equal(await panel.page.evaluate(() => document.activeElement?.className), 'text');
  });

  it('follows the editor and tells it, without echo', async () => {
    await open();
    await panel.page.evaluate(() => { const { host } = window.panelTest; host?.received.splice(0, host.received.length); });
    await choose('nine meters');
    await panel.page.waitForTimeout(200);
    assert.equal((await sent('select')).length, 0);
    await press('ArrowRight');
    await panel.page.waitForTimeout(200);
    assert.equal((await sent('select')).length, 1);
    // The host names the new tag before the rest is over; its selection is told all the same.
    await press('1');
    await panel.page.waitForTimeout(200);
    assert.equal((await sent('select')).length, 2);
  });

  it('tells what is selected as soon as the host asks, once', async () => {
    await open();
    await choose('nine meters');
    await press('ArrowRight');
    await panel.page.evaluate(() => { const { host } = window.panelTest; host?.received.splice(0, host.received.length); });
    const told = async () => await panel.page.evaluate(() => window.panelTest.host?.received.map(({ type }) => type).filter((type) => type === 'select' || type === 'selectionTold'));
    await press('ArrowRight');
    await panel.page.evaluate(() => window.panelTest.host?.send({ type: 'tellSelection' }));
    await panel.page.waitForFunction(() => window.panelTest.host?.received.some(({ type }) => type === 'selectionTold'));
    assert.deepEqual(await told(), ['select', 'selectionTold']);
    await panel.page.evaluate(() => window.panelTest.host?.send({ type: 'tellSelection' }));
    await panel.page.waitForFunction(() => window.panelTest.host?.received.filter(({ type }) => type === 'selectionTold').length === 2);
    assert.deepEqual(await told(), ['select', 'selectionTold', 'selectionTold']);
  });

  it('keeps selection and tags where the text changes under it', async () => {
    await open();
    await choose('nine meters');
    await panel.page.evaluate(() => {
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
    await painted(panel.page);
    assert.equal((await marks()).length, 17);
    assert.match(await panel.page.textContent('p') ?? '', /^XThe Port Aldary/);
  });
});
