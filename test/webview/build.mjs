import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { build } from 'esbuild';

const { webviewBuildOptions } = createRequire(import.meta.url)('../../esbuild.js');

/** `node test/webview/build.mjs FOLDER`: bundles the plain page that the panel's tests run in, with its stub host. */
const [, , outdir] = process.argv;
if (outdir === undefined) throw new TypeError('The folder for the page is missing: node test/webview/build.mjs FOLDER');
await mkdir(outdir, { recursive: true });
await build({ ...webviewBuildOptions, entryPoints: { page: 'test/webview/page/page.ts' }, outdir, logLevel: 'warning' });
