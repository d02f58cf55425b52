// What becomes of tags when VS Code does not write: an article that is closed without saving, a disk that is full.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { waitLimit } from '../../../scripts/host/eventually.mjs';
import { eventually, openFile } from '../panel/panelWindow.mjs';
import { sharedWindow } from '../sharedWindow.mjs';
import { backupsHold } from './backups.mjs';

describe('tags that VS Code does not write', function () {
  this.timeout(240_000);

  const shown = sharedWindow('unsaved');

  /** @param {string} name */
  const read = (name) => {
    const file = join(shown.window.folder, name);
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  };

  const dirtyTab = (/** @type {string} */ name) => shown.window.page.locator('.tab.dirty', { hasText: name }).first();

  /** Tags the last word of the second line. @param {string} name of the annotation file */
  const tagLastWord = async (name) => {
    const before = read(name);
    await shown.window.focusEditor();
    await shown.window.press('Control+Home', 'ArrowDown', 'End', 'Control+ArrowLeft', "Control+'", '2');
    await eventually(() => read(name), (text) => text !== before, 'the tag');
    return read(name);
  };

  it('go back with an article that is closed without saving', async () => {
    const tagged = await tagLastWord('ferry.ann');
    await shown.window.press('Control+Home', 'ArrowDown');
    await shown.window.page.keyboard.type('Late: ');
    await dirtyTab('ferry.ann').waitFor({ timeout: waitLimit });
    await shown.window.runCommand('View: Close Editor');
    await shown.window.page.locator('.monaco-dialog-box').getByRole('button', { name: "Don't Save" }).click({ timeout: waitLimit });
    await dirtyTab('ferry.ann').waitFor({ state: 'detached', timeout: waitLimit });
    assert.equal(read('ferry.ann'), tagged);
    assert.doesNotMatch(read('ferry.article'), /Late: /u);
  });

  it('are there again, with the text they were made in, when the window is loaded again', async () => {
    const before = read('ferry.ann');
    await openFile(shown.window, 'ferry.article');
    await shown.window.focusEditor();
    await shown.window.press('Control+Home', 'ArrowDown');
    await shown.window.page.keyboard.type('Late: ');
    await shown.window.press('End', 'Control+ArrowLeft', 'Control+ArrowLeft', "Control+'", '3');
    await dirtyTab('ferry.ann').waitFor({ timeout: waitLimit });
    const count = before.split('\n').length;
    await backupsHold(shown.session.dataFolder, { 'ferry.article': '\nLate: ', 'ferry.ann': `\nT${count}\t` });
    assert.equal(read('ferry.ann'), before);
    await shown.window.page.reload();
    await shown.window.ready('ferry.article');
    await dirtyTab('ferry.article').waitFor({ timeout: waitLimit });
    await shown.window.focusEditor();
    await shown.window.press('Control+s');
    await eventually(() => read('ferry.ann'), (text) => text.split('\n').length === count + 1, 'a tag more');
    const article = [...read('ferry.article')];
    assert.match(read('ferry.article'), /^Late: /mu);
    for (const line of read('ferry.ann').trimEnd().split('\n')) {
      const [, start, end, quote] = /^T\d+\t\S+ (\d+) (\d+)\t(.+)$/u.exec(line) ?? [];
      assert.equal(article.slice(Number(start), Number(end)).join(''), quote, read('ferry.ann'));
    }
  });

  /** Types at the start of the title. @param {string} typed */
  const typeInTitle = async (typed) => {
    await shown.window.focusEditor();
    await shown.window.press('Control+Home', 'ArrowDown', 'Home');
    await shown.window.page.keyboard.type(typed);
    await dirtyTab('ferry.article').waitFor({ timeout: waitLimit });
  };

  const settled = async () => {
    await dirtyTab('ferry.article').waitFor({ state: 'detached', timeout: waitLimit });
    await dirtyTab('ferry.ann').waitFor({ state: 'detached', timeout: waitLimit });
  };

  it('go back with an article that is reverted in a window that was loaded again', async () => {
    const saved = { article: read('ferry.article'), sidecar: read('ferry.ann') };
    await typeInTitle('Much ');
    await dirtyTab('ferry.ann').waitFor({ timeout: waitLimit });
    const [, moved] = /^T1\t\w+ (\d+) /u.exec(saved.sidecar) ?? [];
    await backupsHold(shown.session.dataFolder, { 'ferry.article': '\nMuch ', 'ferry.ann': ` ${Number(moved) + 'Much '.length} ` });
    await shown.window.page.reload();
    await shown.window.ready('ferry.article');
    await dirtyTab('ferry.article').waitFor({ timeout: waitLimit });
    await dirtyTab('ferry.ann').waitFor({ timeout: waitLimit });
    await openFile(shown.window, 'ferry.article');
    await shown.window.runCommand('File: Revert File');
    await settled();
    assert.deepEqual({ article: read('ferry.article'), sidecar: read('ferry.ann') }, saved);
  });

  it('are kept while the disk is full, and written when it has space again', async function () {
    const disk = join(shown.window.folder, 'disk');
    mkdirSync(disk);
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk], { stdio: 'ignore' });
    } catch {
      console.log('skipped: only root may mount a small disk');
      return this.skip();
    }
    try {
      // A name of its own: another tab of the same name is open already.
      copyFileSync(join(shown.window.folder, 'ferry.article'), join(disk, 'small.article'));
      const filling = join(disk, 'filling');
      for (let size = 64 * 1024; size >= 1; size = Math.floor(size / 2)) {
        try {
          writeFileSync(filling, Buffer.alloc(size), { flag: 'a' });
        } catch {
          // As much as fits is written.
        }
      }
      // A list takes a click some time after it is shown.
      await eventually(async () => {
        await shown.window.press('Control+p');
        await shown.window.page.locator('.quick-input-widget .quick-input-box input').first().fill('disk/small.article');
        await shown.window.page.locator('.quick-input-widget .monaco-list-row', { hasText: 'disk' }).first().click({ timeout: 10_000 }).catch(() => undefined);
        return shown.window.page.locator('.tab.active', { hasText: 'small.article' }).first().waitFor({ timeout: 10_000 }).then(() => true, () => false);
      }, Boolean, 'the article on the small disk');
      await shown.window.ready('small.article');
      await shown.window.focusEditor();
      await shown.window.press('Control+Home', 'ArrowDown', 'End', 'Control+ArrowLeft', "Control+'", '2');
      // The message itself may never show; it stays in the list.
      await shown.window.runCommand('Notifications: Show Notifications');
      await shown.window.page.locator('.notifications-center .notification-list-item', { hasText: /could not be written to “small\.ann”/u }).first().waitFor({ timeout: waitLimit });
      assert.equal(read('disk/small.ann'), '');
      rmSync(filling);
      await eventually(() => read('disk/small.ann'), (text) => text !== '', 'the tag to be written where there is space again');
      assert.match(read('disk/small.ann'), /^T1\tOrganization \d+ \d+\tTimes\n$/u);
    } finally {
      execFileSync('umount', ['--lazy', disk]);
    }
  });
});
