// What `npm start` does once the development packages are there.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { delimiter, join } from 'node:path';
import { checkout } from './dependencies.mjs';
import { SetupError } from './npm.mjs';
import { ensureVSCode } from './obtain.mjs';
import { eachLine, runProcess, startProcess } from './processes.mjs';
import { startServer } from './server.mjs';
import { currentVersion } from './versions.mjs';
import { workbenchAddress } from './workbench.mjs';

/** @typedef {(line: string) => void} Log */

const samples = join(checkout, 'samples');
/** Shows something in the first window; see scripts/first-window. */
export const companionPath = join(checkout, 'scripts', 'first-window');
const usualPort = 4180;

/** @param {boolean} watch @param {Log} log */
async function buildExtension(watch, log) {
  log('building the extension');
  const result = await runProcess(process.execPath, ['esbuild.js'], { cwd: checkout });
  if (result.code !== 0) {
    throw new SetupError(
      `The extension could not be built (exit code ${result.code}):\n${result.output.trim()}\n` +
        'What to do: correct the source file that is named above, then run the same command again.',
    );
  }
  if (!watch) return;
  const { child } = startProcess(process.execPath, ['esbuild.js', '--watch'], {
    cwd: checkout,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    eachLine(/** @type {import('node:stream').Readable} */ (stream), (line) => {
      if (line.trim() !== '') log(line);
    });
  }
}

/**
 * The workbench's own address is long; this one is short enough to read out.
 * @param {number} wantedPort 0: any free one
 * @param {string} target
 * @returns {Promise<number>} the port
 */
function serveShortAddress(wantedPort, target) {
  return new Promise((resolve, reject) => {
    const server = createServer((_request, response) => {
      response.writeHead(302, { location: target, 'cache-control': 'no-store' }).end();
    });
    server.once('error', reject);
    server.listen(wantedPort, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : wantedPort);
    });
  });
}

/** @param {number | undefined} port @param {string} target */
async function shortAddress(port, target) {
  try {
    return await serveShortAddress(port ?? usualPort, target);
  } catch (error) {
    const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code === 'EADDRINUSE' && port === undefined) return serveShortAddress(0, target);
    throw new SetupError(
      `Port ${port} cannot be used: ${message}. ` +
        'What to do: choose another with --port, or leave --port out and a free one is taken.',
    );
  }
}

/** @param {string} address */
function openInBrowser(address) {
  const hasDisplay =
    process.platform === 'darwin' ||
    process.platform === 'win32' ||
    Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
  if (!hasDisplay) return;
  const [command, ...first] =
    process.platform === 'darwin' ? ['open'] : process.platform === 'win32' ? ['cmd', '/c', 'start', ''] : ['xdg-open'];
  const child = spawn(/** @type {string} */ (command), [...first, address], { stdio: 'ignore', detached: true });
  // The address is printed too, so a machine without xdg-open loses nothing.
  child.once('error', () => undefined);
  child.unref();
}

/** @param {{ port: number | undefined, watch: boolean, open: boolean, log: Log }} options */
export async function startInBrowser({ port, watch, open, log }) {
  await buildExtension(watch, log);
  const vscode = await ensureVSCode(currentVersion, log);
  log(`starting VS Code ${currentVersion.name}`);
  const server = await startServer(vscode, { companionPath });
  server.onStop(() => {
    console.error(`The server of VS Code ended by itself. It printed:\n${server.output()}`);
    process.exit(1);
  });
  const target = workbenchAddress(`localhost:${server.port}`, { folder: samples, extensionPath: checkout });
  const address = `http://localhost:${await shortAddress(port, target)}/`;
  console.log(`\n  VS Code ${currentVersion.name} with Article Annotator:  ${address}\n\n  Ctrl-C stops it.`);
  if (open) openInBrowser(address);
}

/** @returns {string | undefined} */
function findDesktopVSCode() {
  const names = process.platform === 'win32' ? ['code.cmd'] : ['code', 'code-insiders', 'codium'];
  return names
    .flatMap((name) => (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name)))
    .find((path) => existsSync(path));
}

/** @param {{ watch: boolean, log: Log }} options */
export async function startOnDesktop({ watch, log }) {
  const command = findDesktopVSCode();
  if (!command) {
    throw new SetupError(
      'There is no `code` command on PATH, so the VS Code of this machine cannot be started. ' +
        "What to do: install VS Code from https://code.visualstudio.com; if it is installed, run “Shell Command: Install 'code' " +
        'command in PATH” from its command palette. Or run `npm start` without --desktop, which needs no installed VS Code.',
    );
  }
  await buildExtension(watch, log);
  log(`starting ${command}`);
  // A .cmd file is started through a shell on Windows, so paths with blanks are quoted there.
  const quote = (/** @type {string} */ text) => (process.platform === 'win32' ? `"${text}"` : text);
  const child = spawn(quote(command), [...[checkout, companionPath].map((path) => quote(`--extensionDevelopmentPath=${path}`)), quote(samples)], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  if (code !== 0) throw new SetupError(`${command} ended with exit code ${code}; what it printed stands above.`);
  if (watch) log('building again on every change; Ctrl-C stops it');
}
