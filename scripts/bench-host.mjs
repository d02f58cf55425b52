// Measures the extension inside a real VS Code: edit to diagnostics, activation, sizes of the bundles; with the argument `edits` only the first.
import { build } from 'esbuild';
import { readdirSync, statSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { launchBrowser } from './host/chromium.mjs';
import { checkout } from './host/dependencies.mjs';
import { ensureVSCode } from './host/obtain.mjs';
import { temporaryFolder } from './host/processes.mjs';
import { startServer } from './host/server.mjs';
import { currentVersion } from './host/versions.mjs';
import { openWorkbench } from './host/workbench.mjs';

/** Milliseconds until a window that was just opened has come to rest: other extensions start in it too. */
const quietTime = 8000;
const windows = 5;
const resultPrefix = 'article-annotator bench result ';
const log = (/** @type {string} */ line) => console.error(line);

const testsPath = join(checkout, 'out', 'host', 'bench.js');
await build({
  entryPoints: [join(checkout, 'test/bench/hostModule.ts')], outfile: testsPath, bundle: true, format: 'cjs', platform: 'browser', external: ['vscode'], logLevel: 'silent',
});
const server = await startServer(await ensureVSCode(currentVersion, log));
const browser = await launchBrowser(log);
const workspace = temporaryFolder('bench');
try {
  /** @type {(result: any) => void} */
  let settle = () => undefined;
  const finished = new Promise((resolve) => { settle = resolve; });
  const workbench = await openWorkbench(browser, server, { folder: workspace.path, extensionPath: checkout, testsPath }, async (page) => {
    await page.exposeFunction('codeAutomationLog', (/** @type {string} */ _type, /** @type {unknown[]} */ values) => {
      const text = values.find((value) => typeof value === 'string' && value.startsWith(resultPrefix));
      if (text) settle(JSON.parse(/** @type {string} */ (text).slice(resultPrefix.length)));
    });
    await page.exposeFunction('codeAutomationExit', () => settle(undefined));
  });
  const result = await finished;
  await workbench.close();
  const activation = process.argv.includes('edits') ? undefined : await activationTimes();
  if (!result) throw new Error('the host ended without a result; run "npm test -- host-1.139" to see why');
  const chunks = readdirSync(join(checkout, 'dist/node')).sort().map((file) => `dist/node/${file}`);
  const bundles = Object.fromEntries([...chunks, 'dist/web/extension.js', 'dist/webview/panel.js', 'dist/cli.js'].map((file) => {
    const bytes = readFileSync(join(checkout, file));
    return [file, { bytes: statSync(join(checkout, file)).size, gzip: gzipSync(bytes).length }];
  }));
  console.log(JSON.stringify({ cores: cpus().length, activationMilliseconds: activation, ...result, bundles }, undefined, 2));
} finally {
  await browser.close();
  await server.stop();
  workspace.remove();
}

/**
 * What VS Code itself measures when an article is opened in a window at rest, as its startup performance page shows:
 * milliseconds of loading and of calling an extension, the median of several windows. A text is opened before, so that
 * the extensions that any text starts do not load in the same moment; one of them, VS Code's own, is shown for scale.
 */
async function activationTimes() {
  /** @type {Record<string, { load: number, call: number }[]>} */
  const times = { 'article-annotator.article-annotator': [], 'vscode.emmet': [] };
  for (let count = 0; count < windows; count++) {
    const { page, close } = await openWorkbench(browser, server, { folder: join(checkout, 'samples'), extensionPath: checkout });
    // Only the lines that fit are in the page.
    await page.setViewportSize({ width: 1280, height: 3200 });
    await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
    await page.waitForTimeout(quietTime);
    for (const file of ['README.md', 'clean.article']) {
      await page.locator('.explorer-folders-view .monaco-list-row', { hasText: file }).dblclick();
      await page.locator('.monaco-editor .view-line').first().waitFor();
      await page.waitForTimeout(quietTime);
    }
    await page.keyboard.press('F1');
    await page.locator('.quick-input-widget input').fill('>Developer: Startup Performance');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Startup Performance' }).first().click();
    const lines = page.locator('.monaco-editor .view-line');
    for (const [id, measured] of Object.entries(times)) {
      const line = await lines.filter({ hasText: new RegExp(`^\\|\\s${id}\\s`) }).first().innerText();
      const [, , , load, call] = line.split('|').map((cell) => Number(cell.trim()));
      measured.push({ load, call });
    }
    await close();
  }
  const median = (/** @type {number[]} */ values) => values.sort((a, b) => a - b)[values.length >> 1];
  return Object.fromEntries(Object.entries(times).map(([id, measured]) => [id, {
    load: median(measured.map(({ load }) => load)), call: median(measured.map(({ call }) => call)),
    all: measured.map(({ load, call }) => load + call).sort((a, b) => a - b),
  }]));
}
