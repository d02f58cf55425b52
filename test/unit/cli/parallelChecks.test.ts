import assert from 'node:assert/strict';
import { batchesOf } from '../../../src/cli/threads/batches';
import { filesPerBatch } from '../../../src/core/corpus/inThreads';
import { reportFormats } from '../../../src/cli/check/reporters';
import type { Target } from '../../../src/cli/files/targets';
import { damagedCorpus } from './damagedCorpus';
import { MemoryFileSystem, runInMemory, type RunResult } from './memoryHost';
import { SlowThreads } from './slowThreads';

async function run(args: readonly string[], threads?: (fileSystem: MemoryFileSystem) => SlowThreads): Promise<Pick<RunResult, 'code' | 'stdout' | 'stderr'> & { threads: SlowThreads | undefined; fileSystem: MemoryFileSystem }> {
  const fileSystem = new MemoryFileSystem(damagedCorpus());
  const made = threads?.(fileSystem);
  const { code, stdout, stderr } = await runInMemory(['check', ...args, '.'], { fileSystem, ...(made && { threads: made }) });
  return { code, stdout, stderr, threads: made, fileSystem };
}

describe('check --jobs', function () {
  this.timeout(60_000);

  for (const format of reportFormats) {
    it(`gives the same output in the same order as one thread: ${format}`, async () => {
      const one = await run(['--format', format]);
      const three = await run(['--format', format, '--jobs', '3'], (fileSystem) => new SlowThreads(fileSystem));
      assert.ok(one.stdout.length > 10_000);
      assert.deepEqual([three.code, three.stdout, three.stderr], [one.code, one.stdout, one.stderr]);
      assert.deepEqual([three.threads?.started.length, three.threads?.ended], [2, 2]);
    });
  }

  it('fixes the same files', async () => {
    const one = await run(['--fix']);
    const many = await run(['--fix', '--jobs', 'auto'], (fileSystem) => new SlowThreads(fileSystem));
    assert.deepEqual([...many.fileSystem.writes].sort(), [...one.fileSystem.writes].sort());
    assert.deepEqual([many.stdout, many.stderr], [one.stdout, one.stderr]);
  });

  it('has no more threads than there are batches, the one that runs the command among them', async () => {
    const { threads } = await run(['--jobs', '100'], (fileSystem) => new SlowThreads(fileSystem));
    assert.equal(threads?.started.length, 6);
  });

  it('reports the files of a thread that came to an end, and no stack; others check the rest', async () => {
    const { code, stderr } = await run(['--jobs', '2'], (fileSystem) => new SlowThreads(fileSystem, 1));
    assert.equal(code, 2);
    const failed = stderr.match(/_a\.txt: could not be checked because of a bug in this program \(out of memory\)/g) ?? [];
    assert.ok(failed.length > 0 && failed.length <= 2 * (filesPerBatch + 1), String(failed.length));
    assert.doesNotMatch(stderr, /^ {4}at /m);
  });

  it('ends soon on Ctrl+C, with the results so far', async () => {
    const interruption = new AbortController();
    const fileSystem = new MemoryFileSystem(damagedCorpus());
    const threads = new SlowThreads(fileSystem, Infinity, (count) => {
      if (count === 2) interruption.abort();
    });
    const { code, stderr } = await runInMemory(['check', '--jobs', '2', '.'], { fileSystem, threads, interrupted: interruption.signal });
    assert.equal(code, 130);
    assert.match(stderr, /interrupted; the files listed so far were checked/);
    assert.deepEqual([threads.asked, threads.ended], [2, 1]);
  });

  for (const typed of ['0', 'many', '-1', '1.5', '9999']) {
    it(`does not take ${typed} for a number of threads`, async () => {
      const { code, stderr } = await runInMemory(['check', `--jobs=${typed}`, '.'], {});
      assert.equal(code, 2);
      assert.match(stderr, /invalid value .* for --jobs/);
    });
  }

  it('keeps an annotation file with its article', () => {
    const target = (path: string): Target => ({ path, name: path, isNamed: false, root: '/' });
    const targets = Array.from({ length: filesPerBatch }, (_, number) => target(`/${number}.txt`));
    const batches = batchesOf([...targets, target(`/${filesPerBatch - 1}.ann`), target('/z.txt')]);
    assert.deepEqual(batches.map(({ length }) => length), [filesPerBatch + 1, 1]);
  });
});
