// The VS Code server: starting it, its settings, installing a packed extension into it.
import { cpSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isNoise } from './noise.mjs';
import { SetupError } from './npm.mjs';
import { eachLine, runProcess, startProcess, temporaryFolder } from './processes.mjs';

/** @typedef {import('./obtain.mjs').InstalledVSCode} InstalledVSCode */
/**
 * @typedef {object} Server
 * @property {InstalledVSCode} vscode
 * @property {number} port
 * @property {string} address
 * @property {string} dataFolder
 * @property {(settings?: Record<string, unknown>) => void} writeUserSettings
 * @property {() => string} output what the server printed, without its well-known noise
 * @property {(listener: () => void) => void} onStop called when the server ends by itself
 * @property {() => void} stop
 */

/** What a newcomer's VS Code does on its own and a test or a picture of the extension does not want. */
const quietSettings = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off',
  'git.enabled': false,
  'git.openRepositoryInParentFolders': 'never',
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

const commonArguments = ['--accept-server-license-terms', '--disable-telemetry'];
const trustingArguments = ['--disable-workspace-trust'];
const guard = join(dirname(fileURLToPath(import.meta.url)), 'exit-with-parent.mjs');

/**
 * @param {string} dataFolder
 * @param {Record<string, unknown>} settings
 */
function writeSettings(dataFolder, settings) {
  const text = JSON.stringify({ ...quietSettings, ...settings }, null, 2);
  for (const scope of ['User', 'Machine']) {
    const folder = join(dataFolder, 'data', scope);
    mkdirSync(folder, { recursive: true });
    // Machine settings win over what a test sets for the user, so only the quiet ones go there, as the caller wants them.
    const content = scope === 'User' ? text : JSON.stringify(Object.fromEntries(Object.entries(quietSettings).map(([name, quiet]) => [name, settings[name] ?? quiet])), null, 2);
    // In one step: a window that is open would read a half-written file as no settings, and ask to be reloaded.
    const unfinished = join(folder, 'settings.json.new');
    writeFileSync(unfinished, content);
    renameSync(unfinished, join(folder, 'settings.json'));
  }
}

/**
 * @param {InstalledVSCode} vscode
 * @param {{ port?: number, userSettings?: Record<string, unknown>, dataFolder?: string, companionPath?: string | undefined, asksForTrust?: boolean }} [options]
 * without a port, the system chooses a free one; `asksForTrust`: no folder is trusted before the user says so; `companionPath` is the folder of an extension to be installed, because a
 * workbench in a browser loads only one that is under development
 * @returns {Promise<Server>}
 */
export async function startServer(vscode, { port = 0, userSettings = {}, dataFolder, companionPath, asksForTrust = false } = {}) {
  const data = dataFolder ? { path: dataFolder, remove() {} } : temporaryFolder('server');
  writeSettings(data.path, userSettings);
  // The server takes what lies in this folder at its first start for installed.
  if (companionPath) cpSync(companionPath, join(data.path, 'extensions', basename(companionPath)), { recursive: true });
  const { child, stop } = startProcess(
    vscode.node,
    [
      '--import',
      pathToFileURL(guard).href,
      vscode.serverMain,
      '--host',
      '127.0.0.1',
      '--port',
      String(port),
      '--without-connection-token',
      '--server-data-dir',
      data.path,
      // Without it a built workbench ignores the `payload` of its address.
      '--enable-smoke-test-driver',
      ...commonArguments,
      ...(asksForTrust ? [] : trustingArguments),
    ],
    { stdio: ['pipe', 'pipe', 'pipe'], env: serverEnvironment() },
  );
  /** @type {string[]} */
  const lines = [];
  const listeners = /** @type {(() => void)[]} */ ([]);
  child.once('exit', () => listeners.forEach((listener) => listener()));

  const listeningPort = await new Promise((resolve, reject) => {
    const timer = setTimeout(() => fail('did not start within 60 seconds'), 60_000);
    const fail = (/** @type {string} */ what) => {
      clearTimeout(timer);
      stop();
      reject(
        new SetupError(
          `The server of VS Code ${vscode.version.name} ${what}. It printed:\n` +
            `${lines.slice(-15).map((line) => `  ${line}`).join('\n') || '  (nothing)'}\n` +
            `What to do: if port ${port} is taken, choose another with --port; if its files are damaged, ` +
            `delete ${dirname(dirname(vscode.root))} and run the same command again.`,
        ),
      );
    };
    const onLine = (/** @type {string} */ line) => {
      if (!isNoise(line)) lines.push(line);
      const listening = /Extension host agent listening on (\d+)/u.exec(line);
      if (!listening) return;
      clearTimeout(timer);
      resolve(Number(listening[1]));
    };
    eachLine(/** @type {import('node:stream').Readable} */ (child.stdout), onLine);
    eachLine(/** @type {import('node:stream').Readable} */ (child.stderr), onLine);
    child.once('error', (error) => fail(`could not be started: ${error.message}`));
    child.once('exit', (code) => fail(`ended at once with exit code ${code}`));
  });

  return {
    vscode,
    port: listeningPort,
    address: `http://localhost:${listeningPort}`,
    dataFolder: data.path,
    writeUserSettings: (settings = {}) => writeSettings(data.path, { ...userSettings, ...settings }),
    output: () => lines.join('\n'),
    onStop: (listener) => void listeners.push(listener),
    stop() {
      listeners.length = 0;
      stop();
      data.remove();
    },
  };
}

function serverEnvironment() {
  const environment = { ...process.env };
  for (const name of Object.keys(environment)) {
    // Inside a terminal of VS Code these point to the other VS Code, and NODE_OPTIONS may load code into the server.
    if (/^(?:VSCODE_|NODE_OPTIONS$|ELECTRON_|npm_)/u.test(name)) delete environment[name];
  }
  return environment;
}

/**
 * Installs a packed extension, as a user does with "Install from VSIX…".
 * @param {InstalledVSCode} vscode
 * @param {string} vsix
 * @param {string} dataFolder
 */
export async function installVsix(vscode, vsix, dataFolder) {
  const result = await runProcess(
    vscode.node,
    [vscode.serverMain, '--server-data-dir', dataFolder, '--install-extension', vsix, ...commonArguments, ...trustingArguments],
    { env: serverEnvironment() },
  );
  if (result.code === 0 && /successfully installed/u.test(result.output)) return;
  throw new Error(
    `VS Code ${vscode.version.name} did not install ${vsix} (exit code ${result.code}):\n` +
      result.output.split('\n').filter((line) => !isNoise(line)).join('\n'),
  );
}
