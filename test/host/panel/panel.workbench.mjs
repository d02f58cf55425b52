// The annotation panel as a user has it: keyboard, mouse, files on disk, a reloaded window, two panels.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'mocha';
import { startWorkbenchSession } from '../../../scripts/host/workbench-session.mjs';
import { drawnText, eventually, focusFirstGroup, openFile, openPanel, panelShowing, policyViolations } from './panelWindow.mjs';

/** @typedef {import('../../../scripts/host/workbench-session.mjs').OpenedWorkbench} Window */

describe('the annotation panel', function () {
  this.timeout(300_000);
  /** @type {import('../../../scripts/host/workbench-session.mjs').WorkbenchSession} */
  let session;
  /** @type {Window | undefined} */
  let window;

  before(async () => {
    session = await startWorkbenchSession();
  });
  after(() => session?.stop());
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await window?.saveEvidence(`panel-${this.currentTest.title}`);
    await window?.close();
    window = undefined;
  });

  /** @param {string} file @param {Record<string, unknown>} [settings] */
  async function open(file, settings = {}) {
    window = await session.open({ copyOf: 'samples', file, theme: 'Default Dark Modern', settings });
    return window;
  }

  it('tags by key and by mouse, and sidecar and text editor follow', async () => {
    const opened = await open('001_5b70e9d1a4c83f26.txt');
    const { page, folder } = opened;
    const sidecar = join(folder, '001_5b70e9d1a4c83f26.ann');
    const frame = await openPanel(opened);
    assert.equal(existsSync(sidecar), false);
    await frame.locator('.text').press('Control+Home');
    await page.keyboard.press('1');
    await eventually(() => existsSync(sidecar) && readFileSync(sidecar, 'utf8'), (text) => /^T1\tPerson \d+ \d+\t\S+\n$/u.test(String(text)), 'one tag in the sidecar');
    const [, start, end, quote] = /Person (\d+) (\d+)\t(.+)\n/u.exec(readFileSync(sidecar, 'utf8')) ?? [];
    assert.equal(readFileSync(join(folder, '001_5b70e9d1a4c83f26.txt'), 'utf8').slice(Number(start), Number(end)), quote);
    await page.locator('.monaco-editor .selected-text').first().waitFor();

    const paragraph = frame.locator('.article p').nth(1);
    const word = await paragraph.evaluate((element) => {
      const text = /** @type {Text} */ (element.ownerDocument.createTreeWalker(element, 4).nextNode());
      const range = element.ownerDocument.createRange();
      range.setStart(text, 0);
      range.setEnd(text, Math.min(8, text.length));
      const { left, top, height } = range.getBoundingClientRect();
      const place = element.getBoundingClientRect();
      return { x: left - place.left + 12, y: top - place.top + height / 2 };
    });
    await paragraph.dblclick({ position: word });
    await frame.locator('.palette button, .palette [role=menuitem]').nth(2).click();
    await eventually(() => readFileSync(sidecar, 'utf8'), (text) => text.split('\n').length === 3, 'two tags in the sidecar');
    await frame.locator('.text').press('Control+z');
    await eventually(() => readFileSync(sidecar, 'utf8'), (text) => text.split('\n').length === 2, 'one tag after undo');
    await frame.locator('.text').press('Control+z');
    await eventually(() => readFileSync(sidecar, 'utf8'), (text) => text === '', 'no tag after the second undo');
    assert.deepEqual(policyViolations(opened), []);
  });

  it('edits the date in its form: the line changes, the finding goes, and the window comes back as it was', async () => {
    // A window that was told to open a file opens it again when it is reloaded, and forgets its own editors for that.
    const opened = await session.open({ copyOf: 'samples', theme: 'Default Dark Modern' });
    window = opened;
    const { page, folder } = opened;
    await openFile(opened, 'wrong-values.article');
    let frame = await openPanel(opened);
    const tab = frame.getByRole('tab', { name: /Metadata/u });
    if (await tab.isVisible()) await tab.click();
    const date = frame.locator('input[data-field=date]');
    const field = frame.locator('.field', { has: date });
    await field.locator('.finding').first().waitFor();
    await date.fill('June 7, 2011');
    await page.keyboard.press('Enter');
    await eventually(() => field.locator('.finding').count(), (count) => count === 0, 'no finding at the date');
    await eventually(() => drawnText(opened), (text) => text.includes('June 7, 2011'), 'the date in the text editor');
    await frame.locator('.text').press('Control+Home');
    await page.keyboard.press('2');
    // The article is not saved, so its sidecar is not either; saving one saves both.
    assert.equal(readFileSync(join(folder, 'wrong-values.article'), 'utf8').includes('June 7, 2011'), false);
    await focusFirstGroup(opened);
    await page.keyboard.press('Control+s');
    await eventually(() => readFileSync(join(folder, 'wrong-values.article'), 'utf8'), (text) => text.includes('June 7, 2011'), 'the saved line');
    await eventually(() => existsSync(join(folder, 'wrong-values.ann')) && readFileSync(join(folder, 'wrong-values.ann'), 'utf8'), (text) => /^T1\tOrganization /u.test(String(text)), 'the saved tag');

    const reloaded = page.waitForEvent('framenavigated', { predicate: (navigated) => navigated === page.mainFrame(), timeout: 60_000 });
    await opened.runCommand('Developer: Reload Window');
    await reloaded;
    await opened.ready();
    frame = await panelShowing(opened, /Slowest Boat/u);
    await frame.locator('mark[data-id]').first().waitFor();
    assert.equal(await frame.locator('mark[data-id]').count(), 1);
    await frame.locator('.text').press('Control+End');
    await page.keyboard.press('3');
    await eventually(() => readFileSync(join(folder, 'wrong-values.ann'), 'utf8'), (text) => text.split('\n').length === 3, 'a tag after the reload');
    assert.deepEqual(policyViolations(opened), []);
  });

  it('leaves the caret to who types in the text by then: what it selects is told a moment after the key', async () => {
    const opened = await open('clean.article');
    const { page } = opened;
    const frame = await openPanel(opened);
    await focusFirstGroup(opened);
    await page.keyboard.press('Control+End');
    const selected = () => frame.evaluate(() => document.getSelection()?.toString());
    for (const typed of ['first', 'second', 'third']) {
      await eventually(async () => {
        await frame.locator('.text').press('Control+Home');
        await page.waitForTimeout(500);
        return selected();
      }, (text) => text === 'The', 'the first word, after what was typed before');
      await opened.press('ArrowRight', 'Control+1');
      await page.locator('.monaco-editor.focused').first().waitFor();
      await page.keyboard.press('Control+End');
      await page.keyboard.type(typed, { delay: 30 });
    }
    await opened.press('Control+s');
    await eventually(() => readFileSync(join(opened.folder, 'clean.article'), 'utf8').slice(-30), (text) => text.endsWith('firstsecondthird'), 'the words where they were typed');
  });

  it('stands beside a second one when it is locked', async () => {
    const opened = await open('001_5b70e9d1a4c83f26.txt');
    const first = await openPanel(opened);
    await first.getByRole('button', { name: /Lock the panel/u }).click();
    await first.getByRole('button', { name: /Follow the active editor/u }).waitFor();
    await openFile(opened, 'clean.article');
    const second = await openPanel(opened, /Buoy That Rings/u);
    assert.notEqual(first, second);
    await openFile(opened, 'opinion.article');
    await eventually(() => second.locator('.article').innerText(), (text) => !/Buoy That Rings/u.test(text), 'the panel that follows on another article');
    await eventually(() => first.locator('.article').innerText().catch(() => 'A Library in a Lighthouse'), (text) => /Library in a Lighthouse/u.test(text), 'the locked panel on its own article');
  });

  it('loses none of 200 fast keys', async () => {
    // A key on a suggestion may make more than one tag.
    const opened = await open('001_5b70e9d1a4c83f26.txt', { 'articleAnnotator.suggestions.show': 'never' });
    const { page, folder } = opened;
    const frame = await openPanel(opened);
    await frame.locator('.text').press('Control+Home');
    const started = Date.now();
    for (let count = 0; count < 100; count++) {
      await page.keyboard.press('1');
      await page.keyboard.press('ArrowRight');
    }
    console.log(`      200 keys in ${Date.now() - started} ms`);
    const sidecar = join(folder, '001_5b70e9d1a4c83f26.ann');
    await eventually(() => existsSync(sidecar) ? readFileSync(sidecar, 'utf8').split('\n').length - 1 : 0, (count) => count === 100, '100 tags in the sidecar');
    const article = readFileSync(join(folder, '001_5b70e9d1a4c83f26.txt'), 'utf8');
    const starts = readFileSync(sidecar, 'utf8').trimEnd().split('\n').map((line) => {
      const [, from, to, quote] = /^T\d+\tPerson (\d+) (\d+)\t(.+)$/u.exec(line) ?? [];
      assert.equal([...article].slice(Number(from), Number(to)).join(''), quote);
      return Number(from);
    });
    assert.deepEqual(starts, [...new Set(starts)].sort((a, b) => a - b), 'each word once, in the order of the text');
    assert.equal(await frame.locator('.warning-bar').isVisible(), false);
  });
});
