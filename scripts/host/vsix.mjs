// Packs the extension as it is published.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { checkout } from './dependencies.mjs';
import { runProcess } from './processes.mjs';

const imageTypes = { '.png': 'image/png', '.webp': 'image/webp' };

/**
 * The README with its pictures inside, each with its description below it. The page of an installed extension shows no
 * files of the extension, and this repository has no address that pictures could come from. VS Code up to 1.102 shows
 * pictures that stand in the README as data; since then it takes https addresses only (microsoft/vscode-vsce#1196), and
 * the description stands alone: an image without a source and without an alternative text is not drawn.
 * @param {string} markdown
 * @param {string} folder that its links count from
 */
export function withPicturesInside(markdown, folder) {
  return markdown.replace(/!\[([^\]]*)\]\(([^():\s]+)\)/gu, (_all, text, path) => {
    const type = imageTypes[/** @type {keyof typeof imageTypes} */ (extname(path))];
    if (!type) throw new Error(`${path} is no picture that can be packed; expected one of ${Object.keys(imageTypes).join(', ')}.`);
    return `<p><img alt="" src="data:${type};base64,${readFileSync(join(folder, path)).toString('base64')}"><br><em>${text}</em></p>`;
  });
}

/**
 * @param {(line: string) => void} log
 * @param {string} [path] of the file to be written
 * @returns {Promise<string>} path of the .vsix file
 */
export async function packVsix(log, path = join(checkout, 'out', 'host', 'article-annotator.vsix')) {
  mkdirSync(dirname(path), { recursive: true });
  rmSync(path, { force: true });
  const readme = join('out', 'package', 'README.md');
  mkdirSync(dirname(join(checkout, readme)), { recursive: true });
  writeFileSync(join(checkout, readme), withPicturesInside(readFileSync(join(checkout, 'README.md'), 'utf8'), checkout));
  log('packing the extension (vsce package)');
  const result = await runProcess(
    process.execPath,
    [
      join(checkout, 'node_modules', '@vscode', 'vsce', 'vsce'),
      'package',
      '--no-dependencies',
      '--allow-missing-repository',
      '--no-rewrite-relative-links',
      '--readme-path',
      readme,
      '--out',
      path,
    ],
    { cwd: checkout },
  );
  if (result.code !== 0) throw new Error(`vsce package failed with exit code ${result.code}:\n${result.output}`);
  return path;
}
