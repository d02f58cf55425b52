import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ArticleIndex } from '../../../../src/core/corpus/index/articleIndex';
import { articleContentOf, type IndexedArticle } from '../../../../src/core/corpus/index/indexedArticle';
import { LinkTable, type LeftOut } from '../../../../src/core/corpus/index/linkTable';
import { SegmentsInMemory, SegmentStore, type SegmentFiles } from '../../../../src/core/corpus/index/segmentStore';
import { checkCorpus, type CorpusFinding } from '../../../../src/core/rules/twins/checkCorpus';
import { CorpusIndex } from '../../../../src/core/rules/twins/corpusIndex';
import type { ArticleTrace, TracedPlace } from '../../../../src/core/rules/twins/traces';
import { checkTexts, tracesOf, type CorpusText } from '../../rules/corpusTwins';

const root = 'file:///corpus';
const never = (): boolean => false;
const atOnce = (): undefined => undefined;
const nothing: LeftOut = { articles: new Set(), isRoot: never };

/** A tag: what it covers, and what its lines say. Names over two lines and with two spaces are those on one line; a wrong quote stands elsewhere. */
const tag = fc.record({
  covered: fc.constantFrom('Aldary', 'Port Aldary', 'Port  Aldary', 'Port\nAldary'), label: fc.constantFrom('Place', 'Place', 'Place', 'Ship'), isWrong: fc.constantFrom(false, false, false, true),
  links: fc.array(fc.constantFrom('W:Q1', 'W:Q2', 'W:Q3', 'G:1:a', 'G:1:b'), { minLength: 1, maxLength: 2 }), isLinkedFirst: fc.boolean(),
});

const article: fc.Arbitrary<CorpusText> = fc.array(tag, { minLength: 1, maxLength: 4 }).map((tags) => {
  let text = 'So. ';
  const entities: string[] = [];
  const links: string[] = [];
  tags.forEach(({ covered, label, isWrong, links: ofTag, isLinkedFirst }, at) => {
    const [start, end] = [text.length, text.length + covered.length];
    text += `${covered} was ${'there '.repeat(at)}again.\n`;
    entities.push(`T${at + 1}\t${label} ${start} ${end}\t${isWrong ? 'Nowhere' : covered.replace('\n', ' ')}`);
    const lines = ofTag.map((link) => `N1\tReference T${at + 1} ${link}\t${covered.replace('\n', ' ')}`);
    if (isLinkedFirst) links.unshift(...lines);
    else links.push(...lines);
  });
  return { text, isRecord: false, sidecar: [...links.slice(0, 1), ...entities, ...links.slice(1), ''].join('\n') };
});

const indexed = (path: string, { text, sidecar }: CorpusText): IndexedArticle => ({ path, article: { size: text.length, modified: 1 }, annotations: undefined, ...articleContentOf(text, sidecar, false) });

async function indexOf(texts: ReadonlyMap<string, CorpusText>, files: SegmentFiles = new SegmentsInMemory()): Promise<ArticleIndex> {
  const index = new ArticleIndex(new SegmentStore(files, 'test'), 2);
  await index.open(new Set([root]), never);
  await index.apply(root, new Map([...texts].map(([path, text]) => [path, indexed(path, text)])));
  return index;
}

/** A finding without the numbers that articles have in one comparison or another. */
const plain = ({ rule, range, problem: { template, args }, found, twin }: CorpusFinding, paths: readonly string[]): unknown => {
  const { line, column, length }: TracedPlace = twin.place;
  return [rule, range, template, args?.['entry'], args?.['other'], found, paths[twin.article], line, column, length];
};

/** What the index lets be found of one article that somebody has open. */
async function foundOf(table: LinkTable, path: string, text: CorpusText): Promise<unknown[]> {
  const [trace = {}] = tracesOf([text]);
  const { found, lost } = await table.find(trace.links ?? [], { articles: new Set([`${root}/${path}`]), isRoot: never }, atOnce, never);
  assert.deepEqual(lost, []);
  const all = new Map<string, ArticleTrace>([...found.map(({ path: other, links }) => [other, { links }] as const), [path, trace]]);
  const paths = [...all.keys()].sort();
  const compared = new CorpusIndex();
  paths.forEach((one, row) => compared.set(row, all.get(one)));
  const findings = await checkCorpus({ index: compared, rows: [...paths.keys()], nameOf: (row) => paths[row] ?? '', pause: () => Promise.resolve(), shinglesOf: () => Promise.resolve(undefined) });
  return findings.filter((finding) => paths[finding.article] === path).map((finding) => plain(finding, paths));
}

