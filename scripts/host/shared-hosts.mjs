// What the host rings share: one browser, one server a version, one bundle of the tests that are run. Made when first needed.
import { launchBrowser } from './chromium.mjs';
import { checkout } from './dependencies.mjs';
import { ensureVSCode } from './obtain.mjs';
import { temporaryFolder } from './processes.mjs';
import { runTestsInHost } from './run-tests.mjs';
import { installVsix, startServer } from './server.mjs';
import { buildTestModule, modelVendorPath, writeExtensionWithOnlyTests } from './test-module.mjs';
import { packVsix } from './vsix.mjs';

/** @typedef {import('./versions.mjs').VSCodeVersion} VSCodeVersion */
/** @typedef {import('./server.mjs').Server} Server */
/** @typedef {ReturnType<typeof createSharedHosts>} SharedHosts */

export function createSharedHosts() {
  /** @type {Promise<import('playwright-core').Browser> | undefined} */
  let browser;
  /** By the pattern of the tests to run. @type {Map<string | undefined, Promise<string>>} */
  const testModules = new Map();
  /** @type {Map<VSCodeVersion, Promise<Server>>} */
  const servers = new Map();

  /**
   * @param {VSCodeVersion} version
   * @param {(line: string) => void} log
   */
  async function serverFor(version, log) {
    const started = servers.get(version) ?? ensureVSCode(version, log).then((vscode) => startServer(vscode, { companionPath: modelVendorPath }));
    servers.set(version, started);
    return started;
  }

  /**
   * A server whose only extension was installed from the packed VSIX.
   * @param {VSCodeVersion} version
   * @param {(line: string) => void} log
   */
  async function serverWithVsix(version, log) {
    const vscode = await ensureVSCode(version, log);
    const data = temporaryFolder('vsix');
    await installVsix(vscode, await packVsix(log), data.path);
    return startServer(vscode, { dataFolder: data.path });
  }

  return {
    /**
     * @param {object} options
     * @param {string} options.name
     * @param {VSCodeVersion} options.version
     * @param {'node' | 'web' | 'vsix'} options.kind
     * @param {string | undefined} options.grep
     * @param {(line: string) => void} options.log
     * @param {(event: import('./report-events.mjs').TestEvent) => void} options.onEvent
     */
    async runTests({ name, version, kind, grep, log, onEvent }) {
      browser ??= launchBrowser(log);
      const testModule = testModules.get(grep) ?? buildTestModule(`tests-${testModules.size}`, grep);
      testModules.set(grep, testModule);
      const testsPath = await testModule;
      const server = await (kind === 'vsix' ? serverWithVsix(version, log) : serverFor(version, log));
      try {
        return await runTestsInHost({
          browser: await browser,
          server,
          name,
          extensionPath: kind === 'vsix' ? writeExtensionWithOnlyTests() : checkout,
          testsPath,
          webWorker: kind === 'web',
          onEvent,
        });
      } finally {
        if (kind === 'vsix') server.stop();
      }
    },
    async close() {
      for (const server of servers.values()) (await server.catch(() => undefined))?.stop();
      await (await browser?.catch(() => undefined))?.close();
    },
  };
}

