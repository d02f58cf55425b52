// The annotation editor as the tab of an article: keys, undo, save, next article, text and back, a reloaded window.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'mocha';
import { sharedWindow } from '../sharedWindow.mjs';
import { backupsHold } from '../tagging/backups.mjs';
import { annotationFile, eventually, openFile, panelShowing, policyViolations } from './panelWindow.mjs';

const name = '001_5b70e9d1a4c83f26';

describe('the annotation editor', function () {
  this.timeout(300_000);
  const shown = sharedWindow('editor', { copyOf: 'samples' }, (window) => openFile(window, `${name}.txt`));
  /** @type {import('../sharedWindow.mjs').OpenedWorkbench} */
  let window;
  before(() => {
    window = shown.window;
  });

  const sidecar = (stem = name) => annotationFile(window, stem);
  const article = () => readFileSync(join(window.folder, `${name}.txt`), 'utf8');

  /** The page of the editor once it shows this text and has the keyboard. @param {RegExp} text */
  async function editorShowing(text) {
    const frame = await panelShowing(window, text);
    await eventually(() => frame.evaluate(() => document.hasFocus()), Boolean, 'the keyboard in the page');
    return frame;
  }

  /** The page that has the keyboard, of two that show the same. */
  async function editorWithKeyboard() {
    const focused = async () => {
      const pages = window.page.frames().filter((frame) => /^(?:active|pending)-frame$/u.test(frame.name()) && !frame.isDetached());
      const has = await Promise.all(pages.map((frame) => frame.evaluate(() => document.hasFocus()).catch(() => false)));
      return has.filter(Boolean).length;
    };
    await eventually(focused, (count) => count === 1, 'the keyboard in one of the pages');
  }

  it('opens in the place of the text by the icon, and tags at the first key', async () => {
    await window.page.locator('.editor-actions .codicon-tag').first().click();
    const frame = await editorShowing(/Lighthouse/u);
    await window.press('ArrowRight', 'ArrowRight', '1');
    await eventually(sidecar, (text) => /^T1\tPerson \d+ \d+\tLibrary\n$/u.test(text), 'a tag in the file');
    assert.equal(await window.page.locator('.tab').count(), 1, 'one tab');
    await window.press('Control+z');
    await eventually(sidecar, (text) => text === '', 'no tag after undo');
    assert.equal(await frame.locator('.warning-bar').isVisible(), false);
  });

  it('edits a field; the tab is unsaved until Save', async () => {
    const frame = await editorShowing(/Lighthouse/u);
    const tab = frame.getByRole('tab', { name: /Metadata/u });
    if (await tab.isVisible()) await tab.click();
    await frame.locator('input[data-field=number]').fill('77');
    await window.press('Enter');
    await window.page.locator('.tab.dirty').first().waitFor();
    await window.press('Escape', 'Control+s');
    await window.page.locator('.tab.dirty').first().waitFor({ state: 'detached' });
    assert.match(article(), /\n77\n/u);
  });

  it('saves what is being typed into a field, and loses none of it where the view is left', async () => {
    const frame = await editorShowing(/Lighthouse/u);
    const number = frame.locator('input[data-field=number]');
    await number.click();
    await window.press('End', 'Backspace', '9', 'Control+s');
    await eventually(article, (text) => text.includes('\n79\n'), 'what was typed on disk');
    await window.press('Backspace', '8');
    await eventually(() => number.inputValue(), (value) => value === '78', 'the keys in the field still');
    await window.press('Control+k', 'a');
    /** @param {number} number */
    const lineOf = (number) => window.page.locator('.editor-group-container.active .monaco-editor.focused .view-line', { hasText: new RegExp(`^${number}$`, 'u') }).first();
    await lineOf(78).waitFor();
    await window.page.locator('.tab.dirty').first().waitFor();
    // The keys of the view are its own for a moment after it lost the keyboard.
    await eventually(async () => {
      if (!(await lineOf(79).isVisible())) await window.press('Control+z');
      return lineOf(79).waitFor({ timeout: 2000 }).then(() => true, () => false);
    }, Boolean, 'the undo of the text');
    await window.press('Control+z');
    await lineOf(77).waitFor();
    await window.press('Control+s');
    await eventually(article, (text) => text.includes('\n77\n'), 'the undo of the text takes it back');
    await window.press('Control+k', 'a');
    await editorShowing(/Lighthouse/u);
    await window.press('Escape');
  });

  it('goes to the next article with Ctrl+Enter, in a tab of its own kind, and keys work at once', async () => {
    await editorShowing(/Lighthouse/u);
    await window.press('Control+Enter');
    await editorShowing(/^(?!.*Lighthouse)/u);
    await window.page.locator('.tab.active', { hasText: '002_c41d7be60f9a2358.txt' }).first().waitFor();
    await window.press('ArrowRight', '2');
    await eventually(() => sidecar('002_c41d7be60f9a2358'), (text) => /^T1\tOrganization /mu.test(text), 'a tag of the next article');
    await window.press('Control+Shift+Enter');
    await editorShowing(/Lighthouse/u);
  });

  it('goes back to the text by its icon and by its keys, and stays at the place both ways', async () => {
    const before = sidecar();
    const word = 'Library';
    const selected = async () => (await editorShowing(/Lighthouse/u)).evaluate(() => document.getSelection()?.toString() ?? '');
    const textIsShown = () => window.page.locator('.editor-group-container.active .monaco-editor .view-line').first().waitFor();
    await editorShowing(/Lighthouse/u);
    await window.press('Control+Home', 'ArrowRight');
    await eventually(selected, (text) => text === word, 'a word selected');
    await window.page.locator('.editor-actions .codicon-go-to-file').first().click();
    await textIsShown();
    await window.waitForText(`(${word.length} selected)`);
    await window.press('Control+k', 'a');
    await eventually(selected, (text) => text === word, `“${word}” selected as in the text`);
    await window.press('Control+k', 'a');
    await textIsShown();
    await window.waitForText(`(${word.length} selected)`);
    await window.press('Control+k', 'a');
    await editorShowing(/Lighthouse/u);
    assert.equal(sidecar(), before, 'the keys tag nothing');
  });

  it('stands beside itself when split, and both show a tag of either', async () => {
    await window.press('Control+\\');
    await eventually(() => window.page.locator('.editor-group-container').count(), (count) => count === 2, 'two groups');
    // Built whole, so that keys have an article to work on.
    const frames = () => Promise.all(window.page.frames().filter((frame) => /^(?:active|pending)-frame$/u.test(frame.name()) && !frame.isDetached())
      .map((frame) => frame.evaluate(() => (document.querySelector('.panel:not([aria-busy]) .article h1') ? document.querySelectorAll('mark[data-id]').length : -1)).catch(() => -1)));
    await eventually(frames, (counts) => counts.length === 2 && counts.every((count) => count >= 0 && count === counts[0]), 'the article in both');
    const [before = 0] = await frames();
    await editorWithKeyboard();
    await window.press('Control+End', '4');
    await eventually(frames, (counts) => counts.length === 2 && counts.every((count) => count === before + 1), 'the tag in both');
    await window.press('Control+z');
    await eventually(frames, (counts) => counts.every((count) => count === before), 'no tag in either after undo');
    await window.press('Control+w');
    await eventually(() => window.page.locator('.editor-group-container').count(), (count) => count === 1, 'one group');
    await editorShowing(/Lighthouse/u);
  });

  it('keeps a field that is not saved over a reload of the window, and saves it', async () => {
    const frame = await editorShowing(/Lighthouse/u);
    await window.press(':');
    await eventually(() => frame.evaluate(() => document.activeElement?.getAttribute('data-field')), (field) => field === 'url', 'the keyboard in the form');
    // Not Ctrl+A: VS Code selects everything once more when its message arrives, whatever is typed by then.
    await window.press('ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Home', 'Shift+End');
    await window.page.keyboard.type('78');
    await window.press('Enter');
    await window.page.locator('.tab.dirty').first().waitFor();
    await window.press('Escape');
    await backupsHold(shown.session.dataFolder, { [`${name}.txt`]: '\n78\n' });
    const reloaded = window.page.waitForEvent('framenavigated', { predicate: (navigated) => navigated === window.page.mainFrame(), timeout: 60_000 });
    await window.runCommand('Developer: Reload Window');
    await reloaded;
    await window.ready();
    await panelShowing(window, /Lighthouse/u);
    await window.page.locator('.tab.dirty').first().waitFor();
    assert.match(article(), /\n77\n/u, 'not saved yet');
    await window.press('Control+1');
    const again = await editorShowing(/Lighthouse/u);
    assert.equal(await again.locator('input[data-field=number]').inputValue(), '78');
    await window.press('Control+s');
    await window.page.locator('.tab.dirty').first().waitFor({ state: 'detached' });
    assert.match(article(), /\n78\n/u);
  });

  it('is there again after the window was loaded again', async () => {
    const reloaded = window.page.waitForEvent('framenavigated', { predicate: (navigated) => navigated === window.page.mainFrame(), timeout: 60_000 });
    await window.runCommand('Developer: Reload Window');
    await reloaded;
    await window.ready();
    await panelShowing(window, /Lighthouse/u);
    await window.press('Control+1');
    await editorShowing(/Lighthouse/u);
    await window.press('Control+End', 'ArrowLeft', '3');
    await eventually(sidecar, (text) => /^T\d\tGroup /mu.test(text), 'a tag after the reload');
    assert.deepEqual(policyViolations(window), []);
  });
});
