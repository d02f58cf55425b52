import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ArticleIndex } from '../../../../src/core/corpus/index/articleIndex';
import { articleContentOf, type IndexedArticle } from '../../../../src/core/corpus/index/indexedArticle';
import { SegmentsInMemory, SegmentStore } from '../../../../src/core/corpus/index/segmentStore';
import { TwinTable } from '../../../../src/core/corpus/index/twinTable';
import { checkCorpus, type CorpusFinding } from '../../../../src/core/rules/twins/checkCorpus';
import { CorpusIndex } from '../../../../src/core/rules/twins/corpusIndex';
import { parseRecord } from '../../../../src/core/record/parse';
import { bodyOf, traceOfFacts } from '../../../../src/core/rules/twins/traceArticle';
import { distinctShingles } from '../../../../src/core/text/shingles';
import { checkTexts, tracesOf } from '../../rules/corpusTwins';

const root = 'file:///corpus';
const never = (): boolean => false;
const atOnce = (): undefined => undefined;
const options = { numberMeaning: 'id' };

/** A text of many words; two with the same seed are the same but for the words that were changed. */
function bodyOfWords(seed: number, changed: number): string {
  return Array.from({ length: 80 }, (_, at) => `${at < changed ? 'other' : 'word'}${seed}x${at}`).join(' ');
}

const article = fc.record({ url: fc.nat(3), number: fc.nat(3), seed: fc.nat(3), changed: fc.constantFrom(0, 0, 2, 9, 40) }).map(({ url, number, seed, changed }) =>
  `https://www.aldarycourier.example/2019/03/05/story-${url}.html\nA Ferry - The Aldary Courier\nFerries\nMarch 4, 2019\n${number}\n${bodyOfWords(seed, changed)}`);

const indexed = (path: string, text: string): IndexedArticle => ({ path, article: { size: text.length, modified: 1 }, annotations: undefined, ...articleContentOf(text, undefined, true) });

async function indexOf(texts: ReadonlyMap<string, string>): Promise<ArticleIndex> {
  const index = new ArticleIndex(new SegmentStore(new SegmentsInMemory(), 'test'), 3);
  await index.open(new Set([root]), never);
  await index.apply(root, new Map([...texts].map(([path, text]) => [path, indexed(path, text)])));
  return index;
}

/** A finding without the numbers that articles have in one comparison or another. */
const plain = ({ rule, range, problem: { template, args }, found, twin }: CorpusFinding, paths: readonly string[]): unknown =>
  [rule, range, template, args?.['percent'], found, paths[twin.article], twin.place];

/** What the index lets be found of one article that somebody has open. */
async function foundOf(table: TwinTable, path: string, text: string, texts: ReadonlyMap<string, string>): Promise<unknown[]> {
  const [trace] = tracesOf([{ text, options }]);
  const key = `${root}/${path}`;
  const { found, lost } = await table.find([{ key, trace: trace ?? {} }], (other) => other === key, atOnce, never);
  assert.deepEqual(lost, []);
  const all = new Map([...found.map((twin) => [twin.path, traceOfFacts(twin.facts, options)] as const), [path, trace] as const]);
  const paths = [...all.keys()].sort();
  const compared = new CorpusIndex();
  paths.forEach((one, row) => compared.set(row, all.get(one)));
  const findings = await checkCorpus({
    index: compared, rows: [...paths.keys()], nameOf: (row) => paths[row] ?? '', pause: () => Promise.resolve(),
    shinglesOf: (row) => {
      const one = texts.get(paths[row] ?? '') ?? '';
      return Promise.resolve(distinctShingles(one, bodyOf(one, parseRecord(one)) ?? { start: 0, end: 0 }));
    },
  });
  return findings.filter((finding) => paths[finding.article] === path).map((finding) => plain(finding, paths));
}

describe('twins by the index', () => {
  it('are those that comparing all articles finds, for each article', async () => {
    const rules = new Set<string>();
    await fc.assert(fc.asyncProperty(fc.array(article, { minLength: 2, maxLength: 8 }), async (given) => {
      const texts = new Map(given.map((text, at) => [`${at}.article`, text]));
      const paths = [...texts.keys()];
      const all = await checkTexts(given.map((text) => ({ text, options })));
      for (const { rule } of all) rules.add(rule);
      const table = new TwinTable(await indexOf(texts));
      for (const [row, path] of paths.entries()) {
        const expected = all.filter((finding) => finding.article === row).map((finding) => plain(finding, paths));
        assert.deepEqual(await foundOf(table, path, texts.get(path) ?? '', texts), expected, path);
      }
    }), { numRuns: 100 });
    assert.deepEqual([...rules].sort(), ['corpus.duplicate-number', 'corpus.duplicate-url', 'corpus.near-duplicate']);
  });

  it('follow the index: articles that change, come and go', async () => {
    await fc.assert(fc.asyncProperty(fc.array(article, { minLength: 3, maxLength: 6 }), fc.array(fc.tuple(fc.nat(5), fc.option(article, { nil: undefined })), { maxLength: 5 }), async (given, changes) => {
      const texts = new Map(given.map((text, at) => [`${at}.article`, text]));
      const index = await indexOf(texts);
      const table = new TwinTable(index);
      for (const [at, text] of changes) {
        const path = `${at}.article`;
        await table.find([], never, atOnce, never);
        await index.apply(root, new Map([[path, text === undefined ? undefined : indexed(path, text)]]));
        if (text === undefined) texts.delete(path);
        else texts.set(path, text);
      }
      const fresh = new TwinTable(index);
      for (const [path, text] of texts) assert.deepEqual(await foundOf(table, path, text, texts), await foundOf(fresh, path, text, texts), path);
    }), { numRuns: 50 });
  });

  it('tell of numbers that can only be identifiers, where no setting says what they are', async () => {
    const numbered = (numberOf: (at: number) => number): Map<string, string> => new Map(Array.from({ length: 120 }, (_, at) =>
      [`${at}.article`, `https://www.aldarycourier.example/2019/03/05/story-${at}.html\nA Ferry - The Aldary Courier\nFerries\nMarch 4, 2019\n${numberOf(at)}\n${bodyOfWords(at, 0)}`]));
    const counted = new TwinTable(await indexOf(numbered((at) => at + 1)));
    await counted.find([], never, atOnce, never);
    assert.equal(counted.showsIds, true);
    const shares = new TwinTable(await indexOf(numbered((at) => (at * 7919) % 20)));
    await shares.find([], never, atOnce, never);
    assert.equal(shares.showsIds, false);
  });
});
