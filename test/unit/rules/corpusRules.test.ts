import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { sentenceOf } from '../../../src/core/rules/describe';
import { meansId } from '../../../src/core/rules/twins/duplicateNumber';
import { CorpusIndex } from '../../../src/core/rules/twins/corpusIndex';
import { inventedArticle } from '../../bench/inventedCorpus';
import { checkTexts, tracesOf, type CorpusText } from './corpusTwins';

const words = (count: number, seed: number): string => Array.from({ length: count }, (_, index) => `word${(index * 7919 + seed * 104_729) % 9973}`).join(' ');

function record(number: number, { url = `https://www.aldarypost.example/2019/03/05/item-${number}.html`, digits = String(number * 1000), body = words(80, number) } = {}): string {
  return [url, 'A Ferry Is Painted - The Aldary Post', 'Ferries', 'March 4, 2019', digits, `${body}.`, ''].join('\n');
}

/** Rule, article, its twin and what is marked of each finding. */
async function found(corpus: readonly CorpusText[]): Promise<string[]> {
  return (await checkTexts(corpus)).map(({ rule, article, twin, range }) => `${rule} ${article} as ${twin.article}: ${(corpus[article]?.text ?? '').slice(range.start, range.end)}`);
}

describe('corpus.duplicate-url', () => {
  const urls = (...list: string[]): CorpusText[] => list.map((url, index) => ({ text: record(index + 1, { url }) }));
  it('compares what names the article', async () => {
    const address = 'www.aldarypost.example/2019/03/05/item.html';
    assert.deepEqual(await found(urls(`https://${address}`, `http://aldarypost.example/2019/03/05/item.html?utm_source=letter#top`, ` https://WWW.aldarypost.example/2019/03/05/item.html/ `)), [
      'corpus.duplicate-url 1 as 0: http://aldarypost.example/2019/03/05/item.html?utm_source=letter#top',
      'corpus.duplicate-url 2 as 0: https://WWW.aldarypost.example/2019/03/05/item.html/',
    ]);
  });
  it('takes a parameter that names the article, the path and the host for what they are', async () => {
    assert.deepEqual(await found(urls('https://a.example/story.php?id=1', 'https://a.example/story.php?id=2', 'https://a.example/story', 'https://a.example/Story', 'https://b.example/story')), []);
  });
  it('is no matter of home pages and of what is no address', async () => {
    assert.deepEqual(await found(urls('https://a.example/', 'https://a.example', 'not an address', 'not an address', '', '')), []);
  });
});

describe('corpus.near-duplicate', () => {
  it('reports the later of two texts, with the beginning of its body', async () => {
    const text = words(100, 30);
    const corpus = [record(1), record(2, { body: text }), record(3), record(4, { body: `${text.toUpperCase()}, and one more` })].map((other) => ({ text: other }));
    const [finding, ...others] = await checkTexts(corpus);
    assert.deepEqual([finding?.article, finding?.twin.article, others], [3, 1, []]);
    assert.equal(finding && sentenceOf(finding), 'Nearly the same text as 1: 97 % in common.');
    assert.deepEqual(finding?.place, { offset: corpus[3]?.text.indexOf('WORD'), length: text.split(' ').slice(0, 8).join(' ').length, line: 5, column: 0 });
  });
  it('says once that an article is a copy', async () => {
    const text = record(7);
    assert.deepEqual((await found([{ text }, { text }])).map((line) => line.split(':')[0]), ['corpus.duplicate-url 1 as 0']);
    const options = { severities: { 'corpus.duplicate-url': 'off' } } as const;
    assert.deepEqual((await found([{ text, options }, { text, options }])).map((line) => line.split(':')[0]), ['corpus.near-duplicate 1 as 0']);
  });
  it('leaves short texts alone, and compares texts without spaces', async () => {
    const short = record(1, { body: words(31, 1) }).replace(/\.\n$/, '\n');
    assert.deepEqual(await found([{ text: short }, { text: short.replace('item-1', 'item-2') }]), []);
    const han = Array.from({ length: 60 }, (_, index) => String.fromCharCode(0x4e00 + (index * 37) % 900)).join('');
    assert.equal((await found([{ text: han, isRecord: false }, { text: `${han}。`, isRecord: false }])).length, 1);
  });
  it('finds every copy among many, and the pages around them cost nothing', async () => {
    const stub = words(60, 5);
    const corpus = Array.from({ length: 400 }, (_, index) => ({ text: record(index + 1, { body: index % 2 === 0 ? stub : words(60, index + 10) }) }));
    assert.equal((await found(corpus)).length, 199);
  });
});

