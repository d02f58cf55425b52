// `npm run test:desktop`: the tests of test/host in the desktop VS Code, current and minimum, that
// @vscode/test-electron downloads from VS Code's own server.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { checkout, ensureDependencies } from './host/dependencies.mjs';
import { createPrinter } from './host/print-results.mjs';
import { runProcess } from './host/processes.mjs';
import { eventReader } from './host/read-events.mjs';
import { currentVersion, minimumVersion } from './host/versions.mjs';

const printer = createPrinter();
const started = Date.now();

/** Electron wants a display; a machine without one needs a virtual one. @returns {string[]} */
function displayCommand() {
  if (process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY) return [];
  const hasVirtualDisplay = (process.env.PATH ?? '')
    .split(delimiter)
    .some((folder) => existsSync(join(folder, 'xvfb-run')));
  if (hasVirtualDisplay) return ['xvfb-run', '--auto-servernum'];
  printer.log('there is no display and no xvfb-run; if VS Code does not start: `sudo apt-get install xvfb`');
  return [];
}

/** @returns {Promise<boolean>} */
async function build() {
  printer.startRing('build', 'the bundles in dist/');
  const result = await runProcess(process.execPath, ['esbuild.js', '--production'], { cwd: checkout });
  const succeeded = result.code === 0;
  printer.report(
    'build',
    succeeded
      ? { event: 'pass', title: ['build'], milliseconds: Date.now() - started }
      : { event: 'fail', title: ['build'], stack: `exit code ${result.code}\n${result.output}` },
  );
  return succeeded;
}

/** @param {string} release @param {string} testsPath */
async function runRelease(release, testsPath) {
  const { freshWorkspace } = await import('./host/run-tests.mjs');
  const { originalPositionsOf } = await import('./host/original-positions.mjs');
  const name = `desktop-${release}`;
  const inTestFiles = originalPositionsOf(testsPath);
  const ringStarted = Date.now();
  printer.startRing(name, `inside desktop VS Code ${release}`);
  const workspace = freshWorkspace();
  const events = eventReader({
    passThrough: printer.passThrough,
    report: (event) =>
      printer.report(name, event.event === 'fail' ? { ...event, stack: inTestFiles(event.stack) } : event),
  });
  const [command, ...first] = [...displayCommand(), process.execPath];
  const result = await runProcess(
    /** @type {string} */ (command),
    [...first, join(checkout, 'scripts', 'host', 'run-on-desktop.mjs'), release, checkout, testsPath, workspace.folder],
    { cwd: checkout, onLine: events.onLine },
  );
  events.finish(name, result.code);
  workspace.remove();
  printer.endRing(name, Date.now() - ringStarted);
}

try {
  await ensureDependencies(printer.log);
  if (await build()) {
    const { buildTestModule } = await import('./host/test-module.mjs');
    const testsPath = await buildTestModule('tests');
    for (const { release } of [currentVersion, minimumVersion]) await runRelease(release, testsPath);
  }
} catch (error) {
  const { name, message, stack } = /** @type {Error} */ (error);
  printer.report('desktop', {
    event: 'fail',
    title: ['desktop', 'can be run'],
    stack: name === 'SetupError' ? message : (stack ?? message),
  });
}
printer.finish(Date.now() - started);
process.stdout.write('', () => process.exit(printer.total.failed > 0 ? 1 : 0));
