// Bundles the three programs of the package. `--production` minifies, `--watch` rebuilds on change.
const esbuild = require('esbuild');
const { rmSync } = require('node:fs');

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

/** @type {import('esbuild').BuildOptions[]} */
const programs = [
  // One bundle for the Node host and the web worker host: "neutral" makes any import of a Node module a build error.
  { entryPoints: ['src/extension.ts'], outfile: 'dist/extension.js', format: 'cjs', platform: 'neutral', mainFields: ['module', 'main'], external: ['vscode'], target: 'es2022' },
  { entryPoints: ['src/cli/cli.ts'], outfile: 'dist/cli.js', format: 'cjs', platform: 'node', target: 'node20', banner: { js: '#!/usr/bin/env node' } },
  { ...webviewBuildOptions, entryPoints: { panel: 'src/webview/main.ts' }, outdir: 'dist/webview' },
];

/** @param {{ production: boolean, watch: boolean }} mode */
async function buildAll({ production, watch }) {
  // A map or a font of an earlier build would be packed and shipped.
  rmSync('dist', { recursive: true, force: true });
  for (const program of programs) {
    const options = { ...program, bundle: true, minify: production, sourcemap: !production, logLevel: /** @type {const} */ ('info'), charset: /** @type {const} */ ('utf8'), legalComments: /** @type {const} */ ('none') };
    if (watch) await (await esbuild.context(options)).watch();
    else await esbuild.build(options);
  }
}

module.exports = { webviewBuildOptions };

if (require.main === module) {
  buildAll({ production: process.argv.includes('--production'), watch: process.argv.includes('--watch') }).catch((error) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