describe('corpus.duplicate-number', () => {
  const numbered = (numbers: readonly number[], numberMeaning?: string): CorpusText[] =>
    numbers.map((number, index) => ({ text: record(index + 1, { digits: String(number) }), options: { numberMeaning } }));
  it('goes by what the corpus says of its numbers', async () => {
    assert.deepEqual(await found(numbered([12, 13, 12], 'article id')), ['corpus.duplicate-number 2 as 0: 12']);
    assert.deepEqual(await found(numbered([12, 13, 12], 'shares')), []);
    assert.deepEqual(await found(numbered([12, 13, 12])), []);
    assert.deepEqual(['id', 'Article ID', 'articleId', 'record_id', 'key', 'ids'].map(meansId), Array(6).fill(true));
    assert.deepEqual(['shares', 'comments', 'page', 'width', 'monkeys', 'idle'].map(meansId), Array(6).fill(false));
    assert.equal(meansId(' '), undefined);
  });
  it('else by what they look like: counted up, and hardly one there twice', async () => {
    const ascending = Array.from({ length: 200 }, (_, index) => 5000 + 3 * index);
    assert.deepEqual(await found(numbered([...ascending, 5003])), ['corpus.duplicate-number 200 as 1: 5003']);
    assert.deepEqual(await found(numbered([...ascending.slice(0, 98), 5003])), []);
    assert.deepEqual(await found(numbered([...ascending.map((number) => number * 10), 50_030])), []);
    const counts = Array.from({ length: 200 }, (_, index) => 300 + (index * index * 31) % 700);
    assert.deepEqual(await found(numbered(counts)), []);
  });
  it('leaves out copies', async () => {
    assert.deepEqual((await found([{ text: record(1), options: { numberMeaning: 'id' } }, { text: record(1), options: { numberMeaning: 'id' } }])).map((line) => line.split(' ')[0]), ['corpus.duplicate-url']);
  });
});

describe('corpus.linked-differently', () => {
  /** An article that tags the name at its beginning. */
  function linked(number: number, entry: string, { label = 'Place', database = 'Wikidata' } = {}): CorpusText {
    return { text: `Aldary is a town. ${words(40, number)}`, isRecord: false, sidecar: `T1\t${label} 0 6\tAldary\nN1\tReference T1 ${database}:${entry}\tAldary\n` };
  }
  it('reports the unusual link', async () => {
    const corpus = [linked(1, 'Q2'), linked(2, 'Q1'), linked(3, 'Q1'), linked(4, 'Q1', { label: 'Ship' }), linked(5, 'Aldary', { database: 'Gazetteer' })];
    assert.deepEqual(await found(corpus), ['corpus.linked-differently 0 as 1: Aldary']);
    const [finding] = await checkTexts(corpus);
    assert.equal(finding && sentenceOf(finding), 'Linked to Wikidata:Q2 here, but to Wikidata:Q1 in 1: found “Aldary”.');
    assert.equal(finding?.severity, 'information');
  });
  it('takes the first of equally frequent links, and no tag whose text is elsewhere', async () => {
    assert.deepEqual(await found([linked(1, 'Q1'), linked(2, 'Q2')]), ['corpus.linked-differently 1 as 0: Aldary']);
    const moved = { ...linked(2, 'Q2'), text: `So, Aldary is a town. ${words(40, 2)}` };
    assert.deepEqual(await found([linked(1, 'Q1'), moved]), []);
  });
});

describe('traces of articles', () => {
  it('have the severity that the user set, and none where a problem is accepted; others are compared with them all the same', async () => {
    const texts = ['a', 'b', 'c'].map((query) => record(1, { url: `https://www.aldarypost.example/item?utm_source=${query}` }));
    const isAccepted = (_text: string, rule: string): boolean => rule === 'corpus.duplicate-url';
    const corpus = texts.map((text, index) => ({ text, options: index === 1 ? { isAccepted } : { severities: { 'corpus.duplicate-url': 'hint' } as const } }));
    assert.deepEqual((await checkTexts(corpus)).map(({ rule, article, severity }) => [rule, article, severity]), [['corpus.duplicate-url', 2, 'hint']]);
  });
  it('are plain data of a few hundred bytes, and the index keeps fewer than 512', async () => {
    const traces = tracesOf(Array.from({ length: 200 }, (_, index) => ({ text: inventedArticle(index, 3).text })));
    assert.deepEqual(JSON.parse(JSON.stringify(traces)), traces);
    assert.ok(Math.max(...traces.map((trace) => JSON.stringify(trace).length)) < 800);
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    // What other tests left is given back a moment after it was collected.
    const settled = async (): Promise<number> => {
      for (let last = Infinity; ;) {
        collect();
        await new Promise((resolve) => setImmediate(resolve));
        const now = process.memoryUsage().arrayBuffers;
        if (now >= last) return now;
        last = now;
      }
    };
    const before = await settled();
    const index = new CorpusIndex();
    for (let row = 0; row < 10_240; row++) index.set(row, traces[row % traces.length]);
    const each = (await settled() - before) / 10_240;
    assert.ok(each > 256 && each < 512 && index.has(0, 'url'), String(each));
  });
  it('go and are replaced', () => {
    const index = new CorpusIndex();
    const [first, second] = tracesOf([{ text: record(1) }, { text: record(2) }]);
    index.set(1500, first);
    index.set(1500, second);
    assert.equal(index.shingleCount(1500), 78);
    index.set(1500, undefined);
    assert.deepEqual([index.has(1500, 'url'), index.has(1500, 'body'), index.has(3000, 'number')], [false, false, false]);
  });
});
