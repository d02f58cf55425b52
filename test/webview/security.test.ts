import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { Article } from '../../src/protocol/article';
import { PanelBrowser, painted } from './browser';
import { completeArticle } from './page/articles';

const hostile = ['<script>window.pwned = 1</script>', 'javascript:window.pwned=1', '"><img src=x onerror="window.pwned=1">', '\u202Ereversed\u202C', 'nul\u0000byte', '{{constructor}} ${window.pwned=1}', '\u2066isolate'];

/** An article in which everything that is text is hostile: body, header, labels, notes, links, findings, file name. */
function hostileArticle(): Article {
  const body = hostile.join(' and ');
  const header = [hostile[1], `${hostile[0]} - ${hostile[2]}`, hostile.join(','), hostile[3], hostile[4]];
  const text = `${header.join('\n')}\n${body}`;
  const start = header.join('\n').length + 1;
  const name = hostile[2] ?? '';
  const article = completeArticle(text, [{ start, end: text.length, lostBreak: true }], hostile.map((quote, index) => ({
    id: `T${index + 1}${name}`, label: index % 2 === 0 ? name : 'unknown"><script>', note: quote, quote,
    link: { value: quote, href: 'javascript:window.pwned=1' },
    fragments: [{ start: text.indexOf(quote, start), end: text.indexOf(quote, start) + quote.length }],
    attributes: { [name]: true },
  })));
  return {
    ...article, fileName: name, uri: `file:///${name}`,
    labels: [{ name, display: name, abbreviation: name, color: 'red}*{background:url(//evil.example)}', shape: 'solid', digit: '1',
      letter: 'y', taggable: true, attributes: [{ name, display: name, values: [name] }] }],
    checks: { metadata: article.checks.metadata.map((row) => ({ ...row, title: name, chips: hostile.map((chip) => ({ text: chip,
      restored: true, written: chip })) })),
      findings: [{ id: name, rule: name, severity: 'error', field: 'title', range: { start: 0, end: 3 }, problem: name, found: name,
        expected: name, fixes: [{ title: name, safe: true }] }, { id: 'c', rule: 'constructor', severity: 'hint', range: { start: 0, end: 3 }, problem: name, fixes: [] }],
      totals: { [name]: { count: 1, fixable: 1 }, constructor: { count: 300, fixable: 2 } }, safe: 1 },
  };
}

describe('panel: hostile content', function () {
  this.timeout(120_000);
  let browser: PanelBrowser;
  let page: Page;

  before(async () => { browser = await PanelBrowser.start(); });
  after(async () => { await browser.stop(); });

  it('is shown as text; nothing runs, the policy has nothing to report', async () => {
    page = await browser.openPage('light');
    const article = hostileArticle();
    await page.evaluate((given) => { window.panelTest.open(given); }, article);
    await painted(page);
    await page.focus('.text');
    for (const key of [']', 'l', 'Escape', 'Escape', 'Shift+1', 'Escape', '1', '?', 'Escape']) await page.keyboard.press(key);
    await page.waitForTimeout(300);
    const { start, end } = article.paragraphs[0] ?? { start: 0, end: 0 };
    assert.equal(await page.textContent('p'), article.text.slice(start, end));
    const told = await page.evaluate(() => ({
      pwned: (window as unknown as { pwned?: unknown }).pwned, violations: window.panelTest.violations,
        invalid: window.panelTest.host?.invalid,
      errors: window.panelTest.host?.received.filter(({ type }) => type === 'clientError'),
      scripts: document.querySelectorAll('#root script, #root img, #root a[href], #root [onerror]').length,
    }));
    assert.deepEqual(told, { pwned: undefined, violations: [], invalid: [], errors: [], scripts: 0 });
    assert.match(await page.textContent('.labels') ?? '', /"><img src=x onerror=/);
    await page.close();
  });

  it('is not scanned for keys of the prototype', async () => {
    page = await browser.openPage('light');
    await page.evaluate((given) => { window.panelTest.open(given, (host) => { host.strings = JSON.parse('{"__proto__": {"polluted": "yes"}, "Tags": "<b>Etiketten</b>"}') as Record<string, string>; }); }, hostileArticle());
    await painted(page);
    assert.equal(await page.evaluate(() => ({} as Record<string, unknown>)['polluted']), undefined);
    assert.match(await page.textContent('#tab-entities') ?? '', /<b>Etiketten<\/b>/);
    await page.close();
  });
});
