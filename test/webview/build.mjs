import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { build } from 'esbuild';

const { webviewBuildOptions } = createRequire(import.meta.url)('../../esbuild.js');

/** `node test/webview/build.mjs FOLDER`: bundles the plain pages that the tests of the panel and of the overview run in, each with its stub host. */
const [, , outdir] = process.argv;
if (outdir === undefined) throw new TypeError('The folder for the page is missing: node test/webview/build.mjs FOLDER');
await mkdir(outdir, { recursive: true });
await build({ ...webviewBuildOptions, entryPoints: { page: 'test/webview/page/page.ts', overviewPage: 'test/webview/page/overviewPage.ts' }, outdir, logLevel: 'warning' });
