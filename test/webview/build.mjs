import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What the bundles of the panel share, in the extension and in the test page. */
export const webviewBuildOptions = {
  absWorkingDir: root,
  bundle: true,
  format: 'iife',
  target: ['chrome128'],
  loader: { '.ttf': 'file' },
  assetNames: '[name]',
  tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } },
  legalComments: 'none',
  logLevel: 'warning',
};

/**
 * Bundles the panel as the extension ships it, or the plain page with its stub host.
 * @param {{ outdir: string, entry: 'panel' | 'page', minify?: boolean }} options
 */
export async function buildWebview({ outdir, entry, minify = entry === 'panel' }) {
  await mkdir(outdir, { recursive: true });
  const entryPoints = entry === 'panel' ? { panel: 'src/webview/main.ts' } : { page: 'test/webview/page/page.ts' };
  return build({ ...webviewBuildOptions, entryPoints, outdir, minify, metafile: true });
}

/** `node test/webview/build.mjs [panel|page] [folder]` */
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , entry = 'panel', outdir = `${root}dist/webview`] = process.argv;
  const { metafile } = await buildWebview({ outdir, entry: entry === 'page' ? 'page' : 'panel' });
  for (const [file, { bytes }] of Object.entries(metafile.outputs)) process.stdout.write(`${file} ${bytes}\n`);
}
