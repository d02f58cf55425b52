// What somebody does with an article: every key of the help at least once, in the order of a working day.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { panelShowing } from '../../test/host/panel/panelWindow.mjs';

/** @typedef {import('../host/workbench-session.mjs').OpenedWorkbench} OpenedWorkbench */
/** @typedef {ReturnType<typeof import('./watchedKeyboard.mjs').watchedKeyboard>} Keyboard */
/** @typedef {import('playwright-core').Frame} Frame */

const limit = 30_000;
/** Fields of the metadata. */
const mostStops = 8;

/** Opens an article by its name and then its annotation view, by keys. @param {OpenedWorkbench} window @param {Keyboard} keyboard @param {'panel' | 'editor'} view @param {string} article */
export async function openFirstArticle(window, keyboard, view, article) {
  await keyboard.press('Control+p');
  await window.page.locator('.quick-input-box input').first().waitFor({ timeout: limit });
  await keyboard.type(article);
  await window.page.locator('.quick-input-list .monaco-list-row', { hasText: article }).first().waitFor({ timeout: limit });
  await keyboard.press('Enter');
  await window.page.locator('.editor-group-container.active .monaco-editor .view-line').first().waitFor({ timeout: limit });
  await window.page.locator('.statusbar-item', { hasText: 'Article' }).first().waitFor({ timeout: limit });
  await window.press('Control+k', view === 'panel' ? 'v' : 'a');
}

/**
 * Works through the article that is shown, and goes to the next.
 * @param {OpenedWorkbench} window
 * @param {Keyboard} keyboard
 * @param {{ article: string, view: 'panel' | 'editor', isLast: boolean }} task
 */
export async function annotateArticle(window, keyboard, { article, view, isLast }) {
  const frame = await pageOf(window, article, view);
  keyboard.lookAt(frame);
  const keyboardAfter = await keyboardArrives(frame);
  /** @type {string[]} */
  const problems = [];
  /** @type {string[]} */
  const warnings = [];
  /** @param {string[]} keys */
  const press = async (...keys) => {
    for (const key of keys) {
      const { warning, notice } = await keyboard.press(key);
      if (warning && notice !== undefined) warnings.push(`${key}: ${notice}`);
    }
  };
  const selected = () => frame.evaluate(() => document.querySelector('mark.selected')?.getAttribute('data-id') ?? undefined);
  /** @param {string} what @param {string} where */
  const focusIs = async (what, where) => {
    const focus = await keyboard.focus();
    if (!focus.includes(where)) problems.push(`${what}: the keyboard is at ${focus}`);
  };

  // Names, one after the other.
  for (const label of ['1', '2', '3', '4']) await press('.', label);
  await press('.', 'Shift+ArrowRight', 'p');
  await press('.', 'Enter');
  // All occurrences, with a preview.
  await press('.', 'Shift+3');
  if (await frame.locator('.tag-all').isVisible()) await press('Enter');
  await focusIs('after tagging all', '.text');
  // A label by its name.
  await press('.', '/');
  await keyboard.type('quan');
  await press('Enter');
  await focusIs('after the search of labels', '.text');
  // Back and forth, another label, another end, a note, gone.
  await press('Control+z', 'Control+Shift+z');
  await press('[', ']');
  if ((await selected()) === undefined) problems.push('] selects no tag');
  await press('2', 'Shift+ArrowRight', 'Shift+ArrowLeft', 'n');
  await focusIs('n', 'note');
  await keyboard.type('ask the desk');
  await press('Enter');
  await focusIs('after the note', '.text');
  await press('Space', 'Escape', 'Delete', 'Control+z');
  // Esc from everywhere.
  await press('f');
  await keyboard.type('har');
  await press('Escape');
  await focusIs('Esc in the filter', '.text');
  await press('?', 'Escape');
  await focusIs('Esc in the help', '.text');
  await press('/', 'Escape');
  await focusIs('Esc in the search of labels', '.text');
  const keysToField = await editNumber(frame, press, keyboard);
  if (keysToField === undefined) problems.push('no way to the field “number”');
  await press('Escape');
  await focusIs('Esc in a field', '.text');
  for (const title of ['Go to Previous Tag', 'Undo Annotation']) {
    await byPalette(window, keyboard, title);
    await focusIs(`after ${title} from the palette`, '.text');
  }
  await press('Control+Home', 'ArrowDown', 'End', 'Home', 'Control+End');
  if (!isLast) await press('Control+Enter');
  return { keysToField, keyboardAfter, problems, warnings };
}

/** The page that shows an article, once it is built. @param {OpenedWorkbench} window @param {string} article @param {'panel' | 'editor'} view */
async function pageOf(window, article, view) {
  const tab = window.page.locator(view === 'panel' ? '.tab' : '.tab.active', { hasText: article });
  await tab.first().waitFor({ timeout: limit });
  const expected = readFileSync(join(window.folder, article), 'utf8');
  // The last words of the body: every article ends with others.
  const words = expected.trim().slice(-30).replace(/[^\p{L}\p{N}]+/gu, '\\P{L}*?');
  return panelShowing(window, new RegExp(words, 'u'));
}

/** Milliseconds from the article in sight to the keyboard in its page. @param {Frame} frame */
async function keyboardArrives(frame) {
  const started = performance.now();
  while (!(await frame.evaluate(() => document.hasFocus()))) {
    if (performance.now() - started > limit) throw new Error('The keyboard does not come into the page.');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return Math.round(performance.now() - started);
}

/**
 * Goes to the number of the metadata with keys, changes it, and changes it back.
 * @param {Frame} frame
 * @param {(...keys: string[]) => Promise<void>} press
 * @param {Keyboard} keyboard
 * @returns {Promise<number | undefined>} keys that the way took
 */
async function editNumber(frame, press, keyboard) {
  if (!(await frame.locator('input[data-field=number]').count())) return undefined;
  await press(':');
  for (let keys = 1; keys <= mostStops; keys++) {
    if ((await keyboard.focus()).endsWith('number')) {
      // In an empty field there is no end to go to.
      if (await frame.locator('input[data-field=number]').inputValue() !== '') await press('End');
      await keyboard.type('7');
      await press('Enter', 'Backspace', 'Enter');
      return keys;
    }
    await press('ArrowDown');
  }
  return undefined;
}

/** @param {OpenedWorkbench} window @param {Keyboard} keyboard @param {string} title */
async function byPalette(window, keyboard, title) {
  await keyboard.press('F1');
  await window.page.locator('.quick-input-widget .monaco-list-row').first().waitFor({ timeout: limit });
  await keyboard.type(`Annotator: ${title}`);
  await window.page.locator('.quick-input-widget .monaco-list-row', { hasText: title }).first().waitFor({ timeout: limit });
  await keyboard.press('Enter');
  await window.page.locator('.quick-input-widget').waitFor({ state: 'hidden', timeout: limit });
}
