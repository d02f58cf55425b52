import { writeFileSync } from 'node:fs';
const root = '/work/w-words';
const { startWorkbenchSession } = await import(`${root}/scripts/host/workbench-session.mjs`);
const { openPanel } = await import(`${root}/test/host/panel/panelWindow.mjs`);
const session = await startWorkbenchSession();
const only = process.argv.slice(2);
for (const [mode, theme] of [['light', 'Default Light Modern'], ['dark', 'Default Dark Modern']]) {
  const shot = async (name, options, prepare) => {
    if (only.length > 0 && !only.includes(name)) return;
    const window = await session.open({ copyOf: 'samples', theme, deviceScaleFactor: 1, viewport: { width: 1600, height: 950 }, ...options });
    try {
      await prepare(window);
      writeFileSync(`/tmp/lanes/shots/${name}-${mode}.png`, await window.page.screenshot());
      console.log(name, mode);
    } catch (error) { console.log(name, mode, 'FAILED', String(error).slice(0, 300)); writeFileSync(`/tmp/lanes/shots/${name}-${mode}-failed.png`, await window.page.screenshot().catch(() => Buffer.alloc(0))); }
    await window.close();
  };
  await shot('panel', { file: '000_8f3a61c2d97e04b5.txt' }, async (window) => {
    const panel = await openPanel(window, /Osei/u);
    await window.runCommand('View: Close Primary Side Bar');
    await panel.locator('.text').focus();
    await window.page.keyboard.press(']'); await window.page.keyboard.press(']');
    await panel.locator('.entity-row.selected').waitFor();
  });
  await shot('help', { file: '000_8f3a61c2d97e04b5.txt' }, async (window) => {
    const panel = await openPanel(window, /Osei/u);
    await window.runCommand('View: Close Primary Side Bar');
    await panel.locator('.text').focus();
    await window.page.keyboard.press('?');
    await panel.locator('.help').waitFor();
    await window.page.waitForTimeout(500);
  });
  await shot('problems', { file: 'subjects.article' }, async (window) => {
    await window.runCommand('Problems: Focus on Problems View');
    await window.page.locator('.markers-panel .monaco-list-row').nth(3).waitFor();
  });
  await shot('settings', { file: '000_8f3a61c2d97e04b5.txt' }, async (window) => {
    await window.runCommand('Preferences: Open Settings (UI)');
    await window.page.waitForTimeout(1500);
    await window.page.keyboard.type('@ext:article-annotator.article-annotator');
    await window.page.locator('.settings-editor .setting-item-contents').nth(3).waitFor();
    await window.page.waitForTimeout(1500);
  });
  await shot('rule', { file: '001_5b70e9d1a4c83f26.txt' }, async (window) => {
    await window.runCommand('Problems: Focus on Problems View');
    await window.page.locator('.markers-panel .monaco-list-row').nth(3).waitFor();
    await window.page.locator('.markers-panel a.code-link, .markers-panel .marker-code a').first().click({ modifiers: ['Control'] });
    await window.page.waitForTimeout(4000);
  });
}
await session.stop();
process.exit(0);
