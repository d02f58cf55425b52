import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { OverviewMessage } from '../../src/protocol/overviewMessages';
import { axeViolations } from './axe';
import { PanelBrowser, themes, type Theme } from './browser';
import type { OverviewTestPage } from './page/overviewPage';

declare global {
  interface Window { overviewTest: OverviewTestPage }
}

const plots = ['months', 'progress', 'labels', 'names', 'subjects', 'rules', 'pairs'];

describe('corpus overview', function () {
  this.timeout(120_000);
  let browser: PanelBrowser;
  let page: Page;

  before(async () => { browser = await PanelBrowser.start(); });
  after(() => browser.stop());
  afterEach(async () => {
    const wrong = await page.evaluate(() => ({ violations: window.overviewTest.violations, errors: window.overviewTest.sent.filter(({ type }) => type === 'clientError') }));
    await page.close();
    assert.deepEqual(wrong, { violations: [], errors: [] });
  });

  async function open(theme: Theme = 'dark', size?: { width: number; height: number }): Promise<void> {
    page = await browser.openPage(theme, size, 'overview.html');
    await page.evaluate(() => window.overviewTest.open());
    await page.waitForSelector('[data-plot=pairs] .mark');
  }

  const sent = <Type extends OverviewMessage['type']>(type: Type): Promise<Extract<OverviewMessage, { type: Type }>[]> =>
    page.evaluate((wanted) => window.overviewTest.sent.filter((message) => message.type === wanted), type) as Promise<Extract<OverviewMessage, { type: Type }>[]>;

  for (const theme of themes) {
    it(`has no violation that axe finds, as pictures and as tables: ${theme}`, async () => {
      await open(theme);
      assert.deepEqual(await axeViolations(page), [], 'pictures');
      for (const toggle of await page.$$('.table-toggle')) await toggle.click();
      assert.deepEqual(await axeViolations(page), [], 'tables');
      await page.evaluate(() => window.overviewTest.send({ type: 'counting', done: 3, total: 10 }));
      assert.deepEqual(await axeViolations(page), [], 'counting');
    });
  }

  it('shows every plot of the corpus, within the width of the window', async () => {
    for (const size of [{ width: 1500, height: 950 }, { width: 1100, height: 700 }, { width: 420, height: 700 }]) {
      await open('light', size);
      assert.deepEqual(await page.$$eval('.plot', (all) => all.map((plot) => (plot as HTMLElement).dataset['plot'])), plots);
      const beyond = await page.$$eval('.picture', (all) => all.filter((picture) => {
        const { right } = picture.getBoundingClientRect();
        return right > (picture.closest('.plot')?.getBoundingClientRect().right ?? 0);
      }).length);
      assert.deepEqual([beyond, await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)], [0, true], JSON.stringify(size));
      if (size.width !== 420) await page.close();
    }
  });

  it('leads to articles by mouse and by keyboard, from marks and from rows of tables', async () => {
    await open();
    await page.click('[data-plot=months] [data-row="1"] .reach');
    await page.focus('[data-plot=names] .copy-svg');
    for (const key of ['Tab', 'ArrowDown', 'Enter', 'End', 'Space', 'Home']) await page.keyboard.press(key);
    assert.equal(await page.evaluate(() => document.activeElement?.querySelector('title')?.textContent), 'Port Aldary (Person): 640. List these articles');
    await page.focus('[data-plot=pairs] [tabindex="0"].mark');
    await page.keyboard.press('Enter');
    await page.click('[data-plot=rules] .table-toggle');
    await page.click('[data-plot=rules] tbody tr:nth-child(2) .link');
    await page.click('[data-plot=progress] [data-row="2"] .reach');
    await page.click('[data-plot=months] .note .link');
    assert.deepEqual((await sent('showArticles')).map(({ filter }) => filter), [
      { date: '2017-02' }, { tags: [{ label: 'Place', text: 'Maren Osei-Lindqvist' }] }, { tags: [{ label: 'Organization', text: 'Name 14' }] },
      { tags: [{ label: 'Person', text: 'Port Aldary' }, { label: 'Place', text: 'Maren Osei-Lindqvist' }] }, { rule: 'date.invalid' }, { states: ['done'] }, { undated: true },
    ]);
  });

  it('has one stop of the Tab key in each picture', async () => {
    await open();
    assert.deepEqual(await page.$$eval('.picture', (all) => all.map((picture) => picture.querySelectorAll('.mark[tabindex="0"]').length)), plots.map(() => 1));
  });

  it('shows what articles hold as text, and copies it so that no spreadsheet runs it', async () => {
    await open();
    assert.equal(await page.$('.overview img'), null);
    await page.click('[data-plot=names] .copy-csv');
    await page.click('[data-plot=subjects] .copy-csv');
    const [names, subjects] = (await sent('copy')).map(({ text }) => text.split('\r\n'));
    assert.deepEqual(names?.slice(0, 5), ['Text,Label,Tags,Articles', 'Port Aldary,Person,640,320', 'Maren Osei-Lindqvist,Place,625,313', '"\'=HYPERLINK(""x"")",Organization,610,306', '<img src=x onerror=alert(1)>,Person,595,299']);
    assert.deepEqual([names?.length, subjects?.[4], subjects?.[5]], [42, '"Snowden, Edward J",358', "'@Harbours,344"]);
    await page.evaluate(() => window.overviewTest.send({ type: 'copied' }));
    assert.equal(await page.textContent('[role=status]'), 'Copied');
  });

  it('copies pictures that stand alone', async () => {
    await open('light');
    for (const id of plots) await page.click(`[data-plot=${id}] .copy-svg`);
    const pictures = (await sent('copy')).map(({ text }) => text);
    const read = await page.evaluate((texts) => texts.map((text) => {
      const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
      const element = parsed.documentElement;
      return {
        root: element.tagName, errors: parsed.getElementsByTagName('parsererror').length, title: element.querySelector('title')?.textContent, texts: element.querySelectorAll('text').length > 2,
        unstyled: [...element.querySelectorAll('text, rect')].filter((shape) => !/^(?:rgb|none|color)/.test(shape.getAttribute('fill') ?? '')).length,
        left: element.querySelectorAll('[class], [role], [tabindex], [style], script').length, variables: text.includes('var('),
      };
    }), pictures);
    const titles = ['Articles over Time', 'Progress', 'Tags by Label', 'Most Frequent Tags', 'Subjects', 'Problems by Rule', 'Tagged in the Same Articles'];
    assert.deepEqual(read, titles.map((title) => ({ root: 'svg', errors: 0, title, texts: true, unstyled: 0, left: 0, variables: false })));
  });

  it('keeps what is shown as a table over a reload, and shows tables to screen readers', async () => {
    await open();
    await page.click('[data-plot=labels] .table-toggle');
    await page.evaluate(() => window.overviewTest.open());
    const tables = (): Promise<string[]> => page.$$eval('.table:not([hidden])', (all) => all.map((table) => table.closest<HTMLElement>('.plot')?.dataset['plot'] ?? ''));
    assert.deepEqual(await tables(), ['labels']);
    await page.evaluate(() => {
      window.overviewTest.state = undefined;
      document.body.classList.add('vscode-using-screen-reader');
      window.overviewTest.open();
    });
    assert.deepEqual(await tables(), plots);
  });

  it('tells how far counting is, and can be told to end it and to begin it', async () => {
    await open();
    await page.click('.refresh');
    await page.evaluate(() => window.overviewTest.send({ type: 'counting', done: 1200, total: 4800 }));
    assert.equal(await page.textContent('.counting'), 'Counting articles: 1,200 of 4,800');
    assert.ok(await page.$('[data-plot=months] .mark'), 'what was counted before stays');
    await page.click('.cancel');
    await page.evaluate(() => window.overviewTest.send({ type: 'failed', reason: 'No disk.' }));
    assert.equal(await page.textContent('.failure'), 'The articles could not be counted. No disk.');
    assert.deepEqual([(await sent('refresh')).length, (await sent('cancel')).length], [1, 1]);
    for (const [extent, said] of [['part', 'counted until then'], ['before', 'those of the count before'], ['all', undefined]] as const) {
      await page.evaluate((standing) => window.overviewTest.count(standing), extent);
      const shown = await page.$eval('main', (main) => main.querySelector('.partial')?.textContent ?? '');
      assert.ok(said === undefined ? shown === '' : shown.includes(said), shown);
    }
  });
});
