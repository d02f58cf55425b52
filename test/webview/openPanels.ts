import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { PanelMessage } from '../../src/protocol/panelMessages';
import { PanelBrowser, painted } from './browser';
import { sampleArticle } from './page/sample';

interface ShownEntity {
  readonly id: string;
  readonly label: string;
  /** The covered text, `|` between fragments. */
  readonly text: string;
  readonly note?: string;
  readonly link?: string;
}

/** What a test does with the panel it opened, and what it sees of it. */
export interface OpenPanel {
  readonly page: Page;
  /** Opens the sample article in a fresh page, the focus in its text. */
  open(options?: { tagged?: boolean }): Promise<void>;
  press(...keys: string[]): Promise<void>;
  /** Selects a text the way the host does. */
  choose(text: string, occurrence?: number): Promise<void>;
  /** What the host has. */
  entities(): Promise<ShownEntity[]>;
  /** What the text shows, as a screen reader has it. */
  marks(): Promise<string[]>;
  said(): Promise<string>;
  selected(): Promise<string>;
  /** What the panel told the host. */
  sent(type: PanelMessage['type']): Promise<PanelMessage[]>;
}

/** Panels for the tests of a `describe`, one after the other. After each, none may have broken the policy, thrown, or sent what does not parse. */
export function openPanels(): OpenPanel {
  let browser: PanelBrowser;
  let page: Page;
  const failures: string[] = [];

  before(async () => { browser = await PanelBrowser.start(); });
  after(() => browser.stop());
  afterEach(async () => {
    const told = await page.evaluate(() => ({
      violations: window.panelTest.violations,
      errors: window.panelTest.host?.received.filter(({ type }) => type === 'clientError') ?? [],
      invalid: window.panelTest.host?.invalid ?? [],
    }));
    await page.close();
    assert.deepEqual({ ...told, failures }, { violations: [], errors: [], invalid: [], failures: [] });
  });

  return {
    get page() { return page; },
    async open(options = {}) {
      page = await browser.openPage('dark');
      failures.length = 0;
      page.on('pageerror', (error) => failures.push(String(error)));
      await page.evaluate((article) => { window.panelTest.open(article); }, sampleArticle(options));
      await painted(page);
      await page.focus('.text');
    },
    async press(...keys) {
      for (const key of keys) await page.keyboard.press(key);
      await painted(page);
    },
    choose: (text, occurrence = 0) => page.evaluate(([quote, count]) => {
      const { host } = window.panelTest;
      if (!host) return;
      let start = -1;
      for (let index = 0; index <= count; index++) start = host.article.text.indexOf(quote, start + 1);
      host.send({ type: 'selection', uri: host.article.uri, version: host.article.version, range: { start, end: start + quote.length } });
    }, [text, occurrence] as const),
    entities: () => page.evaluate(() => {
      const { host } = window.panelTest;
      return (host?.entities ?? []).map(({ id, label, fragments, note, link }) => ({
        id, label, text: fragments.map(({ start, end }) => host?.article.text.slice(start, end)).join('|'),
        ...(note !== undefined && { note }), ...(link !== undefined && { link: link.value }),
      }));
    }),
    marks: () => page.$$eval('mark', (list) => list.map((mark) => `${mark.getAttribute('aria-description') ?? ''}: ${mark.textContent ?? ''}`)),
    said: () => page.$eval('[role=status].visually-hidden', (region) => (region.textContent ?? '').replace(/\u00A0$/, '')),
    selected: () => page.evaluate(() => String(document.getSelection())),
    sent: (type) => page.evaluate((wanted) => window.panelTest.host?.received.filter((message) => message.type === wanted) ?? [], type),
  };
}
