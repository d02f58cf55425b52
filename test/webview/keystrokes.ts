import type { Page } from 'playwright-core';
import type { Article } from '../../src/protocol/article';
import type { TextRange } from '../../src/core/text/range';
import { testLabels } from './page/articles';

/** An entity an article should end with; UTF-16, half-open. */
export interface WantedEntity extends TextRange {
  readonly label: string;
}

/** How the ranges to tag are selected: by the mouse, so that keys only tag; by keys; by keys with the panel going on by itself. */
export type Hand = 'mouse' | 'keys' | 'keys, going on';

export interface KeyCount {
  readonly mentions: number;
  readonly keys: number;
  /** Tags that are not there in the end though they were wanted, and those that are there though they were not. */
  readonly missing: number;
  readonly extra: number;
}

/**
 * Tags an article completely from nothing over the panel's own key handler, in the order of the text, and counts the keys:
 * what a practised hand would press, never a key too clever. All occurrences are tagged at once where every one of them is wanted
 * and one by one would take more keys.
 */
export async function countKeys(page: Page, article: Article, wanted: readonly WantedEntity[], hand: Hand): Promise<KeyCount> {
  await page.evaluate((bare) => { window.panelTest.open(bare); }, { ...article, annotations: { ...article.annotations, entities: [] } });
  await page.focus('.text');
  const shown = [article.headline, ...article.paragraphs];
  const isShown = ({ start }: TextRange): boolean => shown.some((range) => range && range.start <= start && start < range.end);
  const goal = wanted.filter(isShown);
  let keys = 0;
  const press = async (key: string): Promise<void> => {
    keys++;
    await page.keyboard.press(key);
  };
  const keyOf = (label: string): string => testLabels.find(({ name }) => name === label)?.digit ?? '1';
  const nameOf = ({ label, start, end }: WantedEntity): string => `${label} ${start} ${end}`;
  let last: string | undefined;
  if (hand === 'keys, going on') await press('>');
  for (const entity of goal) {
    const done = new Set(await taggedPlaces(page));
    if (done.has(nameOf(entity))) continue;
    if (hand === 'mouse') await selectByMouse(page, entity);
    else await selectByKeys(page, article.text, entity, press);
    const quote = article.text.slice(entity.start, entity.end);
    const open = goal.filter((other) => !done.has(nameOf(other)) && article.text.slice(other.start, other.end) === quote);
    // The preview opens, Enter tags: two keys, and none to go to the others.
    const all = open.length > 1 && open.every(({ label }) => label === entity.label);
    if (all && await previewIs(page, `Shift+${keyOf(entity.label)}`, open.length)) keys += 2;
    else if (entity.label === last) await press('Enter');
    else await press(keyOf(entity.label));
    last = entity.label;
  }
  const made = await taggedPlaces(page);
  const names = new Set(goal.map(nameOf));
  return { mentions: goal.length, keys, missing: [...names].filter((name) => !made.includes(name)).length, extra: made.filter((name) => !names.has(name)).length };
}

function taggedPlaces(page: Page): Promise<string[]> {
  return page.evaluate(() => (window.panelTest.host?.entities ?? [])
    .map(({ label, fragments }) => `${label} ${fragments[0]?.start} ${fragments[0]?.end}`));
}

/** Opens the preview of all occurrences; accepts it where it offers as many as wanted, else closes it as if it had not been opened. */
async function previewIs(page: Page, key: string, wanted: number): Promise<boolean> {
  await page.keyboard.press(key);
  const places = Number(/\d+/.exec(await page.locator('.tag-all .count').innerText())?.[0]);
  await page.keyboard.press(places === wanted ? 'Enter' : 'Escape');
  return places === wanted;
}

async function selectByMouse(page: Page, range: TextRange): Promise<void> {
  await page.evaluate(({ start, end }) => {
    const { host } = window.panelTest;
    host?.send({ type: 'selection', uri: host.article.uri, version: host.article.version, range: { start, end } });
  }, range);
}

/** Goes to a range: by names as long as it lies ahead, back by words; then the selection is grown or shrunk. */
async function selectByKeys(page: Page, text: string, target: TextRange, press: (key: string) => Promise<void>): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    const at = await selectedRange(page);
    if (at.start === target.start && at.end === target.end) return;
    if (at.start === target.start) await press(at.end < target.end ? 'Shift+ArrowRight' : 'Shift+ArrowLeft');
    else if (at.end <= target.start) await press('.');
    else await press(at.start < target.start ? 'ArrowRight' : 'ArrowLeft');
  }
  throw new Error(`“${text.slice(target.start, target.end)}” cannot be reached by keys`);
}

/** The range that is selected as the panel tells its host: that of the tag where one is. */
async function selectedRange(page: Page): Promise<TextRange> {
  return page.evaluate(() => {
    const { host } = window.panelTest;
    const mark = document.querySelector<HTMLElement>('mark.selected');
    const entity = mark && host?.entities.find(({ id }) => id === mark.dataset['id']);
    const first = entity?.fragments[0];
    if (first) return { start: first.start, end: first.end };
    const selection = document.getSelection();
    if (!host || !selection || selection.rangeCount === 0) return { start: 0, end: 0 };
    const range = selection.getRangeAt(0);
    const block = range.startContainer.parentElement?.closest('.block');
    const blocks = [...document.querySelectorAll('.block')];
    const { headline, byline, paragraphs } = host.article;
    const starts = [headline, ...byline.map((part) => (part.kind === 'range' ? part.range : undefined)), ...paragraphs]
      .flatMap((place) => place?.start ?? []);
    if (!block) return { start: 0, end: 0 };
    const before = document.createRange();
    before.selectNodeContents(block);
    before.setEnd(range.startContainer, range.startOffset);
    const start = (starts[blocks.indexOf(block)] ?? 0) + before.toString().length;
    return { start, end: start + range.toString().length };
  });
}
