// Bundles the programs of the package. `--production` minifies, `--watch` rebuilds on change.
const esbuild = require('esbuild');
const { mkdirSync, rmSync, writeFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { thirdPartyNotices } = require('./scripts/third-party-notices.js');

/** What the bundles of the panel share, in the extension and in the page its tests run in. */
const webviewBuildOptions = {
  absWorkingDir: __dirname,
  bundle: true,
  format: 'iife',
  target: ['chrome128'],
  loader: { '.ttf': 'file' },
  assetNames: '[name]',
  tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } },
  legalComments: 'none',
};

/**
 * One copy of the `vscode` module for all files. The host's module is no ES module: each file that imports it would make
 * a namespace of its own with hundreds of properties while the extension loads.
 * @type {import('esbuild').Plugin}
 */
const oneVSCode = {
  name: 'one-vscode',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^vscode$/ }, ({ namespace }) => (namespace === 'one-vscode' ? { path: 'vscode', external: true } : { path: 'vscode', namespace: 'one-vscode' }));
    onLoad({ filter: /.*/, namespace: 'one-vscode' }, () => ({ contents: "export * from 'vscode'", loader: 'js' }));
  },
};

/**
 * Writes the chunks of a bundle that was split, which esbuild makes as ES modules only, as CommonJS modules that VS Code loads.
 * `vscode` is required as it is, for the reason above.
 * @type {import('esbuild').Plugin}
 */
const asCommonJS = {
  name: 'as-common-js',
  setup({ initialOptions, onEnd }) {
    onEnd(async ({ outputFiles = [] }) => {
      for (const { path, text } of outputFiles) {
        const required = text.replace(/import\s*\*\s*as\s+([\w$]+)\s+from\s*["']vscode["'];/g, 'const $1=require("vscode");');
        const { code } = await esbuild.transform(required, {
          format: 'cjs', target: 'es2022', charset: 'utf8', legalComments: 'none', supported: { 'dynamic-import': false },
          minify: initialOptions.minify ?? false, sourcemap: initialOptions.sourcemap ? 'inline' : false,
        });
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, code);
      }
    });
  },
};

// "neutral" makes any import of a Node module a build error; packages that have a version for browsers are taken in that.
const extension = { entryPoints: ['src/extension.ts'], platform: 'neutral', mainFields: ['module', 'main'], conditions: ['browser'], external: ['vscode'], target: 'es2022' };

const worker = { platform: 'neutral', mainFields: ['module', 'main'], conditions: ['browser'], format: 'iife', target: 'es2022' };
const nodeWorkerScope = `{ const { parentPort } = require('node:worker_threads');
globalThis.postMessage = (message) => parentPort.postMessage(message);
parentPort.on('message', (data) => globalThis.onmessage?.({ data })); }`;

/** @param {boolean} production @returns {import('esbuild').BuildOptions[]} */
const programs = (production) => [
  // In Node what a record need not wait for is a file of its own, loaded behind the rest.
  {
    ...extension, outdir: 'dist/node', format: 'esm', splitting: true, chunkNames: '[name]-[hash]', plugins: [asCommonJS], write: false,
    sourcemap: production ? false : 'inline',
  },
  // A web worker host loads one file.
  { ...extension, outfile: 'dist/web/extension.js', format: 'cjs', plugins: [oneVSCode] },
  // What runs on a thread of its own: a thread of Node gets what a worker of a browser has.
  { ...worker, entryPoints: ['src/suggesting/learning/worker.ts'], outfile: 'dist/worker/learning-node.js', banner: { js: nodeWorkerScope } },
  { ...worker, entryPoints: ['src/suggesting/learning/worker.ts'], outfile: 'dist/worker/learning-web.js' },
  { ...worker, entryPoints: ['src/corpus/threads/worker.ts'], outfile: 'dist/worker/checking-node.js', banner: { js: nodeWorkerScope } },
  { entryPoints: ['src/cli/cli.ts'], outfile: 'dist/cli.js', format: 'cjs', platform: 'node', mainFields: ['module', 'main'], target: 'node20', banner: { js: '#!/usr/bin/env node' } },
  { ...webviewBuildOptions, entryPoints: { panel: 'src/webview/main.ts' }, outdir: 'dist/webview' },
  { ...webviewBuildOptions, entryPoints: { overview: 'src/overview/main.ts' }, outdir: 'dist/overview' },
];

/** @param {{ production: boolean, watch: boolean }} mode */
async function buildAll({ production, watch }) {
  // A map or a font of an earlier build would be packed and shipped.
  rmSync('dist', { recursive: true, force: true });
  /** @type {import('esbuild').Metafile[]} */
  const metafiles = [];
  for (const program of programs(production)) {
    const options = { metafile: production, sourcemap: !production, ...program, bundle: true, minify: production, logLevel: /** @type {const} */ ('info'), charset: /** @type {const} */ ('utf8'), legalComments: /** @type {const} */ ('none') };
    if (watch) await (await esbuild.context(options)).watch();
    else {
      const { metafile } = await esbuild.build(options);
      if (metafile) metafiles.push(metafile);
    }
  }
  if (production) writeFileSync(join(__dirname, 'dist', 'ThirdPartyNotices.txt'), thirdPartyNotices(metafiles, __dirname));
}

module.exports = { webviewBuildOptions };

if (require.main === module) {
  buildAll({ production: process.argv.includes('--production'), watch: process.argv.includes('--watch') }).catch((error) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
