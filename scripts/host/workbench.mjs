// Opens VS Code's workbench in a page, with an extension under development and, when asked, a test module.
import { mkdirSync, symlinkSync, readdirSync, unlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkout } from './dependencies.mjs';
import { isNoise } from './noise.mjs';
import { isRunning, onExit } from './processes.mjs';

/** @typedef {import('./server.mjs').Server} Server */
/**
 * @typedef {object} OpenOptions
 * @property {string} folder the folder to open
 * @property {string} [extensionPath] folder of the extension under development
 * @property {string} [testsPath] module that exports `run(): Promise<void>`
 * @property {boolean} [webWorker] run the extension in the web worker host instead of the Node host
 * @property {[string, string][]} [payload] more of the workbench's `payload`
 * @property {{ width: number, height: number }} [viewport]
 * @property {number} [deviceScaleFactor]
 */
/**
 * @typedef {object} Workbench
 * @property {import('playwright-core').Page} page
 * @property {string[]} consoleLines what the page and the extension hosts wrote to their consoles
 * @property {(name: string) => Promise<string>} saveEvidence writes a screenshot and the console to out/host
 * @property {() => Promise<void>} close
 */

export const evidenceFolder = join(checkout, 'out', 'host');
const linkPrefix = 'article-annotator-under-test-';
const viewportOfTests = { width: 1280, height: 800 };

/** @param {string} path */
function uriPath(path) {
  return pathToFileURL(path).pathname;
}

/**
 * The address of a workbench whose extension runs in the Node host.
 * @param {string} authority host and port of the server, as the browser sees them
 * @param {OpenOptions} options
 */
export function workbenchAddress(authority, { folder, extensionPath, testsPath, payload = [] }) {
  const remote = (/** @type {string} */ path) => `vscode-remote://${authority}${uriPath(path)}`;
  /** @type {[string, string][]} */
  const entries = [...payload];
  if (extensionPath) entries.push(['extensionDevelopmentPath', remote(extensionPath)]);
  if (testsPath) entries.push(['extensionTestsPath', remote(testsPath)]);
  const query = new URLSearchParams({ folder: uriPath(folder) });
  if (entries.length > 0) query.set('payload', JSON.stringify(entries));
  return `http://${authority}/?${query}`;
}

/**
 * The server serves only files below its own root, so what the web worker host loads is linked into it. The link's
 * name says which process made it: many clones may share one cache, and a killed run must not leave links for ever.
 * @param {Server} server
 * @param {string} path
 */
function linkIntoServer(server, path) {
  for (const name of readdirSync(server.vscode.root)) {
    const owner = name.startsWith(linkPrefix) && Number(name.slice(linkPrefix.length).split('-')[0]);
    if (owner && !isRunning(owner)) unlinkSync(join(server.vscode.root, name));
  }
  const name = `${linkPrefix}${process.pid}-${Math.random().toString(36).slice(2)}`;
  const link = join(server.vscode.root, name);
  symlinkSync(path, link, 'junction');
  return { served: `${server.vscode.staticAddress}/${name}`, unlink: onExit(() => unlinkSync(link)) };
}

/**
 * The `payload` cannot choose the web worker host. The workbench's configuration in its page can.
 * @param {import('playwright-core').Page} page
 * @param {Server} server
 * @param {OpenOptions} options
 */
async function chooseWebWorkerHost(page, server, { extensionPath, testsPath }) {
  if (!extensionPath) throw new Error('The web worker host needs an extensionPath.');
  const testsInside = testsPath && relative(extensionPath, testsPath).replaceAll('\\', '/');
  if (testsInside?.startsWith('..')) {
    // VS Code looks for the host of the extension that the test module lies in.
    throw new Error(`In the web worker host the test module must lie in ${extensionPath}; it is ${testsPath}.`);
  }
  const authority = `localhost:${server.port}`;
  const { served, unlink } = linkIntoServer(server, extensionPath);
  const developmentOptions = {
    extensions: [{ scheme: 'http', authority, path: served }],
    ...(testsInside ? { extensionTestsPath: { scheme: 'http', authority, path: `${served}/${testsInside}` } } : {}),
    enableSmokeTestDriver: true,
  };
  await page.route(
    (url) => url.host === authority && url.pathname === '/',
    async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace(
        /(id="vscode-workbench-web-configuration" data-settings=")([^"]*)"/u,
        (_all, start, escaped) => {
          const configuration = JSON.parse(escaped.replaceAll('&quot;', '"').replaceAll('&amp;', '&'));
          Object.assign(configuration, { developmentOptions });
          return `${start}${JSON.stringify(configuration).replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`;
        },
      );
      await route.fulfill({ response, body });
    },
  );
  return unlink;
}

/**
 * @param {import('playwright-core').Browser} browser
 * @param {Server} server
 * @param {OpenOptions} options
 * @param {(page: import('playwright-core').Page) => Promise<void>} [beforeOpening]
 * @returns {Promise<Workbench>}
 */
export async function openWorkbench(browser, server, options, beforeOpening) {
  const context = await browser.newContext({
    viewport: options.viewport ?? viewportOfTests,
    deviceScaleFactor: options.deviceScaleFactor ?? 1,
  });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.address });
  const page = await context.newPage();
  /** @type {string[]} */
  const consoleLines = [];
  page.on('console', (message) => {
    const text = message.text();
    if (!isNoise(text)) consoleLines.push(`[${message.type()}] ${text.replace(/^%c\s*| color: #\w+/gu, '')}`);
  });
  page.on('pageerror', (error) => consoleLines.push(`[page error] ${error.stack ?? error.message}`));
  await beforeOpening?.(page);
  const forgetWebWorker = options.webWorker ? await chooseWebWorkerHost(page, server, options) : undefined;
  const authority = `localhost:${server.port}`;
  await page.goto(
    options.webWorker
      ? workbenchAddress(authority, { folder: options.folder, payload: options.payload })
      : workbenchAddress(authority, options),
  );
  return {
    page,
    consoleLines,
    async saveEvidence(name) {
      mkdirSync(evidenceFolder, { recursive: true });
      const path = join(evidenceFolder, name.replace(/[^\w.-]+/gu, '-'));
      writeFileSync(`${path}.log`, `${consoleLines.join('\n')}\n\nServer:\n${server.output()}\n`);
      await page.screenshot({ path: `${path}.png` }).catch(() => undefined);
      return path;
    },
    async close() {
      await context.close();
      forgetWebWorker?.();
    },
  };
}
