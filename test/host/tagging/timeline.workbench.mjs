// Versions of the local history restored in a window, of an article and of its annotation file: tags stand where their words are.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'mocha';
import { annotationFile, eventually, openFile, openPanel } from '../panel/panelWindow.mjs';
import { sharedWindow } from '../sharedWindow.mjs';

describe('a version of the local history', function () {
  this.timeout(300_000);
  // Versions that are saved within seconds would be one.
  const shown = sharedWindow('timeline', { file: 'ferry.article', settings: { 'workbench.localHistory.mergeWindow': 1 } });
  /** @type {import('../sharedWindow.mjs').OpenedWorkbench} */
  let window;
  /** Of the first version that was saved. @type {{ article: string, sidecar: string }} */
  let first;
  /** @type {{ article: string, sidecar: string }} */
  let second;
  before(() => {
    window = shown.window;
  });

  const onDisk = () => ({ article: readFileSync(join(window.folder, 'ferry.article'), 'utf8'), sidecar: annotationFile(window, 'ferry') });
  const quick = () => window.page.locator('.quick-input-widget:not([style*="display: none"])');
  const dirtyTabs = () => window.page.locator('.tab.dirty').count();
  const entries = () => window.page.locator('.timeline-tree-view .monaco-list-row');

  /** @param {string} typed at the start of the title */
  async function saveWith(typed) {
    await window.focusEditor();
    await window.press('Control+Home', 'ArrowDown', 'Home');
    await window.page.keyboard.type(typed);
    await eventually(dirtyTabs, (count) => count === 2, 'the annotation file to follow');
    await window.press('Control+s');
    await eventually(dirtyTabs, (count) => count === 0, 'both to be saved');
    return onDisk();
  }

  async function confirm() {
    await window.page.locator('.monaco-dialog-box').getByRole('button', { name: 'Restore' }).click();
  }

  /** What the panel shows as tagged. */
  async function tagsShown() {
    const panel = await openPanel(window);
    const marks = await panel.locator('mark').allInnerTexts();
    await window.press('Control+w');
    return marks.map((mark) => mark.trim());
  }

  /** @param {{ article: string, sidecar: string }} files */
  function assertInPlace({ article, sidecar }) {
    const characters = [...article];
    for (const line of sidecar.trimEnd().split('\n')) {
      const [, start, end, quote] = /^T\d+\t\S+ (\d+) (\d+)\t(.+)$/u.exec(line) ?? [];
      assert.equal(characters.slice(Number(start), Number(end)).join(''), quote, sidecar);
    }
  }

  it('of an article is restored from the Timeline view, and its tags are at their words', async () => {
    await window.focusEditor();
    await window.press('Control+Home', 'ArrowDown', 'End', 'Control+ArrowLeft', "Control+'", '2');
    await eventually(() => annotationFile(window, 'ferry'), (text) => /\tTimes\n/u.test(text), 'the tag');
    first = await saveWith('Late: ');
    // A second passes before a version of its own is kept.
    await window.page.waitForTimeout(1500);
    second = await saveWith('Very ');
    await window.runCommand('Explorer: Focus on Timeline View');
    await eventually(() => entries().count(), (count) => count >= 2, 'both versions in the Timeline view');
    await entries().nth(1).click({ button: 'right' });
    await window.page.locator('.monaco-menu .action-label', { hasText: 'Restore Contents' }).first().click();
    await confirm();
    await eventually(() => onDisk().article, (text) => text === first.article, 'the article of before');
    await openFile(window, 'ferry.article');
    await eventually(async () => (await tagsShown()).join(), (marks) => marks === 'Times', 'the tag at its word');
    assert.equal(await dirtyTabs(), 0);
  });

  it('of its annotation file is restored, and the panel shows what it says', async () => {
    await openFile(window, 'ferry.ann');
    await window.runCommand('Local History: Find Entry to Restore');
    await quick().locator('.monaco-list-row', { hasText: 'ferry.ann' }).first().waitFor();
    await window.page.keyboard.type('ferry.ann');
    await quick().locator('.monaco-list-row.focused', { hasText: 'ferry.ann' }).first().waitFor();
    await window.press('Enter');
    await quick().locator('.monaco-list-row', { hasText: 'File Saved' }).nth(1).click();
    await confirm();
    await eventually(() => onDisk().sidecar, (text) => text === first.sidecar, 'the annotation file of before');
    assertInPlace(onDisk());
    await openFile(window, 'ferry.article');
    await eventually(async () => (await tagsShown()).join(), (marks) => marks === 'Times', 'the tag at its word');
    assert.equal(await dirtyTabs(), 0);
  });

  it('of an article with unsaved changes is restored, and nothing shifted is written', async () => {
    await openFile(window, 'ferry.article');
    await window.focusEditor();
    await window.press('Control+Home', 'ArrowDown', 'Home');
    await window.page.keyboard.type('Much too ');
    await eventually(dirtyTabs, (count) => count === 2, 'the annotation file to follow');
    await window.runCommand('Explorer: Focus on Timeline View');
    await eventually(() => entries().count(), (count) => count >= 3, 'the versions in the Timeline view');
    // The second that was saved; above it stands what was restored.
    await entries().nth(1).click({ button: 'right' });
    await window.page.locator('.monaco-menu .action-label', { hasText: 'Restore Contents' }).first().click();
    await confirm();
    await eventually(() => onDisk().article, (text) => text === second.article, 'the restored article');
    await openFile(window, 'ferry.article');
    await eventually(async () => (await tagsShown()).join(), (marks) => marks === 'Times', 'the tag at its word');
    await eventually(dirtyTabs, (count) => count === 0, 'nothing unsaved');
    assert.ok([first.sidecar, second.sidecar].includes(onDisk().sidecar), onDisk().sidecar);
  });
});
