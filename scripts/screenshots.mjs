// Makes the pictures of the README from the running extension: `node scripts/screenshots.mjs [NAME…]`. Run by hand,
// after `npm run build`.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from './host/dependencies.mjs';
import { compressedPicture } from './host/picture.mjs';
import { startWorkbenchSession } from './host/workbench-session.mjs';
import { openPanel } from '../test/host/panel/panelWindow.mjs';

/** @typedef {import('./host/workbench-session.mjs').OpenedWorkbench} OpenedWorkbench */
/**
 * @typedef {object} Picture
 * @property {string} name docs/images/NAME.webp
 * @property {string} file in samples/
 * @property {import('./host/workbench-session.mjs').Theme} theme
 * @property {{ width: number, height: number }} [viewport]
 * @property {Record<string, unknown>} [settings]
 * @property {(window: OpenedWorkbench) => Promise<void>} [prepare] what a user does before
 */

const tagged = '000_8f3a61c2d97e04b5.txt';

/**
 * The panel beside the text, wide enough to be read, with a tag selected.
 * @param {OpenedWorkbench} window
 */
async function showPanel(window) {
  const panel = await openPanel(window, /Osei/u);
  await window.runCommand('View: Close Primary Side Bar');
  await panel.locator('.text').focus();
  await window.page.keyboard.press(']');
  await window.page.keyboard.press(']');
  await panel.locator('.entity-row.selected').waitFor();
  await panel.locator('.field').nth(3).waitFor({ state: 'attached' });
  await window.page.mouse.move(5, 5);
  await window.page.locator('.monaco-hover:visible').first().waitFor({ state: 'detached' });
  return panel;
}

/**
 * The panel once these keys show what they are to show.
 * @param {OpenedWorkbench} window
 * @param {string[]} keys
 * @param {string} shown selector in the panel
 */
async function pressInPanel(window, keys, shown) {
  const panel = await showPanel(window);
  for (const key of keys) await window.page.keyboard.press(key);
  await panel.locator(shown).first().waitFor();
}

/**
 * The articles view, in which some articles are done.
 * @param {OpenedWorkbench} window
 */
async function showArticles(window) {
  const done = ['001_5b70e9d1a4c83f26.txt', 'broken-title.article', 'clean.article'].map((name) => `${name}\tdone\t2026-03-05T09:00:00.000Z`);
  writeFileSync(join(window.folder, 'article-states.txt'), [...done, 'error-page.article\tnothing-to-tag\t2026-03-05T09:10:00.000Z', ''].join('\n'));
  await window.page.locator('.activitybar a[aria-label="Article Annotator"]').click();
  await window.page.locator('.pane-header', { hasText: 'articles found' }).click();
  await window.page.locator('.pane-header', { hasText: /4 of \d+ articles finished/u }).waitFor();
  await window.runCommand('Article Annotator: Check All Articles');
  await window.page.locator('.tree-explorer-viewlet-tree-view .monaco-list-row', { hasText: 'has problems' }).nth(2).waitFor();
  await window.page.locator('.tree-explorer-viewlet-tree-view [class*="monaco-decoration-itemBadge"]').first().waitFor();
  await window.page.mouse.move(5, 5);
}

/** Wide enough for the panel beside the text with its entities beside it. */
const panelViewport = { width: 1800, height: 900 };
const articlesViewport = { width: 1000, height: 620 };
/** In a picture of what the text is drawn with, they would be in its way. */
const withoutSuggestions = { 'articleAnnotator.suggestions.show': 'never' };

/** @type {Picture[]} */
const pictures = [
  { name: 'editor-dark', file: tagged, theme: 'Default Dark Modern', settings: withoutSuggestions },
  { name: 'editor-high-contrast', file: tagged, theme: 'Default High Contrast', settings: withoutSuggestions },
  { name: 'articles-high-contrast', file: tagged, theme: 'Default High Contrast', viewport: articlesViewport, prepare: showArticles },
  ...Object.entries({
    light: 'Default Light Modern', dark: 'Default Dark Modern', 'high-contrast': 'Default High Contrast', 'high-contrast-light': 'Default High Contrast Light',
  }).map(([name, theme]) => ({ name: `panel-${name}`, file: tagged, theme: /** @type {Picture['theme']} */ (theme), viewport: panelViewport, prepare: async (window) => void (await showPanel(window)) })),
  {
    name: 'panel-tag-all',
    file: tagged,
    viewport: panelViewport,
    theme: 'Default Dark Modern',
    prepare: (window) => pressInPanel(window, ['Escape', '.', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'Shift+2'], '.places li:nth-child(2)'),
  },
  {
    name: 'problems',
    file: '001_5b70e9d1a4c83f26.txt',
    theme: 'Default Light Modern',
    async prepare(window) {
      await window.runCommand('Problems: Focus on Problems View');
      await window.page.locator('.markers-panel .monaco-list-row').nth(1).waitFor();
    },
  },
  {
    name: 'quick-fix',
    file: '001_5b70e9d1a4c83f26.txt',
    theme: 'Default Dark Modern',
    async prepare(window) {
      await window.focusEditor();
      await window.press('Control+Home', 'F8');
      await window.press('Escape', 'Control+.');
      await window.page.locator('.action-widget .monaco-list-row').first().waitFor();
    },
  },
];

/** What the editor draws under a finding: every sample has one, and it shows that the checks are through. */
const findingMark = '.view-overlays [class*="squiggly-"]';
const usualViewport = { width: 1280, height: 760 };

/** @param {string[]} names none: all */
async function takePictures(names) {
  const unknown = names.filter((name) => !pictures.some((picture) => picture.name === name));
  if (unknown.length > 0) {
    console.error(
      `There is no picture named ${unknown.join(', ')}. Expected: ${pictures.map((picture) => picture.name).join(', ')}.`,
    );
    return 2;
  }
  if (!existsSync(join(checkout, 'dist', 'node', 'extension.js'))) {
    console.error('dist/node/extension.js is missing. What to do: run `npm run build` first.');
    return 2;
  }
  const session = await startWorkbenchSession();
  let failed = 0;
  for (const { name, file, theme, viewport = usualViewport, settings = {}, prepare } of pictures) {
    if (names.length > 0 && !names.includes(name)) continue;
    const window = await session.open({ copyOf: 'samples', file, theme, viewport, settings, deviceScaleFactor: viewport === usualViewport ? 2 : 1 });
    try {
      await window.page.locator(findingMark).first().waitFor({ timeout: 90_000 });
      await window.page.locator('.statusbar-item', { hasText: 'Activating' }).waitFor({ state: 'detached', timeout: 90_000 });
      await prepare?.(window);
      const path = join(checkout, 'docs', 'images', `${name}.webp`);
      writeFileSync(path, await compressedPicture(session.browser, await window.page.screenshot()));
      console.log(path);
    } catch (error) {
      failed++;
      const evidence = await window.saveEvidence(`picture-${name}`);
      console.error(`${name}: ${/** @type {Error} */ (error).message}\n  see ${evidence}.png and .log`);
    } finally {
      await window.close();
    }
  }
  await session.stop();
  return failed > 0 ? 1 : 0;
}

process.exit(await takePictures(process.argv.slice(2)));
