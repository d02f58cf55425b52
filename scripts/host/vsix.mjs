// Packs the extension as it is published.
import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checkout } from './dependencies.mjs';
import { runProcess } from './processes.mjs';

/**
 * @param {(line: string) => void} log
 * @returns {Promise<string>} path of the .vsix file
 */
export async function packVsix(log) {
  const path = join(checkout, 'out', 'host', 'article-annotator.vsix');
  mkdirSync(dirname(path), { recursive: true });
  rmSync(path, { force: true });
  log('packing the extension (vsce package)');
  const result = await runProcess(
    process.execPath,
    [
      join(checkout, 'node_modules', '@vscode', 'vsce', 'vsce'),
      'package',
      '--no-dependencies',
      '--allow-missing-repository',
      '--no-rewrite-relative-links',
      '--out',
      path,
    ],
    { cwd: checkout },
  );
  if (result.code !== 0) throw new Error(`vsce package failed with exit code ${result.code}:\n${result.output}`);
  return path;
}
