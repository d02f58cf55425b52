// The list of articles in the view of the extension: states, marks and filters, with the keyboard and the mouse.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'mocha';
import { eventually, panelShowing } from './panel/panelWindow.mjs';
import { sharedWindow } from './sharedWindow.mjs';

describe('the list of articles', function () {
  this.timeout(240_000);
  const shown = sharedWindow('articles-view', { copyOf: 'samples' }, async (window) => {
    await window.page.locator('.activitybar a[aria-label="Article Annotator"]').click();
  });
  /** @type {import('./sharedWindow.mjs').OpenedWorkbench} */
  let window;
  before(() => {
    window = shown.window;
  });

  const rows = () => window.page.locator('.tree-explorer-viewlet-tree-view .monaco-list-row');
  const row = (/** @type {string} */ name) => rows().filter({ hasText: name }).first();
  const states = async () => (await rows().evaluateAll((all) => all.map((each) => each.getAttribute('aria-label') ?? '')));
  const marks = () => {
    const file = join(window.folder, 'article-states.txt');
    return existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('# ')) : [];
  };

  it('says how far each article is, and how many are finished', async () => {
    await row('001_').waitFor();
    const labels = await states();
    assert.ok(labels.some((label) => /^000_.*in progress/u.test(label)), labels.join('\n'));
    assert.ok(labels.some((label) => /^001_.*not started/u.test(label)), labels.join('\n'));
    await window.page.locator('.pane-header', { hasText: /0 of \d+ articles finished/u }).waitFor();
    await window.screenshot('articles-view');
  });

  it('marks the active article as done with a key, and goes on to the next', async () => {
    await row('001_').click();
    await window.page.locator('.tab.active', { hasText: '001_' }).waitFor();
    // What is shown from a list does not take the keyboard, and does so a moment later.
    await eventually(async () => {
      await window.press('Control+1');
      return window.page.locator('.editor-group-container.active .monaco-editor.focused').isVisible();
    }, Boolean, 'the keyboard in the text');
    await window.press("Control+'", 'd');
    await eventually(marks, (lines) => lines.length === 1, 'a line for the article');
    assert.match(marks()[0] ?? '', /^001_\w+\.txt\tdone\t\d{4}-\d\d-\d\dT/u);
    await window.page.locator('.statusbar-item', { hasText: /Marked “001_\w+\.txt” as done/u }).waitFor();
    await window.page.locator('.tab.active', { hasText: '002_' }).waitFor();
    await eventually(states, (labels) => labels.some((label) => /^001_.*done/u.test(label)), 'the state in the list');
    await window.page.locator('.pane-header', { hasText: /1 of \d+ articles finished/u }).waitFor();
  });

  it('lists what a filter names, and the next article is one of those', async () => {
    await window.runCommand('Article Annotator: Filter Articles');
    await window.answer('State');
    await window.page.locator('.quick-input-title', { hasText: 'States to List' }).waitFor();
    const inProgress = window.page.locator('.quick-input-widget .monaco-list-row').filter({ has: window.page.getByText('in progress', { exact: true }) });
    // A click is lost while the list is still being filled.
    await eventually(async () => {
      const chosen = await inProgress.getAttribute('aria-checked');
      if (chosen !== 'true') await inProgress.click();
      return chosen;
    }, (chosen) => chosen === 'true', 'the state to be chosen');
    await window.press('Enter');
    await eventually(states, (labels) => labels.length > 0 && labels.every((label) => label.includes('in progress')), 'only articles in progress');
    await window.page.locator('.pane-body .message', { hasText: 'in progress' }).first().waitFor();
    const shownRows = await rows().count();
    await window.page.locator('.pane-header', { hasText: new RegExp(`Showing ${shownRows} of \\d+ articles, 0 finished`, 'u') }).waitFor();
    await window.screenshot('articles-view-filtered');
    await window.runCommand('Article Annotator: Clear Article Filter');
    await row('001_').waitFor();
    await window.page.locator('.pane-header', { hasText: /1 of \d+ articles finished/u }).waitFor();
  });

  it('takes a mark back from its menu', async () => {
    // VS Code takes no click in a menu that has opened just now.
    await eventually(async () => {
      const item = window.page.locator('.monaco-menu').getByText('Mark as Not Done');
      if (!(await item.isVisible())) await row('001_').click({ button: 'right' });
      await item.click({ delay: 200, timeout: 2000 }).catch(() => undefined);
      return marks();
    }, ([line]) => /\topen\t/u.test(line ?? ''), 'the mark taken back');
    await window.page.locator('.statusbar-item', { hasText: /Marked “001_\w+\.txt” as not done/u }).waitFor();
    await eventually(states, (labels) => labels.some((label) => /^001_.*not started/u.test(label)), 'the state in the list');
  });

  it('says in the annotation editor, too, what was marked', async () => {
    await row('000_').click();
    await window.page.locator('.tab.active', { hasText: '000_' }).waitFor();
    await window.page.locator('.editor-actions .codicon-tag').first().click();
    const frame = await panelShowing(window, /Aldary/u);
    await eventually(() => frame.evaluate(() => document.hasFocus()), Boolean, 'the keyboard in the page');
    await window.runCommand('Article Annotator: Mark as Not Done');
    await frame.locator('.notice', { hasText: /Marked “000_\w+\.txt” as not done/u }).waitFor();
  });
});
