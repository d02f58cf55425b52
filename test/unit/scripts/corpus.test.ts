import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const checkout = join(__dirname, '..', '..', '..');
const run = (...given: readonly string[]): { readonly status: number | null; readonly stdout: string; readonly stderr: string } =>
  spawnSync(process.execPath, ['--import', 'tsx', join(checkout, 'scripts', 'corpus.ts'), ...given], { cwd: checkout, encoding: 'utf8' });

describe('npm run corpus', function () {
  this.timeout(60_000);

  it('says how it is used, and writes nothing', () => {
    const { status, stdout, stderr } = run('--help');
    assert.deepEqual([status, stdout.startsWith('Usage: npm run corpus'), stderr], [0, true, '']);
  });

  it('refuses what it does not know in a sentence, without a stack', () => {
    for (const given of [['--nope'], ['--articles', 'many'], ['here']]) {
      const { status, stdout, stderr } = run(...given);
      assert.deepEqual([status, stdout], [2, ''], given.join(' '));
      assert.match(stderr, /Usage: npm run corpus/);
      assert.doesNotMatch(stderr, /\n {4}at /);
    }
  });
});
