// An article in a git repository: its comparison with the committed version is one of texts.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'mocha';
import { sharedWindow } from '../sharedWindow.mjs';
import { eventually } from './panelWindow.mjs';

const name = '001_5b70e9d1a4c83f26.txt';

/** Commits a folder, and changes an article after that. @param {string} folder */
function changeAfterCommit(folder) {
  const git = (/** @type {string[]} */ ...command) => execFileSync('git', ['-C', folder, '-c', 'user.name=A. Tester', '-c', 'user.email=tester@aldarycourier.example', '-c', 'commit.gpgsign=false', ...command]);
  git('init', '--quiet', '--initial-branch', 'main');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'Samples');
  const file = join(folder, name);
  writeFileSync(file, readFileSync(file, 'utf8').replace('in both directions.', 'in both directions, twice.'));
}

describe('an article beside its committed version', function () {
  this.timeout(240_000);
  const shown = sharedWindow('diff', { copyOf: 'samples', settings: { 'git.enabled': true } }, ({ folder }) => Promise.resolve(changeAfterCommit(folder)));
  /** @type {import('../sharedWindow.mjs').OpenedWorkbench} */
  let window;
  before(() => {
    window = shown.window;
  });

  /** Opens the comparison of the changed article, as the view of source control does. */
  async function openChange() {
    await window.runCommand('Source Control: Focus on Changes View');
    await window.page.locator('.scm-view .monaco-list-row', { hasText: name }).first().click();
  }

  it('is compared as text, and has each problem once', async () => {
    await openChange();
    await window.page.locator('.monaco-diff-editor .view-line', { hasText: 'twice' }).first().waitFor();
    await window.runCommand('Problems: Focus on Problems View');
    const rows = window.page.locator('.markers-panel .monaco-list-row[aria-level="2"]');
    await rows.nth(3).waitFor();
    const files = window.page.locator('.markers-panel .monaco-list-row[aria-level="1"]');
    await eventually(() => files.count(), (count) => count === 1, 'one file with problems');
    const problems = await rows.allInnerTexts();
    assert.deepEqual([...new Set(problems)], problems);
    await window.screenshot('diff');
  });
});
