// An article with unsaved text and tags in a window that is left and opened again, while VS Code kept nothing of them, or only the half.
import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { before, beforeEach, describe, it } from 'mocha';
import { annotationFile, eventually, openFile, panelShowsTags, tagsInPlace } from '../panel/panelWindow.mjs';
import { sharedWindow } from '../sharedWindow.mjs';
import { backupsHold, backupsIn } from './backups.mjs';

describe('unsaved text and tags of a window that is left and opened again', function () {
  this.timeout(240_000);
  const shown = sharedWindow('hot-exit', { file: 'ferry.article', settings: { 'files.hotExit': 'off' } });
  /** @type {import('../sharedWindow.mjs').OpenedWorkbench} */
  let window;
  /** @type {{ article: string, sidecar: string }} */
  let saved;
  before(() => {
    window = shown.window;
  });

  const article = () => readFileSync(join(window.folder, 'ferry.article'), 'utf8');
  const onDisk = () => ({ article: article(), sidecar: annotationFile(window, 'ferry') });
  const dirtyTab = (/** @type {string} */ name) => window.page.locator('.tab.dirty', { hasText: name }).first();
  const dirtyTabs = () => window.page.locator('.tab.dirty').allInnerTexts();
  const nothingUnsaved = () => eventually(dirtyTabs, (names) => names.length === 0, 'nothing unsaved');

  const backups = () => backupsIn(shown.session.dataFolder);

  /** Types before the tags and tags what was typed, and waits until VS Code keeps both. @param {string} word that no test has typed before */
  async function changeBoth(word) {
    await window.focusEditor();
    await window.press('Control+Home', 'ArrowDown', 'Home');
    await window.page.keyboard.type(`${word}: `);
    await window.press('Home', "Control+'", '8');
    await dirtyTab('ferry.ann').waitFor();
    await backupsHold(shown.session.dataFolder, { 'ferry.article': `\n${word}: `, 'ferry.ann': `\t${word}\n` });
    assert.deepEqual(onDisk(), saved, 'nothing is saved');
  }

  /** Leaves the window though VS Code asks not to, and opens it again. @param {string[]} lost names of files of which nothing is kept */
  async function openAgain(...lost) {
    const address = window.page.url();
    const [dialog] = await Promise.all([
      window.page.waitForEvent('dialog').then(async (asked) => {
        await asked.accept();
        return asked;
      }),
      window.page.goto('about:blank'),
    ]);
    assert.equal(dialog.type(), 'beforeunload');
    // No window is there any more that could write them again.
    for (const name of lost) rmSync(/** @type {string} */ (backups().get(name)));
    await window.page.goto(address);
    await window.ready('ferry.article');
    await openFile(window, 'ferry.article');
  }

  beforeEach(async () => {
    if ((await dirtyTabs()).length > 0) {
      await openFile(window, 'ferry.article');
      await window.runCommand('File: Revert File');
    }
    await openFile(window, 'ferry.article');
    if (annotationFile(window, 'ferry') === '') {
      await window.focusEditor();
      await window.press('Control+Home', 'ArrowDown', 'End', 'Control+ArrowLeft', "Control+'", '2');
      await eventually(() => annotationFile(window, 'ferry'), (text) => /\tTimes\n/u.test(text), 'the first tag');
    }
    await nothingUnsaved();
    await eventually(() => backups().size, (count) => count === 0, 'VS Code to keep nothing');
    saved = onDisk();
  });

  it('are as on disk, where nothing is kept', async () => {
    await changeBoth('Late');
    await openAgain('ferry.article', 'ferry.ann');
    await panelShowsTags(window, ['Times']);
    assert.deepEqual(await dirtyTabs(), []);
    assert.deepEqual(onDisk(), saved);
  });

  it('keep the text and the tags of the file, where only the text is kept', async () => {
    await changeBoth('Soon');
    await openAgain('ferry.ann');
    await dirtyTab('ferry.article').waitFor();
    await panelShowsTags(window, ['Times']);
    assert.deepEqual(onDisk(), saved, 'nothing is written while the article is unsaved');
    await window.focusEditor();
    await window.press('Control+s');
    await eventually(() => article(), (text) => text.includes('Soon: '), 'the article to be saved');
    await eventually(() => annotationFile(window, 'ferry'), (text) => text !== saved.sidecar, 'the tags to follow');
    await nothingUnsaved();
    assert.deepEqual(tagsInPlace(onDisk()), ['Times']);
  });

  it('stay as they are, where the user stays', async () => {
    await changeBoth('Then');
    const asked = window.page.waitForEvent('dialog').then((dialog) => dialog.dismiss());
    await window.page.evaluate('location.reload()');
    await asked;
    await dirtyTab('ferry.article').waitFor();
    await window.focusEditor();
    await window.press('Control+s');
    await nothingUnsaved();
    assert.equal(article(), saved.article.replace('\n', '\nThen: '));
    assert.deepEqual(tagsInPlace(onDisk()), ['Times', 'Then']);
  });

  it('leave no tag shifted or dropped, where only the annotation file is kept', async () => {
    await changeBoth('Once');
    await openAgain('ferry.article');
    await panelShowsTags(window, ['Then', 'Times']);
    await eventually(dirtyTabs, (names) => names.every((name) => !/article/u.test(name)), 'the article as in its file');
    await window.focusEditor();
    await window.press('Control+s');
    await nothingUnsaved();
    assert.equal(article(), saved.article);
    assert.deepEqual(tagsInPlace(onDisk()), ['Times', 'Then']);
    assert.match(onDisk().sidecar, /^T\d+\tDate \d+ \d+\tOnce$/mu, 'the tag whose words are gone stays in the file, as a lost one');
  });
});
