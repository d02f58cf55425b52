import assert from 'node:assert/strict';
import { join } from 'node:path';
import { build } from 'esbuild';

const root = join(__dirname, '../..');

/** Lists of words, whose size is counted apart from code. */
const lists = ['firstNames.ts', 'lists.ts', 'vocabulary.ts'];

describe('suggestions, bundled', () => {
  it('are at most 40 kB of code and 100 kB of lists, minified', async () => {
    const { metafile } = await build({
      absWorkingDir: root, entryPoints: ['src/core/suggestions/suggester.ts'], bundle: true, minify: true, format: 'esm', write: false, metafile: true, outdir: 'out', logLevel: 'error',
    });
    const inputs = Object.values(metafile.outputs)[0]?.inputs ?? {};
    const own = Object.entries(inputs).filter(([file]) => file.includes('core/suggestions/'));
    const sizeOf = (files: typeof own): number => files.reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0);
    const isList = ([file]: (typeof own)[number]): boolean => lists.some((name) => file.endsWith(`/${name}`));
    const code = sizeOf(own.filter((file) => !isList(file)));
    const words = sizeOf(own.filter(isList));
    assert.ok(code > 0 && code <= 40_000, `${code} bytes of code`);
    assert.ok(words > 0 && words <= 100_000, `${words} bytes of lists`);
  });
});
