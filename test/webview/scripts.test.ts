import assert from 'node:assert/strict';
import { painted } from './browser';
import { openPanels } from './openPanels';

const arabic = 'قالت مارين أوسي إن السفن عادت.\nThe second line is English.';
const chinese = '林美华说他们等了八年。市长没有评论，但林美华的合作社同意，何志明也同意。';

describe('panel in every script', function () {
  this.timeout(120_000);
  const panel = openPanels();
  const { open, press, selected, entities } = panel;

  /** Shows these paragraphs, with tags on the first places of some texts. */
  async function openText(paragraphs: readonly string[], tags: readonly string[] = []): Promise<void> {
    await open({ tagged: false });
    await panel.page.evaluate(([texts, quotes]) => {
      const { host } = window.panelTest;
      if (!host) return;
      let reached = 0;
      const ranges = texts.map((text) => {
        const start = reached;
        reached += text.length;
        return { start, end: reached++, lostBreak: false };
      });
      const text = texts.join('\n');
      host.article = { ...host.article, uri: `${host.article.uri}2`, version: 2, text, headline: undefined, byline: [], paragraphs: ranges };
      host.change(quotes.map((quote, index) => ({ id: `T${index + 901}`, label: 'Person', fragments: [{ start: text.indexOf(quote), end: text.indexOf(quote) + quote.length }] })));
      host.send({ type: 'article', article: host.snapshot() });
    }, [paragraphs, tags] as const);
    await painted(panel.page);
    await panel.page.focus('.text');
  }

  it('goes by sight in lines from right to left, and gives each line its own direction', async () => {
    await openText([arabic]);
    await press('ArrowLeft');
    assert.equal(await selected(), 'قالت');
    await press('ArrowLeft');
    assert.equal(await selected(), 'مارين');
    await press('Shift+ArrowLeft');
    assert.equal(await selected(), 'مارين أوسي');
    await press('1', 'Shift+ArrowLeft');
    assert.deepEqual((await entities()).map(({ text }) => text), ['مارين أوسي إن'], 'the end of a tag, too');
    await press('Escape', 'ArrowRight');
    assert.equal(await selected(), 'قالت');
    await press('End', 'ArrowLeft');
    assert.equal(await selected(), 'is', 'in the English line left is left');
    const sides = await panel.page.evaluate(() => {
      const text = document.querySelector('.article p')?.firstChild?.parentElement;
      const walker = document.createTreeWalker(text ?? document, NodeFilter.SHOW_TEXT);
      let last: Node | null = null;
      for (let node = walker.nextNode(); node; node = walker.nextNode()) last = node;
      const range = document.createRange();
      const at = last?.textContent?.indexOf('The') ?? 0;
      if (last) range.setStart(last, at);
      if (last) range.setEnd(last, at + 1);
      const box = text?.getBoundingClientRect();
      return { english: range.getBoundingClientRect().left - (box?.left ?? 0) };
    });
    assert.ok(sides.english < 30, `the English line begins at the left: ${sides.english}`);
  });

  it('goes to names where there are no capital letters: those tagged here, and those of the corpus', async () => {
    await openText([chinese], ['林美华']);
    await press('.');
    assert.equal(await selected(), '林美华', 'the second one, untagged');
    await panel.page.evaluate(() => {
      const { host } = window.panelTest;
      host?.send({ type: 'knownNames', uri: host.article.uri, names: ['何志明', '市'] });
    });
    await press('.');
    assert.equal(await selected(), '何志明');
    await press(',', ',');
    assert.equal(await selected(), '林美华', '市 is only a part of 市长');
    await press('Shift+1', 'Enter');
    assert.deepEqual((await entities()).map(({ text }) => text), ['林美华', '林美华']);
  });

  it('selects the word under the pointer by double click, not its neighbor', async () => {
    await openText(['他们在北京大学开会。']);
    const point = await panel.page.evaluate(() => {
      const node = document.querySelector('.article p')?.firstChild;
      const range = document.createRange();
      if (node) range.setStart(node, 4);
      if (node) range.setEnd(node, 5);
      const { left, width, top, height } = range.getBoundingClientRect();
      return { x: left + width * 0.9, y: top + height / 2 };
    });
    const word = await panel.page.evaluate(() => [...new Intl.Segmenter(undefined, { granularity: 'word' }).segment('他们在北京大学开会。')].find(({ index, segment }) => index <= 4 && 4 < index + segment.length)?.segment);
    await panel.page.mouse.dblclick(point.x, point.y);
    await painted(panel.page);
    assert.equal(await selected(), word);
    await press('3');
    assert.deepEqual((await entities()).map(({ text }) => text), [word]);
  });
});
