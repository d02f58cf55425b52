// Everything that outlives a function call (child processes, temporary folders, links) is registered here, so that
// nothing is left running however the run ends: normally, by an error, or by Ctrl-C.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';

/** @type {Set<() => void>} */
const cleanups = new Set();
let listening = false;

function runAllCleanups() {
  for (const cleanup of [...cleanups].reverse()) {
    try {
      cleanup();
    } catch {
      // One clean-up that fails must not keep the others from running; the process is ending anyway.
    }
  }
  cleanups.clear();
}

/**
 * Registers what must happen before this process ends. It must be synchronous.
 * @param {() => void} cleanup
 * @returns {() => void} does it now, once
 */
export function onExit(cleanup) {
  if (!listening) {
    listening = true;
    process.once('exit', runAllCleanups);
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
      process.once(signal, () => process.exit(128 + constants.signals[signal]));
    }
  }
  cleanups.add(cleanup);
  return () => {
    if (cleanups.delete(cleanup)) cleanup();
  };
}

/** @param {string} purpose part of the folder's name */
export function temporaryFolder(purpose) {
  const path = mkdtempSync(join(tmpdir(), `article-annotator-${purpose}-`));
  const remove = onExit(() => rmSync(path, { recursive: true, force: true, maxRetries: 3 }));
  return { path, remove };
}

/** @param {import('node:child_process').ChildProcess} child */
function killGroup(child) {
  if (child.pid === undefined) return;
  try {
    // A negative id means the whole process group: extension hosts are children of the server.
    if (process.platform === 'win32') child.kill();
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has already ended.
  }
}

/**
 * Starts a long-running process in a process group of its own.
 * @param {string} command
 * @param {string[]} commandArguments
 * @param {import('node:child_process').SpawnOptions} [options]
 */
export function startProcess(command, commandArguments, options = {}) {
  const child = spawn(command, commandArguments, { ...options, detached: process.platform !== 'win32' });
  const stop = onExit(() => killGroup(child));
  return { child, stop };
}

/**
 * Runs a process to its end.
 * @param {string} command
 * @param {string[]} commandArguments
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, onLine?: (line: string) => void, minutes?: number }} [options]
 * after `minutes` the process is killed
 * @returns {Promise<{ code: number, output: string }>}
 */
export function runProcess(command, commandArguments, options = {}) {
  return new Promise((resolve, reject) => {
    const { child, stop } = startProcess(command, commandArguments, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    // All windows of VS Code, one after the other, take 7 minutes on a quiet machine, and took 15 beside other work.
    const minutes = options.minutes ?? 25;
    let output = '';
    const timer = setTimeout(() => {
      output += `stopped, because it had not ended after ${minutes} minutes\n`;
      stop();
    }, minutes * 60_000);
    for (const stream of [child.stdout, child.stderr]) {
      eachLine(/** @type {import('node:stream').Readable} */ (stream), (line) => {
        output += `${line}\n`;
        options.onLine?.(line);
      });
    }
    child.once('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    child.once('close', (code, signal) => {
      clearTimeout(timer);
      stop();
      if (signal) output += `ended by ${signal}\n`;
      resolve({ code: code ?? 1, output });
    });
  });
}

/**
 * @param {import('node:stream').Readable} stream
 * @param {(line: string) => void} onLine
 */
export function eachLine(stream, onLine) {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (/** @type {string} */ chunk) => {
    const lines = (rest + chunk).split(/\r?\n/u);
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line);
  });
  stream.on('end', () => {
    if (rest !== '') onLine(rest);
  });
}

/** @param {number} processId */
export function isRunning(processId) {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
