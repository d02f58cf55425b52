// Two windows on one folder, with every file excluded from watching: what one tags, the other keeps.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'mocha';
import { startWorkbenchSession } from '../../../scripts/host/workbench-session.mjs';
import { eventually } from '../panel/panelWindow.mjs';

/** @typedef {import('../../../scripts/host/workbench-session.mjs').OpenedWorkbench} Window */

describe('two windows on one folder', function () {
  this.timeout(240_000);
  /** @type {import('../../../scripts/host/workbench-session.mjs').WorkbenchSession} */
  let session;
  /** @type {Window} */
  let first;
  /** @type {Window} */
  let second;

  before(async () => {
    session = await startWorkbenchSession();
    const settings = { 'files.watcherExclude': { '**': true } };
    first = await session.open({ file: 'ferry.article', settings });
    second = await session.open({ folder: first.folder, file: 'ferry.article', settings });
  });
  afterEach(async function () {
    if (this.currentTest?.state !== 'failed') return;
    await first?.saveEvidence('two-windows-first');
    await second?.saveEvidence('two-windows-second');
  });
  after(async () => {
    await second?.close();
    await first?.close();
    await session?.stop();
  });

  const sidecar = () => {
    const file = join(first.folder, 'ferry.ann');
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  };

  /** Puts the caret into a word of the title, counted from its end. @param {Window} window @param {number} words */
  const putCaret = async (window, words) => {
    await window.focusEditor();
    await window.press('Control+Home', 'ArrowDown', 'End', ...Array.from({ length: words }, () => 'Control+ArrowLeft'));
  };

  it('keep the tags of both, made within a second, each with an id of its own', async () => {
    await putCaret(first, 1);
    await putCaret(second, 2);
    await Promise.all([first.press("Control+'", '2'), second.press("Control+'", '1')]);
    await eventually(sidecar, (text) => /\tTimes\n/u.test(text) && /\tYork\n/u.test(text), 'both tags in the file');
    // The next of either knows what the other wrote.
    await putCaret(first, 3);
    await first.press("Control+'", '3');
    await eventually(sidecar, (text) => text.split('\n').length === 4, 'three tags in the file');
    const lines = sidecar().trimEnd().split('\n');
    assert.equal(new Set(lines.map((line) => line.split('\t')[0])).size, 3, sidecar());
    for (const word of ['Times', 'York', 'New']) assert.ok(lines.some((line) => line.endsWith(`\t${word}`)), sidecar());
  });

  it('show a conflict where both changed one tag, with both versions, and overwrite nothing else', async () => {
    // Each window looks at the file once more, a second after its last write: then it knows the other's tags, and looks no more.
    await eventually(() => Date.now() - statSync(join(first.folder, 'ferry.ann')).mtimeMs, (age) => age > 2500, 'the file to be some seconds old');
    for (const [window, label] of /** @type {const} */ ([[first, 'Event'], [second, 'Law']])) {
      await putCaret(window, 1);
      await window.runCommand('Article Annotator: Change Label');
      await window.page.locator('.quick-input-widget .quick-input-box input').first().fill(label);
      await window.page.locator('.quick-input-widget .monaco-list-row.focused', { hasText: label }).first().waitFor();
    }
    await Promise.all([first.press('Enter'), second.press('Enter')]);
    // Who wrote last finds what the other wrote; it is told there, and may be in both.
    const told = await Promise.any([first, second].map(async (window) => {
      await window.waitForText(/Another program changed “ferry\.ann” at the same time/u);
      return window;
    }));
    const others = sidecar().split('\n').filter((line) => line !== '' && !line.endsWith('\tTimes'));
    assert.equal(others.length, 2, sidecar());
    // The message itself goes after some seconds, or never shows; it stays in the list.
    await told.runCommand('Notifications: Show Notifications');
    const compare = told.page.locator('.notifications-center').getByText('Compare', { exact: true }).first();
    const comparison = told.page.locator('.tab.active', { hasText: 'The Other Program' }).first();
    // While the list still slides in, a click is lost, and the button stays.
    await eventually(async () => {
      if (await compare.isVisible()) await compare.click({ delay: 200, timeout: 5000 }).catch(() => undefined);
      return comparison.waitFor({ timeout: 5000 }).then(() => true, () => false);
    }, Boolean, 'the comparison');
    // Whoever wrote last: the comparison has both versions as they were, not the file, which may hold the other's again.
    const sides = /** @type {const} */ (['original', 'modified']).map((side) => () => told.page.locator(`.diff-editor .editor.${side} .view-line, .monaco-diff-editor .editor.${side} .view-line`).allInnerTexts()
      .then((lines) => lines.join('\n').replaceAll('\u00a0', ' ')));
    const [ours, theirs] = told === first ? ['Event', 'Law'] : ['Law', 'Event'];
    for (const [index, label] of [theirs, ours].entries()) await eventually(/** @type {() => Promise<string>} */ (sides[index]), (text) => new RegExp(`${label} \\d+ \\d+ +Times`, 'u').test(text) && text.includes('York'), `${label} in the comparison`);
  });
});
