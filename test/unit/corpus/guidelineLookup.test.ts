import assert from 'node:assert/strict';
import { GuidelineLookup } from '../../../src/core/corpus/guidelineLookup';
import { MemoryFiles } from './memoryFiles';

describe('looking up guidelines', () => {
  it('the nearest guidelines.md upwards holds, up to the top folder and no further; it is read once until it is forgotten', async () => {
    const files = new MemoryFiles({ '/guidelines.md': 'outside', '/c/guidelines.md': 'corpus', '/c/a/b/x.txt': '', '/d/y.txt': '' });
    const lookup = new GuidelineLookup(files);
    assert.equal(await lookup.for('/c/a/b/x.txt', '/c'), 'corpus');
    assert.equal(await lookup.for('/d/y.txt', '/d'), undefined);
    assert.equal(await lookup.for('/d/y.txt', undefined), undefined);
    files.write('/c/a/guidelines.md', 'nearer');
    assert.equal(await lookup.for('/c/a/b/x.txt', '/c'), 'corpus');
    lookup.forget();
    assert.equal(await lookup.for('/c/a/b/x.txt', '/c'), 'nearer');
  });
});
