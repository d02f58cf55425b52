// Measures the extension inside a real VS Code: edit to diagnostics, typing while the index is built, search in tags with it and without, Check All Articles,
// what canceling the overview takes, activation and sizes of the bundles; with arguments only the parts that they name.
// Fails where a ratio of two medians of the same run, or a time that users were promised, is over its limit.
import { build } from 'esbuild';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { inventedArticle } from '../test/bench/inventedCorpus';
import { launchBrowser } from './host/chromium.mjs';
import { checkout } from './host/dependencies.mjs';
import { ensureVSCode } from './host/obtain.mjs';
import { temporaryFolder } from './host/processes.mjs';
import { startServer } from './host/server.mjs';
import { currentVersion } from './host/versions.mjs';
import { openWorkbench } from './host/workbench.mjs';
import { startWorkbenchSession } from './host/workbench-session.mjs';

/** Milliseconds until a window that was just opened has come to rest: other extensions start in it too. */
const quietTime = 8000;
const windows = 5;
const resultPrefix = 'article-annotator bench result ';
const log = (/** @type {string} */ line) => console.error(line);

const allParts = ['edits', 'typing', 'search', 'checkAll', 'cancel', 'activation'];
/** Articles of the workspace, invented ones, for the parts that have any. @type {Readonly<Record<string, number>>} */
const articlesOf = { typing: 5000, search: 10_000, checkAll: 5000, cancel: 5000 };
/**
 * What must not be exceeded: ratios of medians that were measured by turns in one window, so that they hold on any machine, however busy; and the
 * time that a person waits at most.
 * @type {readonly { readonly part: string, readonly figure: string, readonly most: number, readonly unit: string, readonly what: string }[]}
 */
const limits = [
  { part: 'typing', figure: 'p50Ratio', most: 1.2, unit: 'times as long', what: 'a typed character while the index of 5,000 articles is built, beside one at rest' },
  { part: 'checkAll', figure: 'cancelMost', most: 200, unit: 'ms', what: 'from canceling Check All Articles to its end' },
];
/** Counted after a first one. */
const cancellations = 12;
const asked = process.argv.slice(2);
const parts = asked.length > 0 ? asked : allParts;
const unknown = parts.filter((part) => !allParts.includes(part));
if (unknown.length > 0) throw new Error(`No such part: ${unknown.join(', ')}. There are: ${allParts.join(', ')}.`);

const server = await startServer(await ensureVSCode(currentVersion, log));
const browser = await launchBrowser(log);
try {
  /** @type {Record<string, unknown>} */
  const results = { cores: cpus().length };
  for (const part of parts) results[part] = part === 'activation' ? await activationTimes() : part === 'cancel' ? await cancelTimes() : await measuredInWindow(part);
  if (parts.includes('activation')) results['bundles'] = bundleSizes();
  console.log(JSON.stringify(results, undefined, 2));
  for (const { part, figure, most, unit, what } of limits.filter((limit) => parts.includes(limit.part))) {
    const value = /** @type {Record<string, number>} */ (results[part])[figure];
    const isWithin = value !== undefined && value <= most;
    console.log(`${isWithin ? 'within the limit' : 'OVER THE LIMIT'}: ${what}: ${value} ${unit}, at most ${most}`);
    if (!isWithin) process.exitCode = 1;
  }
} finally {
  await browser.close();
  await server.stop();
}

/**
 * What a part of the test module measures in a window of its own.
 * @param {string} part
 */
async function measuredInWindow(part) {
  const testsPath = join(checkout, 'out', 'host', `bench-${part}.js`);
  await build({
    entryPoints: [join(checkout, 'test/bench/hostModule.ts')], outfile: testsPath, bundle: true, format: 'cjs', platform: 'browser', external: ['vscode'], logLevel: 'silent',
    define: { benchPart: JSON.stringify(part) },
  });
  const workspace = articleFolder(part);
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
    if (!result) throw new Error('the host ended without a result; run "npm test -- host-1.139" to see why');
    return result;
  } finally {
    workspace.remove();
  }
}

/**
 * A folder with the articles of a part.
 * @param {string} part
 */
function articleFolder(part) {
  const workspace = temporaryFolder('bench');
  for (let index = 0; index < (Number(process.env['ARTICLES']) || (articlesOf[part] ?? 0)); index++) {
    const { path, text, annotations } = inventedArticle(index, 1);
    const file = join(workspace.path, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    if (annotations !== undefined) writeFileSync(file.replace(/\.article$/, '.ann'), annotations);
  }
  return workspace;
}

/** Milliseconds from the click on Cancel in the corpus overview, at different moments of a count, until it says that counting has ended. */
async function cancelTimes() {
  const workspace = articleFolder('cancel');
  const session = await startWorkbenchSession({ log });
  try {
    const { page, runCommand, webview, close } = await session.open({ folder: workspace.path });
    await page.waitForTimeout(quietTime);
    await runCommand('Article Annotator: Show Corpus Overview');
    const shown = await webview();
    /** @type {number[]} */
    const times = [];
    for (let count = 0; count <= cancellations; count++) {
      await shown.locator('.cancel').waitFor();
      await page.waitForTimeout(100 * count);
      const time = await shown.evaluate(() => new Promise((resolve) => {
        const clickedAt = performance.now();
        /** @type {HTMLElement | null} */ (document.querySelector('.cancel'))?.click();
        const look = () => (document.querySelector('.refresh') ? resolve(performance.now() - clickedAt) : window.requestAnimationFrame(look));
        look();
      }));
      if (count > 0) times.push(Math.round(/** @type {number} */ (time)));
      await shown.locator('.refresh').click();
    }
    await close();
    times.sort((a, b) => a - b);
    return { median: times[times.length >> 1], most: times.at(-1), all: times };
  } finally {
    await session.stop();
    workspace.remove();
  }
}

function bundleSizes() {
  const chunks = readdirSync(join(checkout, 'dist/node')).sort().map((file) => `dist/node/${file}`);
  return Object.fromEntries([...chunks, 'dist/web/extension.js', 'dist/webview/panel.js', 'dist/cli.js'].map((file) => {
    const bytes = readFileSync(join(checkout, file));
    return [file, { bytes: statSync(join(checkout, file)).size, gzip: gzipSync(bytes).length }];
  }));
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
