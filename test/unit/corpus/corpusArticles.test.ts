import assert from 'node:assert/strict';
import { articleNamesOfChange, candidatesBelow, forEachAtOnce, kindOfCandidate } from '../../../src/core/corpus/corpusArticles';
import { kindOfFile, otherOwnerToReport } from '../../../src/core/corpus/articleNames';
import { fileTable } from './fileTable';
import { MemoryFiles } from './memoryFiles';

const never = (): boolean => false;

describe('articles of a corpus', () => {
  it('are found in the order of names, hidden folders and packages aside', async () => {
    const files = new MemoryFiles({ '/c/b.txt': '', '/c/a.article': '', '/c/z/1.txt': '', '/c/d/2.txt': '', '/c/.git/x.txt': '', '/c/node_modules/p/x.txt': '', '/c/run.py': '' });
    assert.deepEqual((await candidatesBelow('/c', files, never)).map(({ place }) => place), ['/c/a.article', '/c/b.txt', '/c/d/2.txt', '/c/z/1.txt']);
  });

  for (const { about, files: content, asked = Object.keys(content)[0] ?? '' } of fileTable.filter(({ files }) => !Object.keys(files).some((name) => name.endsWith('annotation.conf')))) {
    it(`a folder's listing says the same as asking for the file: ${about}`, async () => {
      const files = new MemoryFiles(Object.fromEntries(Object.entries(content).map(([path, text]) => [`/c/${path}`, text])));
      const candidate = (await candidatesBelow('/c', files, never)).find(({ place }) => place === `/c/${asked}`);
      const kind = candidate ? kindOfCandidate(candidate, content[asked] ?? '', files) : 'none';
      assert.equal(kind, await kindOfFile(`/c/${asked}`, files, () => Promise.resolve(false)));
      assert.equal(candidate?.annotationOwner, candidate && await otherOwnerToReport(`/c/${asked}`, files));
    });
  }

  it('a change of an annotation file is one of its article', () => {
    assert.deepEqual(articleNamesOfChange('x.ann'), ['x.txt', 'x.article', 'x.md']);
    assert.deepEqual(articleNamesOfChange('x.txt'), ['x.txt']);
    assert.deepEqual(articleNamesOfChange('x.py'), []);
  });

  it('work is begun in order, so many at a time, and none after it is cancelled', async () => {
    const begun: number[] = [];
    let running = 0;
    let most = 0;
    await forEachAtOnce([...Array(50).keys()], 8, async (item) => {
      begun.push(item);
      most = Math.max(most, ++running);
      await Promise.resolve();
      running--;
    }, () => begun.length >= 30);
    assert.equal(most, 8);
    assert.deepEqual(begun, [...Array(begun.length).keys()]);
    assert.ok(begun.length >= 30 && begun.length < 40, String(begun.length));
  });
});
