import assert from 'node:assert/strict';
import { painted } from './browser';
import { openPanels } from './openPanels';

describe('panel: what it says, and when', function () {
  this.timeout(120_000);
  const panel = openPanels();
  const { open, choose, press, said, entities } = panel;
  const notice = () => panel.page.textContent('.notice');
  const hold = () => panel.page.evaluate(() => { if (window.panelTest.host) window.panelTest.host.held = true; });
  const release = async (): Promise<void> => {
    await panel.page.evaluate(() => window.panelTest.host?.release());
    await painted(panel.page);
  };

  it('says that something was done when it is done, and what came after it then', async () => {
    await open({ tagged: false });
    await choose('Teodor Hale');
    await hold();
    await press('1');
    assert.equal(await notice(), '', 'the tag is painted, not confirmed');
    await press('ArrowRight');
    await release();
    assert.equal(await said(), '“Teodor Hale” tagged as Person called');
    assert.equal(await notice(), '“Teodor Hale” tagged as Person');
  });

  it('shows one notice after the other in the same place, and one row of hints: that of what is selected', async () => {
    await open({ tagged: false });
    const seen = () => panel.page.$$eval('.hints .moment', (moments) => moments.filter((moment) => {
      const row = moment.closest('.hints')?.getBoundingClientRect();
      const { top, bottom } = moment.getBoundingClientRect();
      return row !== undefined && top < row.bottom && bottom > row.top;
    }).map((moment) => moment.textContent?.replace(/\s+/g, ' ').trim() ?? ''));
    const rowWith = (words: string) => panel.page.waitForFunction((wanted) => document.querySelector('.hints .moment.seen')?.textContent?.includes(wanted), words);
    for (const [text, key, said] of [['Teodor Hale', '1', '“Teodor Hale” tagged as Person'], ['Port Aldary', '3', '“Port Aldary” tagged as Place']] as const) {
      await choose(text);
      await rowWith('next name');
      assert.equal((await seen()).length, 1);
      await press(key);
      await rowWith('change label');
      assert.match((await seen()).join(' | '), /^1–9 change label[^|]*$/);
      assert.equal(await notice(), said);
      assert.equal(await panel.page.locator('.notice .codicon').count(), 1);
    }
    await press('Escape');
    assert.equal(await panel.page.isVisible('.notice'), false, 'Escape clears it');
  });

  it('names in its hints the keys of the labels there are', async () => {
    await open({ tagged: false });
    await choose('Teodor Hale');
    const hintOfTag = () => panel.page.textContent('.hints .moment.seen .hint');
    assert.match(await hintOfTag() ?? '', /^1–9\s/);
    await panel.page.evaluate(() => {
      const { host } = window.panelTest;
      host?.send({ type: 'labelsChanged', uri: host.article.uri, labels: host.article.labels.slice(0, 2) });
    });
    await panel.page.waitForFunction(() => /^1–2\s/.test(document.querySelector('.hints .moment.seen .hint')?.textContent ?? ''));
  });

  it('counts the places of a text once it was chosen, not of the word that the article is opened at', async () => {
    await open({ tagged: false });
    const hints = () => panel.page.textContent('.hints .moment.seen');
    assert.doesNotMatch(await hints() ?? '', /all \d/);
    await choose('Port', 0);
    await panel.page.waitForFunction(() => document.querySelector('.hints .moment.seen')?.textContent?.includes('all 3 “Port”'));
  });

  it('keeps its hints from the search in the page: they are for the eye, and most of them are out of sight', async () => {
    await open();
    await choose('Teodor Hale');
    const finds = (words: string) => panel.page.evaluate((text) => {
      document.getSelection()?.removeAllRanges();
      // What VS Code's find widget calls in a browser.
      return (window as unknown as { find(words: string): boolean }).find(text);
    }, words);
    assert.match((await panel.page.textContent('.hints')) ?? '', /next name/);
    assert.equal(await finds('next name'), false);
    assert.equal(await finds('Teodor Hale'), true);
  });

  it('says what was done to the article elsewhere', async () => {
    await open();
    await panel.page.evaluate(() => window.panelTest.host?.send({ type: 'notice', text: 'Marked “001.txt” as done' }));
    assert.equal(await notice(), 'Marked “001.txt” as done');
    assert.match(await said(), /^Marked “001.txt” as done/u);
  });

  it('says nothing of what the host refuses but why', async () => {
    await open();
    await press(']');
    await hold();
    await panel.page.evaluate(() => { if (window.panelTest.host) window.panelTest.host.refuse = 'The tag was kept.'; });
    await press('Delete');
    await release();
    assert.equal(await notice(), '');
    assert.equal(await panel.page.textContent('[role=alert]'), 'The tag was kept.');
  });

  it('keeps nobody waiting for an answer that is late', async () => {
    await open({ tagged: false });
    await choose('Teodor Hale');
    await hold();
    await press('1', 'ArrowRight');
    await panel.page.waitForFunction(() => document.querySelector('[role=status].visually-hidden')?.textContent?.startsWith('called'));
    await release();
    assert.equal(await notice(), '“Teodor Hale” tagged as Person');
  });

  it('says at once that tags cannot be changed any more, and that they can again', async () => {
    await open({ tagged: false });
    const tell = (reason?: string) => panel.page.evaluate((why) => {
      const { host } = window.panelTest;
      host?.send({ type: 'readOnlyChanged', uri: host.article.uri, reason: why });
    }, reason);
    await tell('x.ann has an unresolved merge conflict');
    assert.equal(await panel.page.textContent('[role=alert]'), 'Read-only: x.ann has an unresolved merge conflict');
    assert.equal(await panel.page.textContent('.banner'), 'Read-only: x.ann has an unresolved merge conflict');
    await choose('Teodor Hale');
    await press('1');
    assert.deepEqual(await entities(), []);
    await tell();
    assert.equal(await panel.page.isVisible('.banner'), false);
    assert.equal(await notice(), 'Tags can be changed again');
    await press('1');
    assert.equal((await entities()).length, 1);
  });

  it('keeps the release of Alt to itself after a drag with Alt held, and no other', async () => {
    await open({ tagged: false });
    await panel.page.evaluate(() => {
      window.addEventListener('keyup', ({ key }) => { document.body.dataset['heard'] = `${document.body.dataset['heard'] ?? ''} ${key}`; });
    });
    const heard = () => panel.page.evaluate(() => document.body.dataset['heard'] ?? '');
    const box = await panel.page.evaluate(() => {
      const text = document.querySelector('.article p')?.firstChild;
      const range = document.createRange();
      if (text) range.setStart(text, 4);
      if (text) range.setEnd(text, 7);
      const { left, right, top, bottom } = range.getBoundingClientRect();
      return { left, right, y: (top + bottom) / 2 };
    });
    await panel.page.keyboard.down('Alt');
    await panel.page.mouse.move(box.left + 1, box.y);
    await panel.page.mouse.down();
    await panel.page.mouse.move(box.right, box.y, { steps: 4 });
    await panel.page.mouse.up();
    await panel.page.keyboard.up('Alt');
    assert.equal(await heard(), '');
    await press('1');
    assert.deepEqual((await entities()).map(({ text }) => text), ['Por'], 'a part of a word');
    await press('Alt');
    assert.equal(await heard(), ' 1 Alt');
  });
});
