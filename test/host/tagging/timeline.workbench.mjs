// Versions of VS Code's local history restored in a window, of an article and of its annotation file: tags stand where their words are.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'mocha';
import { annotationFile, eventually, openFile, panelShowsTags, tagsInPlace } from '../panel/panelWindow.mjs';
import { sharedWindow } from '../sharedWindow.mjs';

describe('a version of the local history', function () {
  this.timeout(300_000);
  // Every version is kept, however soon it follows another.
  const shown = sharedWindow('timeline', { file: 'ferry.article', settings: { 'workbench.localHistory.mergeWindow': 0 } });
  /** @type {import('../sharedWindow.mjs').OpenedWorkbench} */
  let window;
  /** What was saved, the oldest first. @type {{ article: string, sidecar: string }[]} */
  const versions = [];
  before(() => {
    window = shown.window;
  });

  const onDisk = () => ({ article: readFileSync(join(window.folder, 'ferry.article'), 'utf8'), sidecar: annotationFile(window, 'ferry') });
  const dirtyTabs = () => window.page.locator('.tab.dirty').count();
  const nothingUnsaved = () => eventually(dirtyTabs, (count) => count === 0, 'nothing unsaved');
  const entries = () => window.page.locator('.timeline-tree-view .monaco-list-row');

  /** @param {string} typed at the start of the title */
  async function type(typed) {
    await window.focusEditor();
    await window.press('Control+Home', 'ArrowDown', 'Home');
    await window.page.keyboard.type(typed);
    await eventually(dirtyTabs, (count) => count === 2, 'the annotation file to follow');
  }

  async function save() {
    await window.press('Control+s');
    await nothingUnsaved();
    versions.push(onDisk());
  }

  const confirm = () => window.page.locator('.monaco-dialog-box').getByRole('button', { name: 'Restore' }).click();

  /** Restores a version of the active file with the mouse. @param {number} row from 0, the newest first @param {number} count of all versions */
  async function restoreFromTimeline(row, count) {
    await window.runCommand('Explorer: Focus on Timeline View');
    await eventually(() => entries().count(), (shownRows) => shownRows === count, `${count} versions in the Timeline view`);
    const restore = window.page.locator('.monaco-menu .action-label', { hasText: 'Restore Contents' }).first();
    const question = window.page.locator('.monaco-dialog-box');
    // VS Code takes no click in a menu that has opened just now, and shows the question a while after it took one.
    await eventually(async () => {
      if (!(await restore.isVisible())) await entries().nth(row).click({ button: 'right', timeout: 2000 }).catch(() => undefined);
      await restore.click({ delay: 200, timeout: 2000 }).catch(() => undefined);
      return question.waitFor({ timeout: 2000 }).then(() => true, () => false);
    }, Boolean, 'the question whether to restore');
    await confirm();
  }

  it('of an article is restored from the Timeline view, and its tags are at their words', async () => {
    await window.focusEditor();
    await window.press('Control+Home', 'ArrowDown', 'End', 'Control+ArrowLeft', "Control+'", '2');
    await eventually(() => annotationFile(window, 'ferry'), (text) => /\tTimes\n/u.test(text), 'the tag');
    for (const typed of ['Late: ', 'Very ']) {
      await type(typed);
      await save();
    }
    await restoreFromTimeline(1, 2);
    await eventually(() => onDisk().article, (text) => text === versions[0]?.article, 'the article of before');
    await openFile(window, 'ferry.article');
    await panelShowsTags(window, ['Times']);
    await nothingUnsaved();
    assert.equal(onDisk().sidecar, versions[1]?.sidecar, 'nothing is written that nobody asked for');
  });

  it('of its annotation file is restored, and the panel shows what it says', async () => {
    await openFile(window, 'ferry.ann');
    await restoreFromTimeline(1, 2);
    await eventually(() => onDisk().sidecar, (text) => text === versions[0]?.sidecar, 'the annotation file of before');
    assert.deepEqual(tagsInPlace(onDisk()), ['Times']);
    await openFile(window, 'ferry.article');
    await panelShowsTags(window, ['Times']);
    await nothingUnsaved();
  });

  it('of an article with unsaved text and tags is restored, and neither a tag is lost nor one shifted', async () => {
    await openFile(window, 'ferry.article');
    await type('Much too ');
    // A tag of words that the older version has, too.
    await window.press('End', 'Control+ArrowLeft', 'Control+ArrowLeft', "Control+'", '3');
    await eventually(() => window.page.locator('.tab.dirty', { hasText: 'ferry.ann' }).count(), (count) => count === 1, 'the tag unsaved');
    // Above the two that were saved stands the one that was restored.
    await restoreFromTimeline(1, 3);
    await eventually(() => onDisk().article, (text) => text === versions[1]?.article, 'the restored article');
    await openFile(window, 'ferry.article');
    await panelShowsTags(window, ['York', 'Times']);
    await eventually(() => onDisk().sidecar, (text) => /\tYork\n/u.test(text), 'the tag that waited for its article');
    await nothingUnsaved();
    assert.deepEqual(tagsInPlace(onDisk()), ['York']);
    assert.ok(onDisk().sidecar.startsWith(versions[0]?.sidecar ?? ''), 'the line of the other stays until somebody accepts where its words were found');
  });
});
