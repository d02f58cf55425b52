// What tests of the panel in a window share.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually, waitLimit as limit } from '../../../scripts/host/eventually.mjs';

export { eventually };

/** @typedef {import('../../../scripts/host/workbench-session.mjs').OpenedWorkbench} Window */
/** @typedef {import('playwright-core').Frame} Frame */

/**
 * The page of the panel that shows this text, built whole.
 * @param {Window} window
 * @param {RegExp} text
 * @returns {Promise<Frame>}
 */
export async function panelShowing(window, text) {
  /** @type {Frame | undefined} */
  let found;
  await eventually(async () => {
    const seen = [];
    for (const frame of window.page.frames()) {
      if (!/^(?:active|pending)-frame$/u.test(frame.name()) || frame.isDetached()) continue;
      const shown = await frame.evaluate(() => document.querySelector('.article')?.textContent ?? '').catch(() => '');
      if (shown !== '' && text.test(shown)) found = frame;
      seen.push(shown.slice(0, 60));
    }
    return seen;
  }, () => found !== undefined, `a panel that shows ${text}`);
  const panel = /** @type {Frame} */ (/** @type {unknown} */ (found));
  // Around the text the rest is built in idle moments.
  await panel.locator('.panel:not([aria-busy])').waitFor({ timeout: limit });
  return panel;
}

/** The group of the text editors, whatever has the keyboard. @param {Window} window */
export async function focusFirstGroup(window) {
  await window.press('Control+1');
  await window.page.locator('.editor-group-container.active .monaco-editor').first().waitFor({ timeout: limit });
}

/** The annotation file of an article as it is on disk; empty where there is none. @param {Window} window @param {string} stem */
export function annotationFile(window, stem) {
  const file = join(window.folder, `${stem}.ann`);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** All lines that text editors draw. @param {Window} window */
export async function drawnText(window) {
  const lines = await window.page.locator('.view-line').allInnerTexts();
  return lines.map((line) => line.replaceAll('\u00a0', ' ')).join('\n');
}

/**
 * Opens the panel beside the active editor.
 * @param {Window} window
 * @param {RegExp} [text]
 */
export async function openPanel(window, text = /\S/u) {
  await focusFirstGroup(window);
  await window.runCommand('Article Annotator: Open Annotation Panel to the Side');
  return panelShowing(window, text);
}

/**
 * Waits until the panel of the active article shows these tags and no others, suggestions not among them, and closes it again.
 * @param {Window} window
 * @param {string[]} expected their words, in the order of the text
 */
export async function panelShowsTags(window, expected) {
  const panel = await openPanel(window);
  const words = () => panel.locator('mark[data-id]').evaluateAll((marks) => marks.map((mark) => mark.textContent?.trim()));
  await eventually(words, (shown) => shown.join('|') === expected.join('|'), `the tags ${expected.join(', ')} in the panel`);
  await window.press('Control+w');
}

/** The words of those tags of an annotation file that stand at their words. @param {{ article: string, sidecar: string }} files */
export function tagsInPlace({ article, sidecar }) {
  const characters = [...article];
  return sidecar.split('\n').flatMap((line) => {
    const [, start, end, words] = /^T\d+\t\S+ (\d+) (\d+)\t(.+)$/u.exec(line) ?? [];
    return words !== undefined && characters.slice(Number(start), Number(end)).join('') === words ? [words] : [];
  });
}

/**
 * Opens a file of the folder by its name.
 * @param {Window} window
 * @param {string} name
 */
export async function openFile(window, name) {
  if (await window.page.locator('.editor-group-container .monaco-editor').first().isVisible()) await focusFirstGroup(window);
  const row = window.page.locator('.explorer-folders-view .monaco-list-row', { hasText: name }).first();
  // A file that comes meanwhile moves the rows: the click is then one for another.
  await eventually(async () => {
    await row.dblclick({ timeout: 10_000 }).catch(() => undefined);
    return window.page.locator('.tab.active', { hasText: name }).first().waitFor({ timeout: 10_000 }).then(() => true, () => false);
  }, Boolean, `${name} in a tab`);
}

/**
 * Waits until a question or the palette has the keyboard. VS Code may give it back to a page when the palette closes, after the question
 * that follows has opened; a user clicks into it then, or asks again where it went away with the keyboard.
 * @param {Window} window
 * @param {() => Promise<unknown>} [ask] asks again
 */
export async function questionTakesKeys(window, ask) {
  const input = window.page.locator('.quick-input-widget input').first();
  await eventually(async () => {
    const isFocused = await window.page.locator('.quick-input-widget input:focus').first().waitFor({ timeout: 3000 }).then(() => true, () => false);
    if (isFocused) return true;
    if (ask && !(await input.isVisible())) await ask();
    else await input.click({ timeout: 3000 }).catch(() => undefined);
    return false;
  }, Boolean, 'the keyboard in the question');
}

/** What the page's policy reported. @param {Window} window */
export function policyViolations(window) {
  return window.consoleLines.filter((line) => /Content Security Policy|Refused to (?:load|execute|apply)/u.test(line));
}
