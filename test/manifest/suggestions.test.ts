import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';

const root = join(__dirname, '../..');

/** Lists of words, whose size is counted apart from code. */
const lists = ['firstNames.ts', 'lists.ts', 'nameWords.ts', 'vocabulary.ts'];

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

describe('the thread that learns, as it is built', () => {
  it('learns and suggests in a thread of Node, and stands alone for one of a browser', async () => {
    const worker = new Worker(join(root, 'dist/worker/learning-node.js'));
    try {
      const answer = (kind: string): Promise<Record<string, unknown>> => new Promise((resolve, reject) => {
        worker.on('error', reject);
        worker.on('message', (message: Record<string, unknown>) => { if (message['kind'] === kind) resolve(message); });
      });
      const learned = answer('learned');
      worker.postMessage({ kind: 'begin', corpus: 'c', labels: ['Place'] });
      worker.postMessage({ kind: 'learn', corpus: 'c', article: 'a', text: 'They left Vestrey.', standoff: 'T1\tPlace 10 17\tVestrey\n', byteOrderMark: false });
      assert.deepEqual(await learned, { kind: 'learned', corpus: 'c', articles: 1, isBusy: false });
      const suggested = answer('suggestions');
      worker.postMessage({ kind: 'suggest', corpus: 'c', id: 1, text: 'Nobody in Vestrey asked why.' });
      const { suggestions } = await suggested as { suggestions: readonly { label: string; start: number; end: number }[] };
      assert.deepEqual(suggestions.filter(({ start }) => start === 10).map(({ label, end }) => [label, end]), [['Place', 17]]);
    } finally {
      await worker.terminate();
    }
    assert.doesNotMatch(readFileSync(join(root, 'dist/worker/learning-web.js'), 'utf8'), /\brequire\(|node:/);
  });
});
