import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { inEnglish } from '../../src/core/message';
import { taggableRanges } from '../../src/core/suggestions/annotatedText';
import { suggestionThresholds, weakestReading } from '../../src/core/suggestions/policy';
import { Suggester } from '../../src/core/suggestions/suggester';
import { panelOffer } from '../../src/panel/suggestionFeed';
import type { Article } from '../../src/protocol/article';
import { PanelBrowser, painted } from './browser';
import type { WantedEntity } from './keystrokes';
import { testLabels } from './page/articles';
import { seedArticle } from './seedArticle';

/**
 * Works through suggestions over the panel's own keys and mouse, as a hand would that has read the text: what is wrong is clicked and
 * decided, then one key accepts all, then what is missing is selected and tagged. A click is counted like a key.
 */
class Hand {
  keys = 0;
  readonly #page: Page;
  readonly #wanted: readonly WantedEntity[];

  constructor(page: Page, wanted: readonly WantedEntity[]) {
    this.#page = page;
    this.#wanted = wanted;
  }

  async work(): Promise<void> {
    for (let tries = 0; tries < 60; tries++) {
      const wrong = (await this.#suggested()).find((one) => !this.#isWanted(one));
      if (!wrong) break;
      await this.#decide(wrong);
    }
    await this.#press('Control+Shift+Space');
    for (const missing of this.#wanted) {
      const tags = await this.tags();
      if (!tags.some((tag) => isSame(tag, missing))) await this.#tag(missing);
    }
  }

  tags(): Promise<WantedEntity[]> {
    return this.#page.evaluate(() => (window.panelTest.host?.entities ?? []).map(({ label, fragments }) => ({ label, start: fragments[0]?.start ?? 0, end: fragments[0]?.end ?? 0 })));
  }

  /** Clicks it; then it is another reading, has another label, or is none. */
  async #decide(wrong: WantedEntity): Promise<void> {
    await this.#click(wrong);
    const right = this.#wanted.find(({ start, end }) => start === wrong.start && end === wrong.end);
    if (right) return this.#press(keyOf(right.label));
    const readings = await this.#readings(wrong);
    const turns = readings.findIndex((reading) => this.#isWanted(reading));
    if (turns < 0 || turns > 2) return this.#press('x');
    for (let turn = 0; turn < turns; turn++) await this.#press('Tab');
    await this.#press('Space');
  }

  /** Selects it by the mouse, one gesture, and presses its label. */
  async #tag({ start, end, label }: WantedEntity): Promise<void> {
    this.keys++;
    await this.#page.evaluate((range) => {
      const { host } = window.panelTest;
      host?.send({ type: 'selection', uri: host.article.uri, version: host.article.version, range });
    }, { start, end });
    await this.#press(keyOf(label));
  }

  async #click({ start, end }: WantedEntity): Promise<void> {
    this.keys++;
    const suggested = await this.#suggested();
    const index = suggested.findIndex((one) => one.start === start && one.end === end);
    await this.#page.locator('mark.suggestion').nth(index).click();
  }

  async #press(key: string): Promise<void> {
    this.keys++;
    await this.#page.keyboard.press(key);
    await painted(this.#page);
  }

  #isWanted(one: WantedEntity): boolean {
    return this.#wanted.some((wanted) => isSame(wanted, one));
  }

  /** What is drawn, in the order of the text. */
  async #suggested(): Promise<WantedEntity[]> {
    const [drawn, suggested] = await this.#page.evaluate(() => {
      const { host } = window.panelTest;
      const tags = host?.entities.flatMap(({ fragments }) => fragments) ?? [];
      const open = (host?.offer.suggestions ?? []).filter(({ start, end, probability }) => probability >= (host?.offer.shown ?? 1) && !tags.some((tag) => tag.start < end && start < tag.end));
      return [document.querySelectorAll('mark.suggestion').length, open.map(({ label, start, end }) => ({ label, start, end }))] as const;
    });
    assert.equal(drawn, suggested.length, 'suggestions drawn');
    return suggested.sort((a, b) => a.start - b.start || b.end - a.end);
  }

  #readings({ start, end }: WantedEntity): Promise<WantedEntity[]> {
    return this.#page.evaluate((place) => {
      const found = window.panelTest.host?.offer.suggestions.find((one) => one.start === place.start && one.end === place.end);
      return found ? [found, ...found.others].map((one) => ({ label: one.label, start: one.start, end: one.end })) : [];
    }, { start, end });
  }
}

function keyOf(label: string): string {
  return testLabels.find(({ name }) => name === label)?.digit ?? '1';
}

function isSame(a: WantedEntity, b: WantedEntity): boolean {
  return a.label === b.label && a.start === b.start && a.end === b.end;
}

describe('panel: keys it takes to tag an article with suggestions, from nothing', function () {
  this.timeout(240_000);
  let browser: PanelBrowser;
  let page: Page;

  before(async () => { browser = await PanelBrowser.start(); });
  after(() => browser.stop());
  afterEach(() => page?.close());

  /** Nothing is learned: rules suggest. @returns keys for each mention. */
  async function keysFor(article: Article, wanted: readonly WantedEntity[]): Promise<number> {
    const { text } = article;
    const suggestions = new Suggester(testLabels.map(({ name }) => name)).suggest({ text, ranges: taggableRanges(text) }).filter(({ probability }) => probability >= weakestReading);
    const { shown, sure } = suggestionThresholds;
    // All of the text is on the screen, for what is not is not drawn.
    page = await browser.openPage('light', { width: 1180, height: 3000 });
    await page.evaluate(([bare, offer]) => { window.panelTest.open(bare).suggest(offer); }, [article, panelOffer({ suggestions, shown, sure }, inEnglish)] as const);
    await page.waitForSelector('mark.suggestion');
    await page.focus('.text');
    const hand = new Hand(page, wanted);
    await hand.work();
    const made = await hand.tags();
    console.log(`        ${wanted.length} mentions, ${hand.keys} keys and clicks, ${(hand.keys / wanted.length).toFixed(2)} a mention`);
    const name = ({ label, start, end }: WantedEntity): string => `${label} ${start} ${end}`;
    assert.deepEqual(made.map(name).sort(), wanted.map(name).sort(), 'all mentions right at the end, and no other');
    return hand.keys / wanted.length;
  }

  it('the real record: at most half a key a mention', async function () {
    const { article, wanted } = seedArticle(this);
    const keys = await keysFor(article, wanted);
    assert.ok(keys <= 0.5, `${keys} keys a mention`);
  });
});
