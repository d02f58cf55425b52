import assert from 'node:assert/strict';
import { builtInLabels, labelsInUse, readLabelSet } from '../../../src/core/labels/labelSet';
import { LabelLookup } from '../../../src/core/corpus/labelLookup';
import { configurationOf, namesInUse } from '../../../src/core/corpus/usedNames';
import { MemoryFiles } from './memoryFiles';

const ships = '[entities]\nShip\n\n[relations]\n\n[events]\n\n[attributes]\n';

describe('looking up labels', () => {
  it('the nearest annotation.conf upwards holds, up to the top folder and no further', async () => {
    const files = new MemoryFiles({ '/annotation.conf': ships.replace('Ship', 'Outside'), '/corpus/annotation.conf': ships, '/corpus/a/b/x.txt': '', '/other/y.txt': '' });
    const lookup = new LabelLookup(files);
    const found = await lookup.for('/corpus/a/b/x.txt', '/corpus');
    assert.deepEqual(found.labels.types.map(({ name }) => name), ['Ship']);
    assert.equal(found.source, '/corpus/annotation.conf');
    assert.equal((await lookup.for('/other/y.txt', '/other')).labels, builtInLabels);
  });

  it('where there is no annotation.conf, the labels in use in the folder hold, most frequent first', async () => {
    const files = new MemoryFiles({ '/c/x.txt': '', '/c/x.ann': 'T1\tLOC 0 1\ta\n', '/c/y.ann': 'T1\tPER 0 1\ta\nT2\tPER 2 3\tb\nR1\tNear Arg1:T1 Arg2:T2\nA1\tSure T1 yes\n', '/d/z.txt': '' });
    const lookup = new LabelLookup(files, { readsUse: true });
    const { labels, source } = await lookup.for('/c/x.txt', '/c');
    assert.deepEqual(labels.types.map(({ name }) => name), ['PER', 'LOC']);
    assert.deepEqual([labels.origin, source, await lookup.isBelowLabels('/c/x.txt', '/c')], ['in-use', undefined, false]);
    assert.equal((await lookup.for('/d/z.txt', '/d')).labels, builtInLabels);
    const text = configurationOf(labelsInUse(await namesInUse('/c', files)));
    assert.deepEqual(readLabelSet({ annotation: text }).problems, []);
    assert.deepEqual(readLabelSet({ annotation: text }).labels.attributes.map(({ name, values }) => [name, values]), [['Sure', ['yes']]]);
  });

  it('where an annotation.conf has more labels than there are digits, what is in use is told with them', async () => {
    const names = (count: number): string => ships.replace('Ship', Array.from({ length: count }, (_value, index) => `L${index}`).join('\n'));
    const files = new MemoryFiles({ '/c/annotation.conf': names(10), '/c/x.ann': 'T1\tL9 0 1\ta\n', '/d/annotation.conf': names(9), '/d/x.ann': 'T1\tL8 0 1\ta\n' });
    const lookup = new LabelLookup(files, { readsUse: true });
    assert.deepEqual((await lookup.for('/c/x.txt', '/c')).uses, new Map([['L9', 1]]));
    assert.equal((await lookup.for('/d/x.txt', '/d')).uses, undefined);
    assert.equal(files.reads.includes('/d/x.ann'), false);
    assert.equal((await new LabelLookup(files).for('/c/x.txt', '/c')).uses, undefined, 'who only checks reads no annotation files');
  });

  it('visual.conf is taken from the same folder only', async () => {
    const visual = '[labels]\nShip | Boat\n\n[drawing]\n';
    const lookup = new LabelLookup(new MemoryFiles({ '/c/annotation.conf': ships, '/c/visual.conf': visual, '/c/a/visual.conf': visual.replace('Boat', 'Raft'), '/c/a/x.txt': '' }));
    assert.equal((await lookup.for('/c/a/x.txt', '/c')).labels.find('Ship')?.displayName, 'Boat');
  });

  it('each file is read once for a folder of articles, and again when it is forgotten', async () => {
    const files = new MemoryFiles({ '/c/annotation.conf': ships, '/c/a/1.txt': '', '/c/a/2.txt': '' });
    const lookup = new LabelLookup(files);
    await Promise.all([lookup.for('/c/a/1.txt', '/c'), lookup.for('/c/a/2.txt', '/c')]);
    assert.deepEqual(files.reads, ['/c/a/annotation.conf', '/c/annotation.conf', '/c/visual.conf']);
    files.write('/c/annotation.conf', ships.replace('Ship', 'Boat'));
    lookup.forget();
    assert.deepEqual((await lookup.for('/c/a/1.txt', '/c')).labels.types.map(({ name }) => name), ['Boat']);
  });

  it('problems stand with the file they are about, each with its place', async () => {
    const lookup = new LabelLookup(new MemoryFiles({ '/c/annotation.conf': `${ships}[oddities]\n`, '/c/visual.conf': '[labels]\n[drawing]\n[oddities]\n' }));
    const { files } = await lookup.for('/c/x.txt', '/c');
    assert.deepEqual(files.map(({ place, text, problems }) => [place, problems.map(({ range }) => text.slice(range.start, range.end))]),
      [['/c/annotation.conf', ['[oddities]']], ['/c/visual.conf', ['[oddities]']]]);
  });

  it('a file that is not UTF-8 is a problem in it, and the labels above hold', async () => {
    const lookup = new LabelLookup(new MemoryFiles({ '/c/annotation.conf': ships, '/c/a/annotation.conf': new Uint8Array([0x5b, 0xe9, 0x5d]) }));
    const found = await lookup.for('/c/a/x.txt', '/c');
    assert.equal(found.source, '/c/annotation.conf');
    assert.match(found.files[0]?.problems[0]?.problem.template ?? '', /not UTF-8/);
  });

  it('a file that may not be read is named with the reason', async () => {
    const files = new MemoryFiles({ '/c/annotation.conf': ships });
    files.beforeRead = (place) => {
      if (place.endsWith('annotation.conf')) throw new Error('no permission');
    };
    const found = await new LabelLookup(files).for('/c/x.txt', '/c');
    assert.equal(found.labels, builtInLabels);
    assert.deepEqual(found.unreadable.map(({ place, error }) => [place, String(error)]), [['/c/annotation.conf', 'Error: no permission']]);
  });
});
