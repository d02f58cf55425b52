// Bundles the tests of test/host into the one module that VS Code loads as `extensionTestsPath`.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { globSync } from 'tinyglobby';
import { checkout } from './dependencies.mjs';

/** An extension that only names the vendor of the language models that tests register: VS Code takes no model of an unknown one. */
export const modelVendorPath = join(checkout, 'test', 'host', 'modelVendor');

const moduleFolder = join(checkout, 'out', 'host', 'module');

function entry() {
  const testFiles = globSync('test/host/**/*.test.ts', { cwd: checkout }).sort();
  const imports = testFiles.map((file) => `import ${JSON.stringify(`./${file.replaceAll('\\', '/')}`)};`);
  return [`export { run } from './scripts/host/in-host-run.mjs';`, ...imports].join('\n');
}

/**
 * @param {string} name of the module, without its ending
 * @param {string} [grep] runs only the tests whose full title matches
 * @returns {Promise<string>} path of the module
 */
export async function buildTestModule(name, grep) {
  const outfile = join(moduleFolder, `${name}.js`);
  await build({
    stdin: { contents: entry(), resolveDir: checkout, sourcefile: 'all-host-tests.mjs', loader: 'js' },
    outfile,
    bundle: true,
    format: 'cjs',
    // No Node builtin may slip in: the web worker host has none.
    platform: 'browser',
    mainFields: ['browser', 'module', 'main'],
    target: 'es2022',
    external: ['vscode'],
    define: { 'globalThis.TESTS_TO_RUN': JSON.stringify(grep ?? '') },
    sourcemap: 'inline',
    sourcesContent: false,
    logLevel: 'silent',
  });
  return outfile;
}

/**
 * A tiny extension whose only content is the tests, for the run in which the extension itself is installed from its
 * VSIX and nothing of the checkout may be loaded.
 * @returns {string} its folder
 */
export function writeExtensionWithOnlyTests() {
  const folder = join(moduleFolder, 'only-tests');
  mkdirSync(folder, { recursive: true });
  const manifest = {
    name: 'only-tests',
    publisher: 'article-annotator',
    version: '0.0.1',
    engines: { vscode: '^1.96.0' },
    main: './nothing.js',
    activationEvents: [],
    contributes: JSON.parse(readFileSync(join(modelVendorPath, 'package.json'), 'utf8')).contributes,
  };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest, null, 2));
  writeFileSync(join(folder, 'nothing.js'), 'exports.activate = () => undefined;\n');
  return folder;
}
