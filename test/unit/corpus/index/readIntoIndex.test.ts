import assert from 'node:assert/strict';
import { candidatesBelow, lookUp } from '../../../../src/core/corpus/corpusArticles';
import { ArticleIndex } from '../../../../src/core/corpus/index/articleIndex';
import { articleContentOf } from '../../../../src/core/corpus/index/indexedArticle';
import { keyOfPlace, placeInIndex, readIntoIndex, rootOf } from '../../../../src/core/corpus/index/readIntoIndex';
import { SegmentsInMemory, SegmentStore } from '../../../../src/core/corpus/index/segmentStore';
import { MemoryFiles } from '../memoryFiles';

const record = (subjects: string): string => [
  'https://www.aldarycourier.example/2019/03/05/ferry.html', 'Port Aldary Plans a Second Ferry - The Aldary Courier', subjects, 'March 4, 2019', '417', 'Maren Holt spoke in Port Aldary.',
].join('\n');
const body = record('Ferries').indexOf('Maren');
const tags = `T1\tPerson ${body} ${body + 10}\tMaren Holt\nN1\tReference T1 Wikidata:Q1\tMaren Holt\nT2\tPlace ${body + 20} ${body + 31}\tPort Aldary\n`;

async function read(files: MemoryFiles, index: ArticleIndex): Promise<{ readonly failed: string[] }> {
  const failed: string[] = [];
  const root = rootOf('/corpus', files);
  const progress = { isCancelled: () => false, looked: () => undefined, failed: (key: string) => void failed.push(key) };
  assert.deepEqual(await readIntoIndex(index, root, await candidatesBelow('/corpus', files, () => false), files, progress), []);
  return { failed };
}

async function emptyIndex(): Promise<ArticleIndex> {
  const index = new ArticleIndex(new SegmentStore(new SegmentsInMemory(), 'test'));
  await index.open(new Set(['/corpus']), () => false);
  return index;
}

const tagged = (index: ArticleIndex): string[] => [...index.tags()].map(({ text, label, count }) => `${label} ${text} ${count}`).sort();

describe('reading articles into the index', () => {
  it('keeps tags with the places where they were found, their links, and subjects', async () => {
    const files = new MemoryFiles({ '/corpus/a/1.article': record('Ferries,Snowden  Edward J'), '/corpus/a/1.ann': tags, '/corpus/notes.txt': 'Buy rope.' });
    const index = await emptyIndex();
    await read(files, index);
    assert.deepEqual(tagged(index), ['Person Maren Holt 1', 'Place Port Aldary 1']);
    assert.deepEqual([...index.subjects()].map(String).sort(), ['Ferries,1', 'Snowden, Edward J,1']);
    const { found } = await index.mentions({ texts: [], links: ['Wikidata:Q1'] }, () => false);
    assert.deepEqual(found, [{ root: '/corpus', path: 'a/1.article', mention: { label: 'Person', text: 'Maren Holt', links: ['Wikidata:Q1'], line: 5, column: 0, length: 10, isInPlace: false } }]);
  });

  it('reads again only what changed, and takes out what is gone', async () => {
    const files = new MemoryFiles({ '/corpus/1.article': record('Ferries'), '/corpus/1.ann': tags, '/corpus/2.article': record('Islands'), '/corpus/3.txt': 'no article' });
    const index = await emptyIndex();
    await read(files, index);
    files.reads.length = 0;
    await read(files, index);
    assert.deepEqual(files.reads, []);
    files.write('/corpus/1.ann', 'T1\tPlace 0 5\thttps\n');
    files.delete('/corpus/2.article');
    const { there, gone } = await lookUp(['/corpus/1.article', '/corpus/2.article'], files);
    assert.deepEqual([there.map(({ place }) => place), gone], [['/corpus/1.article'], ['/corpus/2.article']]);
    await read(files, index);
    assert.deepEqual(files.reads, ['/corpus/1.article', '/corpus/1.ann']);
    await index.apply('/corpus', new Map(gone.map((place) => [placeInIndex('/corpus', place, files).path, undefined])));
    assert.deepEqual(tagged(index), ['Place https 1']);
    assert.deepEqual(index.pathsOf('/corpus').map((path) => keyOfPlace({ root: '/corpus', path })).sort(), ['/corpus/1.article', '/corpus/3.txt']);
  });

  it('tells which files cannot be read, and goes on', async () => {
    const files = new MemoryFiles({ '/corpus/1.article': Uint8Array.of(0xff, 0xfe), '/corpus/2.article': record('Islands') });
    const index = await emptyIndex();
    assert.deepEqual(await read(files, index), { failed: ['/corpus/1.article'] });
    assert.deepEqual([...index.subjects()].map(String), ['Islands,1']);
    // Until it changes nobody tries again.
    assert.deepEqual(await read(files, index), { failed: [] });
  });

  it('finds moved tags where they are, and leaves out lost ones and those of refused files', () => {
    const places = (text: string, sidecar: string): string[] =>
      articleContentOf(text, sidecar, false).mentions.map(({ text: covered, line, column, length }) => `${covered} ${line}:${column}+${length}`);
    assert.deepEqual(places('Before that.\nMaren Holt spoke.', 'T1\tPerson 0 10\tMaren Holt\nT2\tPerson 2 9\tOtto Anders\n'), ['Maren Holt 1:0+10']);
    assert.deepEqual(places('\uFEFFMaren 🚢 Holt\r\nOtto', 'T1\tPerson 1 6\tMaren\nT2\tPerson 9 13\tHolt\nT3\tPerson 15 19\tOtto\n'), ['Maren 0:0+5', 'Holt 0:9+4', 'Otto 1:0+4']);
    assert.deepEqual(places('Maren and Otto Holt', 'T1\tPerson 0 5;15 19\tMaren Holt\n'), ['Maren Holt 0:0+5']);
    assert.deepEqual(places('Maren  Holt', 'T1\tPerson 0 11\tMaren  Holt\n'), ['Maren Holt 0:0+11']);
    assert.deepEqual(places('Maren', '<<<<<<< HEAD\nT1\tPerson 0 5\tMaren\n=======\n>>>>>>> x\n'), []);
  });
});
