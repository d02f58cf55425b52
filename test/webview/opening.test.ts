import assert from 'node:assert/strict';
import { painted } from './browser';
import { openPanels } from './openPanels';
import { sampleArticle } from './page/sample';

/** Whether the whole text of the article stands in the page. */
function wholeText(): boolean {
  const { text, paragraphs } = window.panelTest.host?.article ?? { text: '', paragraphs: [] };
  const shown = [...document.querySelectorAll('.chunk')].map((chunk) => chunk.textContent).join('');
  return shown === paragraphs.map(({ start, end }) => text.slice(start, end)).join('');
}

describe('panel in a plain page: an article that is opened', function () {
  this.timeout(120_000);
  const panel = openPanels();
  const { open, entities } = panel;

  it('asks for no layout while it is put up, and takes a key that comes before its first paint for the text', async () => {
    await open();
    const asked = await panel.page.evaluate((article) => {
      const asked: string[] = [];
      const watch = (of: object, name: string, kind: 'get' | 'value'): void => {
        const property = Object.getOwnPropertyDescriptor(of, name) ?? {};
        const original = property[kind] as (...args: unknown[]) => unknown;
        Object.defineProperty(of, name, { ...property, [kind](this: unknown, ...args: unknown[]): unknown {
          asked.push(name);
          return original.apply(this, args);
        } });
      };
      for (const name of ['clientWidth', 'clientHeight', 'scrollWidth', 'scrollHeight', 'scrollTop']) watch(Element.prototype, name, 'get');
      for (const name of ['offsetWidth', 'offsetHeight']) watch(HTMLElement.prototype, name, 'get');
      for (const name of ['getBoundingClientRect', 'getClientRects']) watch(Element.prototype, name, 'value');
      watch(HTMLElement.prototype, 'focus', 'value');
      window.panelTest.open(article);
      const whilePutUp = [...asked];
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: '1', code: 'Digit1', bubbles: true, cancelable: true, composed: true }));
      return whilePutUp;
    }, sampleArticle({ tagged: false }));
    assert.deepEqual(asked, []);
    await painted(panel.page);
    assert.equal((await entities()).length, 1);
    assert.equal(await panel.page.evaluate(() => document.activeElement?.className), 'text');
  });

  it('puts up what a screen of any height shows, tags too, and the rest behind the paint', async () => {
    await open();
    for (const height of [500, 800, 3200]) {
      await panel.page.setViewportSize({ width: 1180, height });
      const chunks = await panel.page.evaluate(() => {
        window.panelTest.open(window.panelTest.generateArticle(50_000, 600));
        return [...document.querySelectorAll('.chunk')].map((chunk) => {
          const { top, bottom } = chunk.getBoundingClientRect();
          return { isLaidOut: chunk.classList.contains('settled'), isTagged: chunk.querySelector('mark') !== null, top, bottom };
        });
      });
      assert.ok(chunks.every(({ isLaidOut, isTagged, top }) => isLaidOut && isTagged && top < height), `at ${height} pixels: ${JSON.stringify(chunks)}`);
      assert.ok((chunks.at(-1)?.bottom ?? 0) >= height, `at ${height} pixels: ${JSON.stringify(chunks)}`);
      await panel.page.waitForFunction(wholeText);
    }
  });

  it('puts up at once what somebody goes to, and all where a screen reader is at work or the same article is shown anew', async () => {
    await open();
    await panel.page.evaluate(`window.isWhole = ${wholeText.toString()}`);
    const all = await panel.page.evaluate(() => {
      const { isWhole } = window as unknown as { isWhole: typeof wholeText };
      const article = window.panelTest.generateArticle(50_000, 600);
      const host = window.panelTest.open(article);
      const seen = [isWhole()];
      const last = article.annotations.entities.at(-1);
      host.send({ type: 'selection', uri: article.uri, version: article.version, range: last?.fragments[0] ?? { start: 0, end: 0 } });
      seen.push(isWhole(), document.querySelector(`mark[data-id="${last?.id ?? ''}"]`) !== null);
      host.send({ type: 'article', article: { ...article, version: article.version + 1, paragraphs: article.paragraphs.slice(1) } });
      host.send({ type: 'article', article });
      seen.push(isWhole());
      document.body.classList.add('vscode-using-screen-reader');
      window.panelTest.open({ ...article, uri: 'file:///read-aloud.txt' });
      seen.push(isWhole());
      document.body.classList.remove('vscode-using-screen-reader');
      return seen;
    });
    assert.deepEqual(all, [false, true, true, true, true]);
  });

  it('puts up another article whole, whatever was found and tagged in the one before', async () => {
    await open();
    const shown = await panel.page.evaluate(async () => {
      const { host } = window.panelTest;
      if (!host) throw new Error('no host');
      const before = host.snapshot();
      const found = before.paragraphs.map(({ start }, index) => ({
        id: `2.${index}`, rule: 'text.mojibake', severity: 'warning' as const, range: { start, end: start + 9 }, problem: 'Misread characters', fixes: [],
      }));
      host.send({ type: 'checksChanged', uri: before.uri, version: before.version, checks: { ...before.checks, findings: found } });
      while (CSS.highlights.get('finding-warning')?.size !== found.length) await new Promise(requestAnimationFrame);
      // As many paragraphs, but far longer ones: what was found stands before all but the first.
      const lines = before.paragraphs.map((_, index) => `${index + 1} ${'long '.repeat(100)}`);
      let reached = 0;
      const paragraphs = lines.map((line) => ({ start: reached, end: reached += line.length, lostBreak: false }));
      host.send({ type: 'article', article: {
        ...before, uri: `${before.uri}2`, text: lines.join(''), headline: undefined, byline: [], paragraphs,
        annotations: {
          revision: 1, canUndo: false, canRedo: false,
          entities: paragraphs.map(({ start }, index) => ({ id: `T${index + 1}`, label: 'Place', fragments: [{ start, end: start + 1 }], attributes: {} })),
        },
        checks: { ...before.checks, findings: [] },
      } });
      await new Promise(requestAnimationFrame);
      return [...document.querySelectorAll('.article p')].map(({ textContent }) => textContent?.replace('PLACE', '').slice(0, 6));
    });
    assert.deepEqual(shown, ['1 long', '2 long', '3 long', '4 long']);
  });
});