describe('links by the index', () => {
  it('let be found what comparing all articles finds, for each article', async () => {
    let count = 0;
    await fc.assert(fc.asyncProperty(fc.array(article, { minLength: 2, maxLength: 9 }), async (given) => {
      const texts = new Map(given.map((text, at) => [`${at}.txt`, text]));
      const paths = [...texts.keys()];
      const all = (await checkTexts(given)).filter(({ rule }) => rule === 'corpus.linked-differently');
      count += all.length;
      const table = new LinkTable(await indexOf(texts));
      for (const [row, path] of paths.entries()) {
        assert.deepEqual(await foundOf(table, path, given[row] ?? { text: '' }), all.filter((finding) => finding.article === row).map((finding) => plain(finding, paths)), path);
      }
    }), { numRuns: 300 });
    assert.ok(count > 50, String(count));
  });

  it('follow the index: articles that change, come and go', async () => {
    await fc.assert(fc.asyncProperty(fc.array(article, { minLength: 3, maxLength: 7 }), fc.array(fc.tuple(fc.nat(6), fc.option(article, { nil: undefined })), { maxLength: 5 }), async (given, changes) => {
      const texts = new Map(given.map((text, at) => [`${at}.txt`, text]));
      const index = await indexOf(texts);
      const table = new LinkTable(index);
      for (const [at, text] of changes) {
        const path = `${at}.txt`;
        for (const [one, known] of texts) await foundOf(table, one, known);
        await index.apply(root, new Map([[path, text && indexed(path, text)]]));
        if (text) texts.set(path, text);
        else texts.delete(path);
      }
      for (const [path, text] of texts) assert.deepEqual(await foundOf(table, path, text), await foundOf(new LinkTable(index), path, text), path);
    }), { numRuns: 50 });
  });

  const aldary = (link: string): CorpusText => ({ text: 'Aldary is a town.', isRecord: false, sidecar: `T1\tPlace 0 6\tAldary\nN1\tReference T1 ${link}\tAldary\n` });
  const name = { label: 'Place', text: 'Aldary', database: 'W' };

  it('are read once for a name, and count neither articles nor folders that are left out', async () => {
    const files = new SegmentsInMemory();
    let reads = 0;
    const index = await indexOf(new Map([['1.txt', aldary('W:Q1')], ['2.txt', aldary('W:Q1')], ['3.txt', aldary('W:Q2')], ['4.txt', aldary('G:9')]]), {
      names: () => files.names(), write: (file, bytes) => files.write(file, bytes), replace: (from, to) => files.replace(from, to), delete: (file) => files.delete(file),
      read: (file) => {
        reads++;
        return files.read(file);
      },
    });
    const table = new LinkTable(index);
    const found = async (leftOut: LeftOut): Promise<unknown[]> => (await table.find([name], leftOut, atOnce, never)).found.flatMap(({ path, links }) => links.map(({ entry, articles }) => [path, entry, articles]));
    reads = 0;
    assert.deepEqual(await found(nothing), [['1.txt', 'Q1', 2], ['3.txt', 'Q2', 1]]);
    assert.equal(reads, 2);
    assert.deepEqual(await found({ articles: new Set([`${root}/1.txt`, `${root}/3.txt`]), isRoot: never }), [['2.txt', 'Q1', 1]]);
    assert.deepEqual(await found({ articles: new Set(), isRoot: (one) => one === root }), []);
    assert.equal(reads, 2);
  });

  it('tell of articles that were lost with a damaged segment', async () => {
    const files = new SegmentsInMemory();
    const index = await indexOf(new Map([['1.txt', aldary('W:Q1')], ['2.txt', aldary('W:Q2')]]), files);
    await files.write('0.segment', new Uint8Array(10));
    const { found, lost } = await new LinkTable(index).find([name], nothing, atOnce, never);
    assert.deepEqual([found, lost.map(({ path }) => path)], [[], ['1.txt', '2.txt']]);
  });
});
