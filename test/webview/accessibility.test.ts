import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { axeViolations } from './axe';
import { PanelBrowser, painted, setTheme, themes, type Theme } from './browser';
import { generateArticle } from './page/articles';
import { sampleArticle } from './page/sample';

describe('panel: accessibility', function () {
  this.timeout(180_000);
  let browser: PanelBrowser;
  let page: Page;

  before(async () => { browser = await PanelBrowser.start(); });
  after(async () => { await browser.stop(); });
  afterEach(async () => { await page.close(); });

  async function open(theme: Theme, size?: { width: number; height: number }): Promise<void> {
    page = await browser.openPage(theme, size);
    await page.evaluate((article) => { window.panelTest.open(article); }, sampleArticle());
    await painted(page);
    await page.focus('.text');
    await page.waitForTimeout(300);
  }

  const violations = (): Promise<string[]> => axeViolations(page);

  for (const theme of themes) {
    it(`has no violation that axe finds, in every state: ${theme}`, async () => {
      await open(theme);
      assert.deepEqual(await violations(), [], 'at rest');
      const states: readonly (readonly [string, readonly string[]])[] = [
        ['a tag selected', [']', ']']], ['details open', ['l']], ['tag all open', ['Escape', 'ArrowRight', 'Shift+1']], ['help open',
          ['Escape', '?']],
      ];
      for (const [name, keys] of states) {
        for (const key of keys) await page.keyboard.press(key);
        await page.waitForTimeout(200);
        assert.deepEqual(await violations(), [], name);
      }
      await page.keyboard.press('Escape');
      await page.evaluate(() => {
        const { host } = window.panelTest;
        const place = (quote: string): { start: number; end: number } => ({ start: host?.article.text.indexOf(quote) ?? 0, end: (host?.article.text.indexOf(quote) ?? 0) + quote.length });
        host?.suggest({ shown: 0.2, sure: 0.8, suggestions: [
          { ...place('Mayor'), label: 'Person', probability: 0.9, reason: 'Rule: looks like the name of a person', others: [{ ...place('Mayor'), label: 'Group', probability: 0.1 }] },
          { ...place('harbor to fishing'), label: 'Place', probability: 0.3, reason: 'Tagged 14 times as Place, in 6 articles', others: [] },
        ] });
      });
      await page.click('mark.suggestion.sure');
      await page.waitForTimeout(300);
      assert.deepEqual(await violations(), [], 'suggestions, one of them clicked');
      await page.keyboard.press('Escape');
      await page.click('#tab-problems');
      await page.waitForTimeout(200);
      assert.deepEqual(await violations(), [], 'problems');
      await page.evaluate(() => {
        const { host } = window.panelTest;
        if (host) host.send({ type: 'checksChanged', uri: host.article.uri, version: host.article.version, checks: host.manyFindings() });
      });
      await page.click('.group-title');
      assert.deepEqual(await violations(), [], 'an open group of problems');
    });
  }

  for (const theme of themes) {
    it(`has no violation that axe finds, in the boxes over the text: ${theme}`, async () => {
      await open(theme);
      await page.evaluate(() => {
        const { host } = window.panelTest;
        const [first, second] = host?.entities ?? [];
        if (!host || !first || !second) return;
        const guideline = [
          { kind: 'heading' as const, content: [{ text: 'People' }] }, { kind: 'item' as const, content: [{ text: 'Names, see ' }, { text: 'the list', href: 'https://lists.example' }] },
        ];
        host.send({ type: 'labelsChanged', uri: host.article.uri, labels: host.article.labels.map((label, index) => ({ ...label, depth: index % 3, guideline })) });
        host.change([{ ...first, attributes: { Confidence: 'Medium' }, connections: { more: 2, shown: [
          { kind: 'event', label: 'Flood', attributes: ['Negated'] }, { kind: 'relation', label: 'DatedOn', target: second.id, attributes: ['Sure: High'] }, { kind: 'related', label: 'Near' },
        ] } }]);
        const start = host.article.text.indexOf('Bram Varga');
        host.send({ type: 'checksChanged', uri: host.article.uri, version: host.article.version, checks: { ...host.article.checks, findings: [
          { id: '1', rule: 'text.mojibake', severity: 'warning', range: { start, end: start + 10 }, problem: 'Misread characters', fixes: [{ title: 'Decode', safe: true }], acceptable: true },
        ] } });
      });
      await page.waitForFunction(() => CSS.highlights.get('finding-warning')?.size === 1);
      const boxes: readonly (readonly [box: string, keys: readonly string[]])[] = [
        ['.findings-here', ['F8']], ['.details .connections', ['Escape', 'Control+Home', ']', 'Space']], ['.guidelines', ['Escape', 'g']],
        ['.label-search', ['Escape', '/']], ['.label-search .path', ['o', 'r']],
      ];
      for (const [box, keys] of boxes) {
        for (const key of keys) await page.keyboard.press(key);
        await page.waitForSelector(box);
        assert.deepEqual(await violations(), [], box);
      }
    });
  }

  it('has no violation where there are no labels', async () => {
    await open('light');
    await page.evaluate(() => {
      const { host } = window.panelTest;
      host?.send({ type: 'labelsChanged', uri: host.article.uri, labels: [] });
    });
    await page.waitForSelector('.no-labels');
    assert.equal(await page.textContent('.no-labels'), 'annotation.conf has no labels for tags. Add them under [entities].');
    assert.deepEqual(await violations(), []);
  });

  it('has no violation where it is narrow and low', async () => {
    await open('light', { width: 520, height: 560 });
    await page.click('#tab-metadata');
    await page.waitForTimeout(200);
    assert.deepEqual(await violations(), []);
    const below = await page.evaluate(() => (document.querySelector('.side')?.getBoundingClientRect().top
      ?? 0) > (document.querySelector('.text')?.getBoundingClientRect().bottom ?? Infinity) - 1);
    assert.equal(below, true);
  });

  it('reaches every part with the Tab key and comes back with Escape', async () => {
    await open('dark');
    const seen = new Set<string>();
    for (let press = 0; press < 40; press++) {
      await page.keyboard.press('Tab');
      seen.add(await page.evaluate(() => {
        const { activeElement } = document;
        return activeElement?.closest('.labels') ? 'labels' : activeElement?.closest('.actions') ? 'actions'
          : activeElement?.closest('.tabs') ? 'tabs'
          : activeElement?.classList.contains('text') ? 'text' : activeElement?.classList.contains('filter') ? 'filter'
          : activeElement?.classList.contains('entity-list') ? 'list' : activeElement?.closest('.form') ? `form ${activeElement.tagName}`
            : activeElement?.className ?? '';
      }));
    }
    for (const part of ['labels', 'actions', 'tabs', 'filter', 'list', 'form INPUT', 'form BUTTON']) assert.ok(seen.has(part),
      `${part} in ${[...seen].join()}`);
    await page.focus('.labels button >> nth=0');
    await page.keyboard.press('ArrowRight');
    assert.equal(await page.evaluate(() => (document.activeElement as HTMLElement).dataset['label']), 'Organization');
    await page.keyboard.press('Escape');
    assert.equal(await page.evaluate(() => document.activeElement?.className), 'text');
  });

  it('gives screen readers the whole text and the tags', async () => {
    await open('light');
    const model = await page.context().newCDPSession(page);
    await model.send('Accessibility.enable');
    const { nodes } = await model.send('Accessibility.getFullAXTree');
    const article = sampleArticle();
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    const readFrom = (id: string): string => {
      const node = byId.get(id);
      return node?.role?.value === 'StaticText' ? String(node.name?.value as unknown) : (node?.childIds ?? []).map(readFrom).join('');
    };
    const read = readFrom(nodes[0]?.nodeId ?? '');
    for (const { start, end } of article.paragraphs) {
      assert.ok(read.replace(/\s+/g, ' ').includes(article.text.slice(start, end).replace(/\s+/g, ' ')), article.text.slice(start,
        start + 40));
    }
    const marks = nodes.filter(({ role }) => role?.value === 'mark').map(({ description }) => description?.value as unknown);
    assert.equal(marks.filter((description) => description === 'Organization').length, 3);
    assert.ok(marks.includes('Person, part 1 of 2'));
  });

  it('keeps a long text whole for the find widget and for screen readers, while few elements exist', async () => {
    page = await browser.openPage('light');
    const article = generateArticle(500_000, 6000);
    await page.evaluate(() => { window.panelTest.open(window.panelTest.generateArticle(500_000, 6000)); });
    await painted(page);
    const whole = await page.evaluate(() => [...document.querySelectorAll('.article p')].map((paragraph) =>
      paragraph.textContent).join('\n'));
    assert.equal(whole, article.paragraphs.map(({ start, end }) => article.text.slice(start, end)).join('\n'));
    assert.ok(await page.evaluate(() => document.getElementsByTagName('mark').length) < 400);
    const far = article.paragraphs[Math.floor(article.paragraphs.length * 0.75)];
    const quote = article.text.slice((far?.end ?? 0) - 60, far?.end);
    assert.equal(await page.evaluate((text) => (window as unknown as { find(text: string): boolean }).find(text), quote), true);
    // `find` selects and leaves the scrolling to its caller, on any page.
    await page.evaluate(() => document.getSelection()?.anchorNode?.parentElement?.scrollIntoView({ block: 'center' }));
    await page.waitForTimeout(500);
    assert.equal(await page.evaluate(() => String(document.getSelection())), quote,
      'what was found stays selected when tags are painted around it');
    const inSight = await page.evaluate(() => {
      const found = document.getSelection()?.getRangeAt(0).getBoundingClientRect();
      const frame = document.querySelector('.text')?.getBoundingClientRect();
      return found !== undefined && frame !== undefined && found.height > 0 && found.top >= frame.top && found.bottom <= frame.bottom;
    });
    assert.equal(inSight, true);
    assert.ok(await page.evaluate(() => document.getSelection()?.anchorNode?.parentElement?.closest('.chunk')?.getElementsByTagName('mark').length ?? 0) > 0, 'tags are painted there');
    // What was never laid out is in no accessibility tree; idle moments lay the rest out.
    await page.waitForFunction(() => document.querySelector('.chunk:not(.settled)') === null, undefined, { timeout: 60_000 });
    const model = await page.context().newCDPSession(page);
    const { nodes } = await model.send('Accessibility.getFullAXTree');
    const length = nodes.filter(({ role }) => role?.value === 'StaticText').reduce((sum, { name }) => sum + String(name?.value).length, 0);
    assert.ok(length > 490_000, `${length} characters in the accessibility tree`);
  });

  it('paints every tag where VS Code says that a screen reader is at work', async () => {
    page = await browser.openPage('light');
    await page.evaluate(() => {
      document.body.classList.add('vscode-using-screen-reader');
      window.panelTest.open(window.panelTest.generateArticle(50_000, 600));
    });
    await painted(page);
    const shown = await page.evaluate(() => new Set([...document.querySelectorAll<HTMLElement>('mark')].map((mark) =>
      mark.dataset['id'])).size);
    assert.equal(shown, generateArticle(50_000, 600).annotations.entities.length);
  });

  it('stops blinking where less motion is wanted, and keeps tags in forced colors', async () => {
    await open('light');
    await page.emulateMedia({ reducedMotion: 'reduce', forcedColors: 'active' });
    await setTheme(page, 'light');
    assert.equal(await page.$eval('.caret', (caret) => getComputedStyle(caret).animationName), 'none');
    assert.equal(await page.$eval('mark', (mark) => getComputedStyle(mark).outlineStyle), 'dotted');
  });
});
