// npm as a child process, with Node builtins only: it is used before node_modules exists.
import { existsSync } from 'node:fs';
import { runProcess } from './processes.mjs';

/** An error whose message is all that a user needs: no stack is printed. */
export class SetupError extends Error {
  /** @override */
  name = 'SetupError';
}

function environmentForNpm() {
  const environment = { ...process.env };
  for (const name of Object.keys(environment)) {
    // `npm test` hands its own project down to children; npm must not take another folder for that project.
    if (/^npm_(?:package_|lifecycle_|config_local_prefix$|command$)/iu.test(name)) delete environment[name];
  }
  return environment;
}

/** @returns {{ command: string, first: string[] }} */
function npmCommand() {
  const script = process.env.npm_execpath;
  if (script && /npm-cli\.c?js$/u.test(script) && existsSync(script)) {
    return { command: process.execPath, first: [script] };
  }
  return { command: process.platform === 'win32' ? 'npm.cmd' : 'npm', first: [] };
}

/**
 * Runs npm, up to three times, because a registry may fail for a moment.
 * @param {string[]} npmArguments
 * @param {{ cwd: string, purpose: string, log: (line: string) => void }} options
 * @returns {Promise<string>} what it printed
 */
export async function runNpm(npmArguments, { cwd, purpose, log }) {
  const { command, first } = npmCommand();
  const attempts = 3;
  let output = '';
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const result = await runProcess(command, [...first, ...npmArguments, '--loglevel=error'], {
      cwd,
      env: environmentForNpm(),
    }).catch((/** @type {Error} */ error) => ({ code: 1, output: error.message }));
    if (result.code === 0) return result.output;
    output = result.output;
    if (attempt < attempts) {
      log(`npm failed (attempt ${attempt} of ${attempts}), trying again in ${attempt * 2} seconds`);
      await new Promise((resolve) => setTimeout(resolve, attempt * 2000));
    }
  }
  throw new SetupError(
    [
      `${purpose} failed: \`npm ${npmArguments.join(' ')}\` in ${cwd} did not succeed in ${attempts} attempts.`,
      'npm said:',
      ...output.trim().split('\n').slice(-12).map((line) => `  ${line}`),
      'Expected: the npm registry is reachable (`npm ping`) and the disk has about 800 MB free (`df -h .`).',
      'What to do: fix that, then run the same command again; what was already downloaded is kept.',
    ].join('\n'),
  );
}
