import assert from 'node:assert/strict';
import { bandBatches } from '../../../src/cli/check/comparing';
import { bands } from '../../../src/core/text/minHash';
import { inventedArticle } from '../../bench/inventedCorpus';
import { MemoryFileSystem, runInMemory } from './memoryHost';
import { SlowThreads } from './slowThreads';

describe('comparing articles in threads', function () {
  this.timeout(60_000);
  const files = Object.fromEntries(Array.from({ length: 1_100 }, (_, index) => inventedArticle(index, 20141118)).map(({ path, text }) => [path, text]));
  const check = async (threads?: (fileSystem: MemoryFileSystem) => SlowThreads): Promise<readonly unknown[]> => {
    const fileSystem = new MemoryFileSystem(files);
    const { code, stdout, stderr } = await runInMemory(['check', '.', '--format', 'json', ...(threads ? ['--jobs', '3'] : [])], { fileSystem, ...(threads && { threads: threads(fileSystem) }) });
    return [code, stdout, stderr];
  };

  it('hands over every band once, in the fewer batches the fewer texts there are', () => {
    for (const texts of [0, 1, 499, 1_000, 1_600, 3_333, 8_000, 100_000]) assert.deepEqual(bandBatches(texts).flat(), Array.from({ length: bands }, (_, band) => band), String(texts));
    assert.deepEqual([10, 999, 1_000, 8_000, 1_000_000].map((texts) => bandBatches(texts).length), [1, 1, 2, 16, 16]);
  });

  it('finds the same, also where a thread comes to an end', async () => {
    const alone = await check();
    assert.match(String(alone), /corpus\.near-duplicate/);
    let [helped, ended] = [0, 0];
    const isComparing = (threads: SlowThreads): boolean => threads.works.includes('compare');
    assert.deepEqual(await check((fileSystem) => {
      const threads: SlowThreads = new SlowThreads(fileSystem, Infinity, () => void (isComparing(threads) && helped++));
      return threads;
    }), alone);
    assert.deepEqual(await check((fileSystem) => {
      const threads: SlowThreads = new SlowThreads(fileSystem, Infinity, () => {
        if (!isComparing(threads)) return;
        ended++;
        throw new Error('out of memory');
      });
      return threads;
    }), alone);
    assert.ok(helped > 0 && ended > 0, `${helped} ${ended}`);
  });
});
