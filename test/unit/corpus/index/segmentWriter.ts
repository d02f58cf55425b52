/**
 * Puts the articles of a folder into an index on the disk, in a process of its own: `CORPUS INDEX`, and where it has to be killed: `write`, `replace`
 * or `delete`, and the how many-th of them. There it has written half of what it was to write, says `waiting`, and does nothing more.
 */
import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { createNodeFileSystem } from '../../../../src/cli/files/nodeFileSystem';
import { portFiles } from '../../../../src/cli/files/portFiles';
import { candidatesBelow } from '../../../../src/core/corpus/corpusArticles';
import { ArticleIndex } from '../../../../src/core/corpus/index/articleIndex';
import { readIntoIndex } from '../../../../src/core/corpus/index/readIntoIndex';
import { SegmentStore, type SegmentFiles } from '../../../../src/core/corpus/index/segmentStore';
import { diskSegments } from '../../../bench/diskSegments';

/** Few, so that a small corpus has several segments. */
export const articlesOfSegment = 5;

/** Opens the index of a folder with what its segments hold, and looks at all of its articles. */
export async function readCorpus(corpus: string, segments: SegmentFiles, onOpened: (index: ArticleIndex) => Promise<void> = () => Promise.resolve()): Promise<ArticleIndex> {
  const files = portFiles(createNodeFileSystem());
  const index = new ArticleIndex(new SegmentStore(segments, `process-${process.pid}`), articlesOfSegment);
  await index.open(new Set([corpus]), () => false);
  await onOpened(index);
  const progress = { isCancelled: () => false, looked: () => undefined, failed: (key: string, error: unknown) => { throw new Error(`${key}: ${String(error)}`); } };
  for (let lost = 1; lost > 0;) lost = (await readIntoIndex(index, corpus, await candidatesBelow(corpus, files, () => false), files, progress)).length;
  return index;
}

function waitingAt(at: string, step: string, count: number): SegmentFiles {
  const files = diskSegments(at);
  let left = count;
  const reached = (now: string): boolean => now === step && --left === 0;
  const wait = (): Promise<never> => {
    writeSync(1, 'waiting\n');
    return new Promise(() => setInterval(() => undefined, 1000));
  };
  return {
    ...files,
    write: (name, bytes) => {
      if (!reached('write')) return files.write(name, bytes);
      const file = openSync(join(at, name), 'w');
      writeSync(file, bytes.subarray(0, bytes.length >> 1));
      closeSync(file);
      return wait();
    },
    replace: (from, to) => (reached('replace') ? wait() : files.replace(from, to)),
    delete: (name) => (reached('delete') ? wait() : files.delete(name)),
  };
}

if (require.main === module) {
  const [corpus = '', at = '', step = '', count = '0'] = process.argv.slice(2);
  void readCorpus(corpus, waitingAt(at, step, Number(count)));
}
