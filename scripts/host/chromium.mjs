// Finds, or on Debian as root installs, the browser that shows VS Code's workbench.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import { SetupError } from './npm.mjs';
import { onExit, runProcess } from './processes.mjs';

const commandNames = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome.exe',
  'msedge.exe',
];
const usualPlaces = [
  '/usr/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

const howToGetOne =
  'What to do: install Chromium or Chrome (Debian, Ubuntu: `sudo apt-get install chromium`; ' +
  'macOS: `brew install --cask chromium`; Fedora: `sudo dnf install chromium`), ' +
  'or set the environment variable CHROMIUM to the path of the one you have.';

/** @returns {string | undefined} */
function findChromium() {
  const named = process.env.CHROMIUM;
  if (named) {
    if (existsSync(named)) return named;
    throw new SetupError(`The environment variable CHROMIUM names ${named}, but there is no such file.\n${howToGetOne}`);
  }
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => commandNames.map((name) => join(folder, name)));
  return [...usualPlaces, ...onPath].find((path) => existsSync(path));
}

/**
 * @param {(line: string) => void} log
 * @returns {Promise<string>} path of the browser
 */
export async function ensureChromium(log) {
  const found = findChromium();
  if (found) return found;
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (!mayInstall) {
    throw new SetupError(
      'No Chromium was found: neither in the environment variable CHROMIUM, nor on PATH, nor in the usual places. ' +
        `It shows VS Code's window in the tests.\n${howToGetOne}`,
    );
  }
  log('no Chromium found; installing Debian\'s (`apt-get install chromium`, about 100 MB)');
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const commandArguments of [
    ['update'],
    ['install', '-y', '--no-install-recommends', 'chromium'],
  ]) {
    const result = await runProcess('apt-get', commandArguments, { env: environment });
    if (result.code !== 0) {
      throw new SetupError(
        `\`apt-get ${commandArguments.join(' ')}\` failed with exit code ${result.code}:\n` +
          `${result.output.trim().split('\n').slice(-8).join('\n')}\n${howToGetOne}`,
      );
    }
  }
  const installed = findChromium();
  if (installed) return installed;
  throw new SetupError(`Debian's package chromium was installed, but it holds none of ${commandNames.join(', ')}.`);
}

/**
 * @param {(line: string) => void} log
 * @returns {Promise<import('playwright-core').Browser>}
 */
export async function launchBrowser(log) {
  const executablePath = await ensureChromium(log);
  const browser = await chromium.launch({
    executablePath,
    // Signals are handled by processes.mjs, which stops everything, the browser included.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // Otherwise a page that Playwright has rewritten may not open WebSockets to localhost.
      '--disable-features=LocalNetworkAccessChecks,LocalNetworkAccessChecksWebSockets',
    ],
  });
  const forget = onExit(() => void browser.close());
  browser.once('disconnected', forget);
  return browser;
}
