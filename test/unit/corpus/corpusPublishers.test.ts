import assert from 'node:assert/strict';
import { publishersOfCorpus } from '../../../src/core/corpus/corpusPublishers';
import { MemoryFiles } from './memoryFiles';

const article = (number: number): string =>
  [`https://www.aldary.example/${number}`, `Tide ${number} | The Aldary Courier`, 'Tides', 'March 4, 2019', '417', 'The tide turns. '.repeat(1000)].join('\n');
const corpus = (count: number): MemoryFiles => new MemoryFiles(Object.fromEntries(Array.from({ length: count }, (_, number) => [`/c/${number}.txt`, article(number)])));
const placesOf = (count: number): string[] => Array.from({ length: count }, (_, number) => `/c/${number}.txt`);
const never = (): boolean => false;

describe('publishers of a corpus', () => {
  it('are read from the beginnings of its articles; what cannot be read is passed over', async () => {
    const files = corpus(8);
    files.write('/c/0.txt', new Uint8Array([0xff, 0xfe, 0x00]));
    files.beforeRead = (place) => {
      if (place === '/c/1.txt') throw new Error('broken disk');
    };
    assert.deepEqual(await publishersOfCorpus([...placesOf(8), '/c/none.txt'], files, never), [{ name: 'The Aldary Courier', aliases: [], hosts: ['aldary.example'] }]);
  });

  it('are read from some of many articles, spread over all', async () => {
    const files = corpus(5000);
    assert.equal((await publishersOfCorpus(placesOf(5000), files, never)).length, 1);
    assert.equal(files.reads.length, 2000);
    assert.ok(files.reads.some((place) => Number(/\d+/.exec(place)?.[0]) > 4900));
  });

  it('are none where the search is cancelled', async () => {
    assert.deepEqual(await publishersOfCorpus(placesOf(8), corpus(8), () => true), []);
  });
});
