import assert from 'node:assert/strict';
import type { Article } from '../../src/protocol/article';
import { PanelBrowser } from './browser';
import { countKeys, type Hand, type WantedEntity } from './keystrokes';
import { sampleArticle } from './page/sample';
import { seedArticle } from './seedArticle';

const hands: readonly Hand[] = ['mouse', 'keys', 'keys, going on'];

describe('panel: keys it takes to tag an article completely from nothing', function () {
  // Every key is pressed in a real page, and what it selected is read back.
  this.timeout(240_000);
  let browser: PanelBrowser;

  before(async () => { browser = await PanelBrowser.start(); });
  after(() => browser.stop());

  const count = async (article: Article, wanted: readonly WantedEntity[]): Promise<number[]> => {
    const perMention: number[] = [];
    for (const hand of hands) {
      const page = await browser.openPage('light');
      const { mentions, keys, missing, extra } = await countKeys(page, article, wanted, hand);
      await page.close();
      console.log(`        ${hand}: ${mentions} mentions, ${keys} keys, ${(keys / mentions).toFixed(2)} a mention`);
      assert.deepEqual({ missing, extra }, { missing: 0, extra: 0 }, hand);
      perMention.push(keys / mentions);
    }
    return perMention;
  };

  it('an invented one', async () => {
    const article = sampleArticle();
    const wanted = article.annotations.entities.filter(({ fragments }) => fragments.length === 1)
      .flatMap(({ label, fragments }) => fragments.map((range) => ({ label, ...range })))
      .sort((a, b) => a.start - b.start || b.end - a.end);
    const [mouse, , goingOn] = await count(article, wanted);
    assert.ok((mouse ?? 9) <= 1.1, `${mouse} keys a mention, selected by mouse`);
    // Names in names, a name that is not wanted, a word left out of a name: what a hand has to do itself.
    assert.ok((goingOn ?? 9) <= 2.5, `${goingOn} keys a mention`);
  });

  it('the real record', async function () {
    const { article, wanted } = seedArticle(this);
    const [mouse, keys, goingOn] = await count(article, wanted);
    assert.ok((mouse ?? 9) <= 1, `${mouse} keys a mention, selected by mouse`);
    assert.ok((keys ?? 9) <= 1.5, `${keys} keys a mention, going on by hand`);
    assert.ok((goingOn ?? 9) <= 1, `${goingOn} keys a mention`);
  });
});
