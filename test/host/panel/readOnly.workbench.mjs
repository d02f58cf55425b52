// An article that was made read-only in this session: its header is not changed from the panel beside it, which says so.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'mocha';
import { sharedWindow } from '../sharedWindow.mjs';
import { eventually, openFile, openPanel } from './panelWindow.mjs';

const name = '001_5b70e9d1a4c83f26.txt';

describe('a read-only article', function () {
  this.timeout(240_000);
  const shown = sharedWindow('read-only', { copyOf: 'samples', viewport: { width: 1500, height: 950 } }, (window) => openFile(window, name));
  /** @type {import('../sharedWindow.mjs').OpenedWorkbench} */
  let window;
  /** @type {string} */
  let text;
  const article = () => readFileSync(join(window.folder, name), 'utf8');
  before(() => {
    window = shown.window;
    text = article();
  });

  /** Enters another number in the form, and waits until the page says why it is not taken. @param {import('playwright-core').Frame} frame */
  async function isRefused(frame) {
    const tab = frame.getByRole('tab', { name: /Metadata/u });
    if (await tab.isVisible()) await tab.click();
    const input = frame.locator('input[data-field=number]');
    const present = await input.inputValue();
    await input.fill('77');
    await input.press('Enter');
    await eventually(() => frame.locator('[role=alert]').innerText(), (said) => said.includes('The article is read-only.'), 'the refusal to be shown and announced');
    assert.equal(await frame.locator('[role=alert]').isVisible(), true);
    assert.equal(await input.inputValue(), '77', 'what was typed can be copied');
    await input.press('Escape');
    await eventually(() => input.inputValue(), (value) => value === present, 'the number as it was');
    assert.equal(await window.page.locator('.tab.dirty').count(), 0, 'nothing is unsaved');
    assert.equal(article(), text);
  }

  it('is not changed from the panel beside it', async () => {
    await window.runCommand('File: Set Active Editor Read-only in Session');
    await isRefused(await openPanel(window, /Lighthouse/u));
  });
});
