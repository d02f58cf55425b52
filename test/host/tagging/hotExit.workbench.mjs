// An article with unsaved text and tags whose window is loaded again while VS Code keeps nothing of it, or only the half.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { before, beforeEach, describe, it } from 'mocha';
import { annotationFile, eventually, openFile, openPanel } from '../panel/panelWindow.mjs';
import { sharedWindow } from '../sharedWindow.mjs';

const inserted = 'Late: ';

describe('unsaved text and tags of a window that is loaded again', function () {
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

  /** What VS Code keeps of unsaved files of this window: the path of each backup by the name of its file. */
  function backups() {
    /** @type {Map<string, string>} */
    const found = new Map();
    const folder = join(shown.session.dataFolder, 'data', 'User', 'Backups');
    for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
      if (!entry.isFile() || !entry.parentPath.endsWith('vscode-remote')) continue;
      const path = join(entry.parentPath, entry.name);
      const [uri = ''] = readFileSync(path, 'utf8').split(' ', 1);
      found.set(uri.split('/').at(-1) ?? '', path);
    }
    return found;
  }

  /** Whether a backup holds what was typed last. @param {string} name @param {RegExp} content */
  const isKept = (name, content) => {
    const path = backups().get(name);
    return path !== undefined && content.test(readFileSync(path, 'utf8'));
  };

  /** Types before the tags and tags what was typed, and waits until VS Code keeps both. */
  async function changeBoth() {
    await window.focusEditor();
    await window.press('Control+Home', 'ArrowDown', 'Home');
    await window.page.keyboard.type(inserted);
    await window.press('Home', "Control+'", '8');
    await dirtyTab('ferry.ann').waitFor();
    await eventually(() => isKept('ferry.article', /^Late: /mu) && isKept('ferry.ann', /\tLate$/mu), Boolean, 'both to be kept by VS Code');
    assert.deepEqual(onDisk(), saved, 'nothing is saved');
  }

  /** Loads the window again though VS Code asks not to. @param {string[]} lost names of files of which nothing is kept */
  async function loadAgain(...lost) {
    for (const name of lost) rmSync(/** @type {string} */ (backups().get(name)));
    const [dialog] = await Promise.all([
      window.page.waitForEvent('dialog').then(async (asked) => {
        await asked.accept();
        return asked;
      }),
      window.page.reload(),
    ]);
    assert.equal(dialog.type(), 'beforeunload');
    await window.ready('ferry.article');
    await openFile(window, 'ferry.article');
  }

  /** What the panel shows as tagged, in the order of the text. */
  async function tagsShown() {
    const panel = await openPanel(window);
    const marks = await panel.locator('mark').allInnerTexts();
    await window.press('Control+w');
    return marks.map((mark) => mark.trim());
  }

  /** Every tag of the file covers its words. @param {{ article: string, sidecar: string }} files */
  function wordsOf({ article: text, sidecar }) {
    const characters = [...text];
    return sidecar.trimEnd().split('\n').filter((line) => line.startsWith('T')).map((line) => {
      const [, start, end, quote] = /^T\d+\t\S+ (\d+) (\d+)\t(.+)$/u.exec(line) ?? [];
      assert.equal(characters.slice(Number(start), Number(end)).join(''), quote, sidecar);
      return quote;
    });
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
    await eventually(dirtyTabs, (names) => names.length === 0, 'nothing unsaved');
    saved = onDisk();
  });

  it('are as on disk, where nothing is kept', async () => {
    await changeBoth();
    await loadAgain('ferry.article', 'ferry.ann');
    await eventually(tagsShown, (marks) => marks.join() === 'Times', 'the tag of the file');
    assert.deepEqual(await dirtyTabs(), []);
    assert.deepEqual(onDisk(), saved);
  });

  it('keep the text and the tags of the file, where only the text is kept', async () => {
    await changeBoth();
    await loadAgain('ferry.ann');
    await dirtyTab('ferry.article').waitFor();
    await eventually(tagsShown, (marks) => marks.includes('Times'), 'the tag of the file');
    assert.deepEqual(onDisk(), saved, 'nothing is written while the article is unsaved');
    await window.focusEditor();
    await window.press('Control+s');
    await eventually(() => article(), (text) => text.includes(inserted), 'the article to be saved');
    await eventually(() => annotationFile(window, 'ferry'), (text) => text !== saved.sidecar, 'the tags to follow');
    assert.deepEqual(wordsOf(onDisk()), ['Times']);
  });

  it('leave nothing shifted in the annotation file, where only that is kept', async () => {
    await changeBoth();
    await loadAgain('ferry.article');
    await eventually(tagsShown, (marks) => marks.includes('Times'), 'the tag of the file');
    await eventually(dirtyTabs, (names) => names.every((name) => !/article/u.test(name)), 'the article as in its file');
    await window.press('Control+1');
    await window.focusEditor();
    await window.press('Control+s');
    await eventually(dirtyTabs, (names) => names.length === 0, 'nothing unsaved');
    assert.equal(article(), saved.article);
    assert.ok(wordsOf(onDisk()).includes('Times'), annotationFile(window, 'ferry'));
  });

  it('stay as they are, where the user stays', async () => {
    await changeBoth();
    const asked = window.page.waitForEvent('dialog').then((dialog) => dialog.dismiss());
    await window.page.evaluate('location.reload()');
    await asked;
    await dirtyTab('ferry.article').waitFor();
    await window.focusEditor();
    await window.press('Control+s');
    await eventually(dirtyTabs, (names) => names.length === 0, 'both to be saved');
    assert.equal(article(), saved.article.replace('\n', `\n${inserted}`));
    const words = wordsOf(onDisk());
    assert.ok(words.includes('Late') && words.includes('Times'), annotationFile(window, 'ferry'));
  });
});
