/**
 * Counts the keys it takes to tag an article completely from nothing, over the panel's own key handler in a page.
 * `npx tsx test/webview/keystrokes.ts [article.txt article.ann]`; without arguments it tags an invented sample.
 * Two ways: a hand on the mouse (a double click or drag selects, keys only tag) and keys alone.
 */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import type { Article } from '../../src/protocol/article';
import type { Entity } from '../../src/protocol/entity';
import { PanelBrowser } from './browser';
import { completeArticle, testLabels } from './page/articles';
import { sampleArticle } from './page/sample';

interface Wanted { readonly label: string; readonly start: number; readonly end: number }

export interface KeyCount { readonly mentions: number; readonly keys: number; readonly tagged: number }

/** The entities an article should end with: those of one part, and only where their text is shown. */
function wantedOf(article: Article): Wanted[] {
  const shown = (start: number): boolean => [article.headline, ...article.paragraphs].some((range) => range && range.start <= start
    && start < range.end);
  return article.annotations.entities.filter(({ fragments }) => fragments.length === 1 && shown(fragments[0]?.start ?? -1))
    .map(({ label, fragments }) => ({ label, start: fragments[0]?.start ?? 0, end: fragments[0]?.end
      ?? 0 })).sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Tags everything wanted in the order of the text, all occurrences at once where that pays, and counts the keys. */
export async function countKeys(page: Page, article: Article, hand: 'mouse' | 'keys'): Promise<KeyCount> {
  const wanted = wantedOf(article);
  await page.evaluate((bare) => { window.panelTest.open(bare); }, { ...article, annotations: { ...article.annotations, entities: [] } });
  await page.focus('.text');
  await page.waitForTimeout(300);
  let keys = 0;
  let last: string | undefined;
  const press = async (key: string): Promise<void> => {
    keys++;
    await page.keyboard.press(key);
  };
  const tagged = (): Promise<string[]> => page.evaluate(() => (window.panelTest.host?.entities
    ?? []).map(({ label, fragments }) => `${label} ${fragments[0]?.start} ${fragments[0]?.end}`));
  const keyOf = (label: string): string => testLabels.find(({ name }) => name === label)?.digit ?? '1';
  for (const { label, start, end } of wanted) {
    const done = new Set(await tagged());
    if (done.has(`${label} ${start} ${end}`)) continue;
    if (hand === 'mouse') {
      await page.evaluate((range) => { const { host } = window.panelTest; host?.send({ type: 'selection', uri: host.article.uri,
        version: host.article.version, range }); }, { start, end });
    } else keys += await selectByKeys(page, article, { start, end }, async (key) => page.keyboard.press(key));
    const quote = article.text.slice(start, end);
    const twins = wanted.filter((other) => !done.has(`${other.label} ${other.start} ${other.end}`)
      && article.text.slice(other.start, other.end) === quote);
    if (twins.length > 2 && twins.every((other) => other.label === label)) {
      await press(`Shift+${keyOf(label)}`);
      await press('Enter');
    } else if (label === last) await press('Enter');
    else await press(keyOf(label));
    last = label;
  }
  const made = new Set(await tagged());
  return { mentions: wanted.length, keys, tagged: wanted.filter(({ label, start, end }) => made.has(`${label} ${start} ${end}`)).length };
}

/** Goes to a stretch by the keys a practised hand would use: by names while they lead there, else by words. Returns the number of keys. */
async function selectByKeys(page: Page, article: Article, target: { start: number; end: number },
  press: (key: string) => Promise<void>): Promise<number> {
  const where = (): Promise<{ start: number; end: number }> => page.evaluate(() => {
    const selection = document.getSelection();
    const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : undefined;
    const mark = document.querySelector<HTMLElement>('mark.selected');
    const entity = window.panelTest.host?.entities.find(({ id }) => id === mark?.dataset['id']);
    if (entity) return { start: entity.fragments[0]?.start ?? 0, end: entity.fragments[0]?.end ?? 0 };
    const block = range?.startContainer.parentElement?.closest('.block');
    if (!range || !block) return { start: 0, end: 0 };
    const blocks = [...document.querySelectorAll('.block')];
    const { article: shown } = window.panelTest.host ?? {};
    const starts = shown ? [shown.headline?.start ?? 0, ...shown.byline.flatMap((part) => part.kind === 'range' ? [part.range.start]
      : []), ...shown.paragraphs.map(({ start }) => start)] : [];
    const before = document.createRange();
    before.selectNodeContents(block);
    before.setEnd(range.startContainer, range.startOffset);
    const start = (starts[blocks.indexOf(block)] ?? 0) + before.toString().length;
    return { start, end: start + range.toString().length };
  });
  let count = 0;
  for (; count < 400;) {
    const at = await where();
    if (at.start === target.start && at.end === target.end) return count;
    count++;
    if (at.start === target.start && at.end < target.end) await press('Shift+ArrowRight');
    else if (at.start === target.start) await press('Shift+ArrowLeft');
    else if (at.end <= target.start) {
      // A name that overshoots costs a key back; words cost one each.
      const wordsBetween = article.text.slice(at.end, target.start).split(/\s+/).filter(Boolean).length;
      await press(wordsBetween <= 1 ? 'ArrowRight' : '.');
    } else if (at.start < target.start) await press('ArrowRight');
    else await press('ArrowLeft');
  }
  return count;
}

async function readStandoff(textFile: string, annotationFile: string): Promise<Article> {
  const text = await readFile(textFile, 'utf8');
  const bodyStart = text.split('\n', 5).join('\n').length + 1;
  const entities = (await readFile(annotationFile, 'utf8')).split('\n').flatMap((line): Entity[] => {
    const [, id, label, start, end] = /^(T\d+)\t(\S+) (\d+) (\d+)\t/.exec(line) ?? [];
    return id && label ? [{ id, label, fragments: [{ start: Number(start), end: Number(end) }] }] : [];
  });
  return completeArticle(text, [{ start: bodyStart, end: text.trimEnd().length, lostBreak: false }], entities);
}

async function main(): Promise<void> {
  const [, , textFile, annotationFile] = process.argv;
  const article = textFile && annotationFile ? await readStandoff(textFile, annotationFile) : sampleArticle();
  const browser = await PanelBrowser.start();
  try {
    const page = await browser.openPage('light');
    for (const hand of ['mouse', 'keys'] as const) {
      const { mentions, keys, tagged } = await countKeys(page, article, hand);
      process.stdout.write(`${hand === 'mouse' ? 'mouse selects, keys tag' : 'keys alone'}: ${mentions} mentions, ${tagged} tagged, ${keys} keys, ${(keys / mentions).toFixed(2)} a mention\n`);
    }
  } finally {
    await browser.stop();
  }
}

if (process.argv[1]?.endsWith('keystrokes.ts')) {
  main().catch((error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exitCode = 1;
  });
}
