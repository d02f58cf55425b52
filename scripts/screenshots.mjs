// Makes the pictures of the README from the running extension: `node scripts/screenshots.mjs [NAME…]`. Run by hand,
// after `npm run build`.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from './host/dependencies.mjs';
import { startWorkbenchSession } from './host/workbench-session.mjs';

/** @typedef {import('./host/workbench-session.mjs').OpenedWorkbench} OpenedWorkbench */
/**
 * @typedef {object} Picture
 * @property {string} name docs/images/NAME.png
 * @property {string} file in samples/
 * @property {import('./host/workbench-session.mjs').Theme} theme
 * @property {string | RegExp} shows text that must be on the screen before the picture is taken
 * @property {(window: OpenedWorkbench) => Promise<void>} [prepare] what a user does before
 */

/** @type {Picture[]} */
const pictures = [
  { name: 'editor-light', file: 'opinion.article', theme: 'Default Light Modern', shows: /https:/u },
  { name: 'editor-dark', file: 'opinion.article', theme: 'Default Dark Modern', shows: /https:/u },
  { name: 'editor-high-contrast', file: 'opinion.article', theme: 'Default High Contrast', shows: /https:/u },
  {
    name: 'problems',
    file: 'wrong-values.article',
    theme: 'Default Light Modern',
    shows: /https:/u,
    async prepare(window) {
      await window.runCommand('Problems: Focus on Problems View');
      await window.page.locator('.markers-panel .monaco-list-row').nth(1).waitFor();
    },
  },
  {
    name: 'quick-fix',
    file: 'wrong-values.article',
    theme: 'Default Dark Modern',
    shows: /https:/u,
    async prepare(window) {
      await window.page.locator('.squiggly-warning').first().waitFor();
      await window.focusEditor();
      await window.press('Control+Home', 'F8');
      await window.press('Escape', 'Control+.');
      await window.page.locator('.action-widget .monaco-list-row').first().waitFor();
    },
  },
  {
    name: 'outline',
    file: 'long-inquiry.article',
    theme: 'Default Light Modern',
    shows: /https:/u,
    async prepare(window) {
      await window.focusEditor();
      await window.press('Control+Shift+o');
      await window.page.locator('.quick-input-widget .monaco-list-row').nth(1).waitFor();
    },
  },
];

const viewport = { width: 1280, height: 760 };

/** @param {string[]} names none: all */
async function takePictures(names) {
  const unknown = names.filter((name) => !pictures.some((picture) => picture.name === name));
  if (unknown.length > 0) {
    console.error(
      `There is no picture named ${unknown.join(', ')}. Expected: ${pictures.map((picture) => picture.name).join(', ')}.`,
    );
    return 2;
  }
  if (!existsSync(join(checkout, 'dist', 'extension.js'))) {
    console.error('dist/extension.js is missing. What to do: run `npm run build` first.');
    return 2;
  }
  const session = await startWorkbenchSession();
  let failed = 0;
  for (const { name, file, theme, shows, prepare } of pictures) {
    if (names.length > 0 && !names.includes(name)) continue;
    const window = await session.open({ copyOf: 'samples', file, theme, viewport, deviceScaleFactor: 2 });
    try {
      await window.waitForText(shows);
      await prepare?.(window);
      console.log(await window.screenshot(join(checkout, 'docs', 'images', `${name}.png`)));
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
