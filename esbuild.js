// Bundles the three programs of the package. `--production` minifies, `--watch` rebuilds on change.
const esbuild = require('esbuild');
const { copyFileSync, mkdirSync, existsSync } = require('node:fs');

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

/** @type {import('esbuild').BuildOptions} */
const common = { bundle: true, minify: production, sourcemap: !production, logLevel: 'info', target: 'es2022', legalComments: 'none', metafile: true };

/** @type {import('esbuild').BuildOptions[]} */
const programs = [
  // One bundle for the Node host and the web worker host: "neutral" makes any import of a Node module a build error.
  { entryPoints: ['src/extension.ts'], outfile: 'dist/extension.js', format: 'cjs', platform: 'neutral', mainFields: ['module', 'main'], external: ['vscode'] },
  { entryPoints: ['src/cli/cli.ts'], outfile: 'dist/cli.js', format: 'cjs', platform: 'node', target: 'node20', banner: { js: '#!/usr/bin/env node' } },
  { entryPoints: ['src/webview/main.ts'], outfile: 'dist/webview/panel.js', format: 'iife', platform: 'browser', loader: { '.ttf': 'file' }, assetNames: '[name]' },
];

async function main() {
  mkdirSync('dist/webview', { recursive: true });
  copyFileSync('node_modules/@vscode/codicons/dist/codicon.css', 'dist/webview/codicon.css');
  copyFileSync('node_modules/@vscode/codicons/dist/codicon.ttf', 'dist/webview/codicon.ttf');
  for (const program of programs) {
    const entry = program.entryPoints[0];
    if (!existsSync(entry)) throw new Error(`${entry} is missing`);
    const options = { ...common, ...program };
    if (watch) await (await esbuild.context(options)).watch();
    else await esbuild.build(options);
  }
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
