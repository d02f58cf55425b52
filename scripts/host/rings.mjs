// The rings of `npm test`, in the order in which they run: what is quick and finds most comes first.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { ensureChromium } from './chromium.mjs';
import { checkout } from './dependencies.mjs';
import { ensureVSCode } from './obtain.mjs';
import { runProcess } from './processes.mjs';
import { eventReader } from './read-events.mjs';
import { currentVersion, minimumVersion, versionVariable } from './versions.mjs';

/** @typedef {import('./report-events.mjs').TestEvent} TestEvent */
/**
 * @typedef {object} RingContext
 * @property {string | undefined} grep
 * @property {(line: string) => void} log
 * @property {(line: string) => void} passThrough
 * @property {(event: TestEvent) => void} report
 * @property {import('./shared-hosts.mjs').SharedHosts} hosts
 */
/**
 * @typedef {object} Ring
 * @property {string} name
 * @property {string} description
 * @property {'unused' | 'wanted' | 'required'} build whether dist/ is built first, and whether a failed build stops it
 * @property {boolean} [opensWindows] of VS Code, which other programs of the machine can hold up
 * @property {() => boolean} exists whether the checkout has anything for it
 * @property {(context: RingContext) => Promise<void>} run
 */

/** @param {string} path */
const inCheckout = (path) => join(checkout, path);

/**
 * A ring that is one command: it passes or fails as a whole.
 * @param {string} name
 * @param {string} description
 * @param {string[]} nodeArguments
 * @param {string} neededFile
 * @returns {Ring}
 */
function commandRing(name, description, nodeArguments, neededFile) {
  return {
    name,
    description,
    build: 'unused',
    exists: () => existsSync(inCheckout(neededFile)),
    async run({ report }) {
      const started = Date.now();
      const result = await runProcess(process.execPath, nodeArguments, { cwd: checkout });
      if (result.code === 0) report({ event: 'pass', title: [name], milliseconds: Date.now() - started });
      else report({ event: 'fail', title: [name], stack: `exit code ${result.code}\n${result.output}` });
    },
  };
}

/**
 * A ring of mocha tests that run in Node.
 * @param {string} name
 * @param {string} description
 * @param {string} pattern
 * @param {{ build?: Ring['build'], needsBrowser?: boolean, needsVSCode?: boolean, windows?: import('./versions.mjs').VSCodeVersion, timeout?: number }} [options]
 * `windows`: the version whose windows the tests open
 * @returns {Ring}
 */
function mochaRing(name, description, pattern, { build = 'unused', needsBrowser = false, needsVSCode = false, windows, timeout } = {}) {
  return {
    name,
    description,
    build,
    opensWindows: windows !== undefined,
    exists: () => globSync(pattern, { cwd: checkout }).length > 0,
    async run({ grep, log, passThrough, report }) {
      const environment = { ...process.env };
      if (needsBrowser) environment.CHROMIUM = await ensureChromium(log);
      if (windows) {
        await ensureVSCode(windows, log);
        environment[versionVariable] = windows.name;
      }
      if (needsVSCode) for (const version of [currentVersion, minimumVersion]) await ensureVSCode(version, log);
      const events = eventReader({ report, passThrough });
      const result = await runProcess(
        process.execPath,
        [
          '--import',
          'tsx',
          inCheckout('scripts/host/run-mocha.mjs'),
          pattern,
          ...(grep ? ['--grep', grep] : []),
          ...(timeout ? ['--timeout', String(timeout)] : []),
        ],
        { cwd: checkout, env: environment, onLine: events.onLine },
      );
      events.finish(name, result.code);
    },
  };
}

/**
 * A ring of tests that run inside an extension host.
 * @param {import('./versions.mjs').VSCodeVersion} version
 * @param {'node' | 'web' | 'vsix'} kind
 * @returns {Ring}
 */
