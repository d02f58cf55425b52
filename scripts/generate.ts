/**
 * Writes everything that is made from tables: parts of package.json and package.nls.json, the translation bundle,
 * the pages of rules and formats, the tables in README.md and other pages. `--check` writes nothing and fails where a file differs.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { formatPages } from './generate/formatPages';
import { completeManifest } from './generate/manifest';
import { completeReadme, pageFiles } from './generate/pages';
import { translationBundle } from './generate/translations';

const root = join(__dirname, '..');
const checking = process.argv.includes('--check');
const stale: string[] = [];

function put(file: string, content: string): void {
  const path = join(root, file);
  if (existsSync(path) && readFileSync(path, 'utf8') === content) return;
  stale.push(file);
  if (checking) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

const { manifest, strings } = completeManifest(readFileSync(join(root, 'package.json'), 'utf8'));
put('package.json', manifest);
put('package.nls.json', strings);
put('l10n/bundle.l10n.json', translationBundle(root));

/** Writes the pages of a folder that holds nothing else. */
function putPages(folder: string, pages: ReadonlyMap<string, string>): void {
  for (const [file, content] of pages) put(file, content);
  const pagesFolder = join(root, folder);
  for (const file of existsSync(pagesFolder) ? readdirSync(pagesFolder) : []) {
    const path = relative(root, join(pagesFolder, file));
    if (pages.has(path)) continue;
    stale.push(path);
    if (!checking) rmSync(join(root, path));
  }
}

putPages('docs/rules', pageFiles(join(root, 'test/fixtures/rules')));
putPages('docs/formats', formatPages());
for (const file of ['README.md', 'docs/tagging.md', 'docs/panel.md', 'docs/command-line.md']) {
  if (existsSync(join(root, file))) put(file, completeReadme(readFileSync(join(root, file), 'utf8')));
}

if (stale.length === 0) console.log('Generated files are up to date.');
else if (checking) {
  console.error(`These files differ from the tables they are made from: ${stale.join(', ')}. Run "npm run generate" and commit the result.`);
  process.exitCode = 1;
} else console.log(`Written: ${stale.join(', ')}`);
