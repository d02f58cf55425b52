import assert from 'node:assert/strict';
import type { PanelOffer, PanelSuggestion } from '../../src/protocol/suggestions';
import { painted } from './browser';
import { openPanels } from './openPanels';
import { sampleArticle } from './page/sample';

const { text } = sampleArticle({ tagged: false });

function placeOf(quote: string, occurrence = 0): { start: number; end: number } {
  let start = -1;
  for (let count = 0; count <= occurrence; count++) start = text.indexOf(quote, start + 1);
  return { start, end: start + quote.length };
}

function suggest(label: string, quote: string, probability: number, options: { occurrence?: number; others?: PanelSuggestion['others']; reason?: string } = {}): PanelSuggestion {
  return { ...placeOf(quote, options.occurrence), label, probability, others: options.others ?? [], reason: options.reason ?? 'Similar to what is tagged' };
}

const hale = { ...placeOf('Teodor Hale'), label: 'Person', probability: 0.25 };
const offer: PanelOffer = {
  shown: 0.2, sure: 0.8,
  suggestions: [
    suggest('Date', 'Monday', 0.9),
    suggest('Person', 'Maren Osei-Lindqvist', 0.95, { reason: 'Tagged 14 times as Person, in 6 articles' }),
    suggest('Person', 'Mayor Teodor Hale', 0.6, { others: [hale, { ...hale, label: 'Place', probability: 0.06 }] }),
    suggest('Event', 'small step', 0.1),
    suggest('Person', 'Bram Varga', 0.5),
    suggest('Place', 'Teodor Hale', 0.4, { occurrence: 1 }),
  ],
};