function hostRing(version, kind) {
  const name = `host-${version.name}-${kind}`;
  const description = {
    node: `inside VS Code ${version.name}, Node extension host`,
    web: `inside VS Code ${version.name}, web worker extension host`,
    vsix: `inside VS Code ${version.name}, with the packed extension installed`,
  }[kind];
  return {
    name,
    description,
    build: 'required',
    opensWindows: true,
    exists: () => globSync('test/host/**/*.test.ts', { cwd: checkout }).length > 0,
    async run({ grep, hosts, log, report }) {
      const { evidence } = await hosts.runTests({ name, version, kind, grep, log, onEvent: report });
      if (evidence) log(`screenshot and console of the failed run: ${evidence}.png, ${evidence}.log`);
    },
  };
}

const binary = (/** @type {string} */ path) => inCheckout(join('node_modules', path));

/** @type {Ring[]} */
export const rings = [
  commandRing(
    'generated',
    'generated files are up to date',
    ['--import', 'tsx', 'scripts/generate.ts', '--check'],
    'scripts/generate.ts',
  ),
  commandRing('types', 'TypeScript, every layer', [binary('typescript/bin/tsc'), '-b'], 'tsconfig.json'),
  commandRing('lint', 'ESLint', [binary('eslint/bin/eslint.js'), '.'], 'eslint.config.mjs'),
  commandRing('build', 'the bundles in dist/', ['esbuild.js', '--production'], 'esbuild.js'),
  mochaRing('unit', 'the core and the command line, in Node', 'test/unit/**/*.test.{ts,mjs}', { build: 'wanted' }),
  mochaRing('grammar', 'what the grammar colours', 'test/grammar/**/*.test.ts', { needsVSCode: true }),
  mochaRing('manifest', 'what package.json promises', 'test/manifest/**/*.test.ts', { build: 'wanted' }),
  // A ring of its own: a cluster starts, and a task that is run again waits until its first credential is out of date; and only Debian's root
  // can install Slurm. About 20 seconds.
  mochaRing('cluster', 'docs/cluster.md: Slurm on this machine, make, GNU parallel', 'test/cluster/**/*.test.mjs', { build: 'required' }),
  mochaRing('webview', 'the panel in Chromium', 'test/webview/**/*.test.ts', {
    build: 'required',
    needsBrowser: true,
    timeout: 60_000,
  }),
  hostRing(currentVersion, 'node'),
  hostRing(currentVersion, 'web'),
  hostRing(minimumVersion, 'node'),
  hostRing(minimumVersion, 'web'),
  hostRing(currentVersion, 'vsix'),
  mochaRing('workbench', `keyboard and windows of VS Code ${currentVersion.name}`, 'test/host/**/*.workbench.mjs', {
    build: 'required',
    needsBrowser: true,
    windows: currentVersion,
    timeout: 60_000,
  }),
  // Only what stands on the keyboard and the editors of the engine: the rest is the same in every version.
  mochaRing(`workbench-${minimumVersion.name}`, `keyboard and annotation editor of VS Code ${minimumVersion.name}`, 'test/host/panel/{focus,editor}.workbench.mjs', {
    build: 'required',
    needsBrowser: true,
    windows: minimumVersion,
    timeout: 60_000,
  }),
];

/**
 * The rings that the words of a command line name: a ring's name, or the part of it before a hyphen (`host`).
 * @param {string[]} words none: every ring
 * @returns {Ring[]}
 */
export function chooseRings(words) {
  const unknown = words.filter((word) => !rings.some((ring) => isNamed(ring, word)));
  if (unknown.length > 0) {
    throw new RangeError(
      `There is no ring named ${unknown.join(', ')}. Expected: ${rings.map((ring) => ring.name).join(', ')}.`,
    );
  }
  const chosen = words.length === 0 ? rings : rings.filter((ring) => words.some((word) => isNamed(ring, word)));
  const usesBuild = chosen.some((ring) => ring.build !== 'unused');
  return rings.filter((ring) => chosen.includes(ring) || (usesBuild && ring.name === 'build'));
}

/** @param {Ring} ring @param {string} word */
function isNamed(ring, word) {
  return ring.name === word || ring.name.startsWith(`${word}-`);
}
