import assert from 'node:assert/strict';
import { acceptedProblem, withAccepted } from '../../../src/core/corpus/accepted';
import { acceptance, AcceptedLookup } from '../../../src/core/corpus/acceptedLookup';
import { acceptedFileName } from '../../../src/core/corpus/articleNames';
import { MemoryFiles } from './memoryFiles';

const text = 'https://a.example/b\nTide Tables  - The Aldary Courier\nHarbors\nMarch 4, 2019\n417\nThe tide turns.\n';
const range = { start: text.indexOf('  -'), end: text.indexOf('  -') + 2 };

describe('accepted problems of a corpus', () => {
  it('are in the nearest file upwards, which names articles from its own folder', async () => {
    const problem = acceptedProblem('2019/tides.article', text, 'title.extra-space', range);
    const files = new MemoryFiles({ [`/corpus/${acceptedFileName}`]: withAccepted('', problem), '/corpus/2019/tides.article': text });
    const here = await new AcceptedLookup(files).for('/corpus/2019/tides.article', '/corpus', acceptedFileName);
    assert.deepEqual([here.place, here.article], [`/corpus/${acceptedFileName}`, '2019/tides.article']);
    const isAccepted = acceptance(here);
    assert.ok(isAccepted);
    assert.ok(isAccepted(text, 'title.extra-space', range, 'article'));
    assert.ok(!isAccepted(text, 'title.line-break', range, 'article'));
    assert.ok(!isAccepted(text, 'title.extra-space', range, 'sidecar'));
  });

  it('have a place to be written to where there is no file yet, and nothing is accepted then', async () => {
    const files = new MemoryFiles({ '/corpus/2019/tides.article': text });
    const here = await new AcceptedLookup(files).for('/corpus/2019/tides.article', '/corpus', acceptedFileName);
    assert.deepEqual([here.place, here.article, acceptance(here)], [`/corpus/${acceptedFileName}`, '2019/tides.article', undefined]);
  });
});