describe('panel in a plain page: suggestions', function () {
  this.timeout(120_000);
  const panel = openPanels();
  const { entities, said, selected, sent, choose, press } = panel;

  async function open(): Promise<void> {
    await panel.open({ tagged: false });
    await panel.page.evaluate((offered) => window.panelTest.host?.suggest(offered), offer);
    await panel.page.waitForSelector('mark.suggestion');
  }
  const shown = (): Promise<string[]> => panel.page.$$eval('mark.suggestion', (list) => list.map((mark) => `${mark.classList.contains('sure') ? 'solid' : 'dashed'} ${mark.dataset['name']} ${mark.textContent}`));
  const all = ['solid date? Monday', 'solid per? Maren Osei-Lindqvist', 'dashed per? Mayor Teodor Hale', 'dashed per? Bram Varga', 'dashed place? Teodor Hale'];
  const tags = async (): Promise<string[]> => (await entities()).map(({ label, text: quote }) => `${label}: ${quote}`);

  it('are frames, solid or dashed, that say why; nothing is in the annotation file', async () => {
    await open();
    assert.deepEqual(await shown(), all);
    assert.equal(await panel.page.getAttribute('mark.suggestion:nth-of-type(1)', 'aria-description'), 'Date? 90% sure. Similar to what is tagged');
    assert.deepEqual(await panel.page.$$eval('mark.suggestion', (list) => list.map((mark) => getComputedStyle(mark).borderTopStyle)), ['solid', 'solid', 'dashed', 'dashed', 'dashed']);
    assert.deepEqual(await entities(), []);
    await choose('Maren Osei-Lindqvist');
    await panel.page.waitForFunction(() => document.querySelector('.hints')?.textContent?.includes('14 times') === true);
  });

  it('and another width move the caret with the text', async () => {
    await panel.open({ tagged: false });
    const offset = placeOf('Teodor Hale').end + 2;
    await panel.page.evaluate((at) => {
      const { host } = window.panelTest;
      host?.send({ type: 'selection', uri: host.article.uri, version: host.article.version, range: { start: at, end: at } });
    }, offset);
    /** Whether the caret is at its place, which the browser's own selection tells. */
    const isInPlace = (): boolean => {
      const caret = document.querySelector<HTMLElement>('.caret');
      const place = document.getSelection()?.getRangeAt(0).getBoundingClientRect();
      const drawn = caret?.getBoundingClientRect();
      return caret?.hidden === false && place !== undefined && drawn !== undefined && Math.abs(drawn.left + 1 - place.left) < 1.5 && Math.abs(drawn.top - place.top) < 3;
    };
    await panel.page.waitForFunction(isInPlace);
    await panel.page.evaluate((offered) => window.panelTest.host?.suggest(offered), offer);
    await panel.page.waitForSelector('mark.suggestion');
    await panel.page.waitForFunction(isInPlace);
    const size = panel.page.viewportSize() ?? { width: 1000, height: 700 };
    await panel.page.setViewportSize({ ...size, width: size.width - 130 });
    try {
      await panel.page.waitForFunction(isInPlace);
    } finally {
      await panel.page.setViewportSize(size);
    }
  });

  it('come later than the text, and leave it where it is read: the line at the top, or the end', async () => {
    await panel.open({ tagged: false });
    const read = () => panel.page.evaluate(() => {
      const scroller = document.querySelector<HTMLElement>('.text') ?? document.body;
      const { left, top } = scroller.getBoundingClientRect();
      const line = document.caretPositionFromPoint(left + 60, top + 12)?.offsetNode.parentElement?.closest('p');
      const { scrollTop, clientHeight, scrollHeight } = scroller;
      return { paragraph: line?.textContent?.slice(0, 40), top: Math.round(line?.getBoundingClientRect().top ?? 0), height: scrollHeight, toEnd: Math.round(scrollHeight - scrollTop - clientHeight) };
    });
    const openAt = async (paragraph: number): Promise<void> => {
      await panel.page.evaluate((index) => {
        const article = window.panelTest.generateArticle(50_000, 0);
        const host = window.panelTest.open(article);
        host.send({ type: 'scroll', uri: article.uri, version: article.version, offset: article.paragraphs.at(index)?.end ?? 0 });
      }, paragraph);
      await painted(panel.page);
    };
    const offerMuch = async (): Promise<void> => {
      await panel.page.evaluate(() => {
        const { host, generateOffer } = window.panelTest;
        // Frames are wider than words: paragraphs get lines.
        if (host) host.suggest(generateOffer({ ...host.article, annotations: { ...host.article.annotations, entities: [] } }, 6000));
      });
      await panel.page.waitForSelector('mark.suggestion');
      await painted(panel.page);
    };
    await openAt(14);
    const middle = await read();
    await offerMuch();
    const { paragraph, top, height } = await read();
    assert.deepEqual({ paragraph, top }, { paragraph: middle.paragraph, top: middle.top });
    assert.ok(height > middle.height, 'nothing has got longer');
    await openAt(-1);
    assert.equal((await read()).toEnd, 0);
    await offerMuch();
    assert.equal((await read()).toEnd, 0);
  });

  it('are gone to by the least sure: `.` stops at unsure and weak ones and at untagged names, braces at all that are drawn', async () => {
    await open();
    await choose('The measure');
    const stops: string[] = [];
    for (let step = 0; step < 5; step++) {
      await press('.');
      stops.push(await selected());
    }
    assert.deepEqual(stops, ['7', '2', 'Mayor Teodor Hale', 'small step', 'Ilse']);
    await press(',', ',');
    assert.match(await said(), /^Mayor Teodor Hale, suggestion: Person\? 60% sure\. Similar/);
    await press('{');
    assert.equal(await selected(), 'Maren Osei-Lindqvist');
    await press('}', '}');
    assert.equal(await selected(), 'Bram Varga');
  });

  it('become tags by Space, which goes on; the same string later in the article with it, as one step', async () => {
    await open();
    await choose('Mayor Teodor Hale');
    await press('Tab');
    assert.equal(await selected(), 'Teodor Hale');
    assert.equal((await shown())[2], 'dashed per? Teodor Hale');
    await press('Space');
    assert.deepEqual(await tags(), ['Person: Teodor Hale', 'Person: Teodor Hale']);
    assert.match(await said(), /^“Teodor Hale” tagged as Person, and once more after it /);
    assert.deepEqual(await shown(), [all[0], all[1], all[3]]);
    await press('Control+z');
    assert.deepEqual(await tags(), []);
    assert.deepEqual(await shown(), [...all.slice(0, 2), 'dashed per? Teodor Hale', ...all.slice(3)]);
  });

  it('show their readings in turn by Tab, and leave Tab to the page where there is no other', async () => {
    await open();
    await choose('Mayor Teodor Hale');
    await press('Tab', 'Tab');
    assert.equal((await shown())[2], 'dashed place? Teodor Hale');
    assert.match(await said(), /Place\? 6% sure\. Another reading$/);
    await press('Tab');
    assert.equal(await selected(), 'Mayor Teodor Hale');
    await choose('Bram Varga');
    await press('Tab');
    assert.equal(await panel.page.evaluate(() => document.activeElement?.classList.contains('text')), false);
  });

  it('keep the reading that is shown where others come', async () => {
    await open();
    await choose('Mayor Teodor Hale');
    await press('Tab');
    const more = { ...offer, suggestions: [...offer.suggestions, suggest('Event', 'Votes', 0.85)] };
    await panel.page.evaluate((offered) => window.panelTest.host?.suggest(offered), more);
    await panel.page.waitForFunction(() => document.querySelectorAll('mark.suggestion').length === 6);
    assert.ok((await shown()).includes('dashed per? Teodor Hale'));
    await press('Tab');
    assert.ok((await shown()).includes('dashed place? Teodor Hale'));
  });

  it('take another label by its key, and their tag that of the mouse', async () => {
    await open();
    await choose('Bram Varga');
    await press('2');
    assert.deepEqual(await tags(), ['Organization: Bram Varga']);
    assert.deepEqual(await panel.page.$$eval('mark.selected', (list) => list.map(({ textContent }) => textContent)), ['Bram Varga']);
    await press('Control+z');
    assert.deepEqual(await shown(), all);
    await panel.page.click('mark.suggestion.sure');
    assert.equal(await selected(), 'Monday');
    await panel.page.click('.suggestion-here button:first-of-type');
    assert.deepEqual(await tags(), ['Date: Monday']);
  });

  it('are rejected by x for the article, hidden at once, and come back by undo', async () => {
    await open();
    await choose('Bram Varga');
    await press('x');
    assert.deepEqual(await shown(), all.filter((one) => !one.includes('Varga')));
    assert.deepEqual((await sent('rejectSuggestion')).map((message) => 'labels' in message && message.labels), [['Person']]);
    assert.notEqual(await selected(), 'Bram Varga');
    await press('Control+z');
    await painted(panel.page);
    assert.deepEqual(await shown(), all);
    await press('Control+Shift+z');
    await painted(panel.page);
    assert.deepEqual(await shown(), all.filter((one) => !one.includes('Varga')));
  });

  it('come back where rejecting was refused', async () => {
    await open();
    await panel.page.evaluate(() => { if (window.panelTest.host) window.panelTest.host.refuse = 'The disk is full'; });
    await choose('Bram Varga');
    await press('x');
    await painted(panel.page);
    assert.deepEqual(await shown(), all);
  });

  it('are accepted together, the sure ones by one key, all by another; each is one step', async () => {
    await open();
    await press('Shift+Space');
    assert.deepEqual(await tags(), ['Date: Monday', 'Person: Maren Osei-Lindqvist']);
    assert.equal(await said(), 'Accepted 2 suggestions');
    await press('Shift+Space');
    assert.equal(await said(), 'None of the 3 suggestions here is sure');
    await press('Control+Shift+Space');
    assert.equal((await tags()).length, 5);
    await press('Control+z');
    assert.equal((await tags()).length, 2);
    await press('Control+z');
    assert.deepEqual(await tags(), []);
    assert.deepEqual(await shown(), all);
  });

  it('of a language model say so instead of how sure they are, and are never among the sure ones', async () => {
    const fromModel = { probability: 0.9, isUnrated: true, reason: 'Language model Invented Model' };
    await panel.open({ tagged: false });
    await panel.page.evaluate((offered) => window.panelTest.host?.suggest(offered), { ...offer, suggestions: [
      { ...suggest('Person', 'Maren Osei-Lindqvist', 0.9), ...fromModel, others: [{ ...placeOf('Maren'), label: 'Place', ...fromModel }, { ...placeOf('Maren'), label: 'Person', probability: 0.4, reason: 'Tagged once as Person, in one article' }] },
    ] });
    await panel.page.waitForSelector('mark.suggestion');
    assert.deepEqual(await shown(), ['dashed per? Maren Osei-Lindqvist']);
    assert.equal(await panel.page.getAttribute('mark.suggestion', 'aria-description'), 'Person? Language model Invented Model');
    await choose('Maren Osei-Lindqvist');
    await panel.page.waitForFunction(() => document.querySelector('.hints')?.textContent?.includes('Person? Language model Invented Model') === true);
    await press('Tab');
    assert.match(await said(), /Place\? Language model Invented Model$/);
    await press('Tab');
    assert.match(await said(), /Person\? 40% sure\. Tagged once as Person, in one article$/);
    await press('Tab', 'Shift+Space');
    assert.deepEqual(await tags(), []);
    await press('Space');
    assert.deepEqual(await tags(), ['Person: Maren Osei-Lindqvist']);
  });

  it('go where something else is tagged by hand, and no new version of the text shows those of the old one', async () => {
    await open();
    await choose('Maren');
    await press('1');
    assert.deepEqual(await shown(), all.filter((one) => !one.includes('Maren')));
    await panel.page.evaluate(() => {
      const { host } = window.panelTest;
      host?.send({ type: 'article', article: { ...host.snapshot(), version: 2 } });
    });
    await painted(panel.page);
    assert.deepEqual(await shown(), []);
  });
});
