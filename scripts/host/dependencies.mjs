// Makes node_modules match package-lock.json. Node builtins only: a bare clone has nothing else.
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runNpm, SetupError } from './npm.mjs';

/** The root of the checkout. */
export const checkout = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

const minimumNodeMajor = 20;

function checkNode() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= minimumNodeMajor) return;
  throw new SetupError(
    `Node ${minimumNodeMajor} or newer is needed, this is Node ${process.versions.node}. ` +
      'What to do: install a newer one from https://nodejs.org and run the same command again.',
  );
}

/** npm writes this file last, so its time shows whether an installation was completed, and when. */
function dependenciesAreCurrent() {
  const installed = join(checkout, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  return statSync(installed).mtimeMs >= statSync(join(checkout, 'package-lock.json')).mtimeMs;
}

/**
 * @param {(line: string) => void} log
 * @returns {Promise<boolean>} whether anything had to be installed
 */
export async function ensureDependencies(log) {
  checkNode();
  if (dependenciesAreCurrent()) return false;
  log('installing the development packages (`npm ci`, about half a minute the first time)');
  await runNpm(['ci', '--no-audit', '--no-fund'], {
    cwd: checkout,
    purpose: 'Installing the development packages',
    log,
  });
  return true;
}
