import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ArticleIndex, type FoundMention } from '../../../../src/core/corpus/index/articleIndex';
import type { IndexedArticle, IndexedMention } from '../../../../src/core/corpus/index/indexedArticle';
import { packFacts } from '../../../../src/core/corpus/index/packedFacts';
import { SegmentsInMemory, SegmentStore, type SegmentFiles } from '../../../../src/core/corpus/index/segmentStore';

const roots = ['file:///one', 'file:///two'] as const;
const names = ['Maren', 'Port Aldary', 'ferry', 'Ó Riada'] as const;
const links = ['Wikidata:Q1', 'Wikidata:Q2'] as const;
const never = (): boolean => false;

const mention = fc.record({
  label: fc.constantFrom('Person', 'Place'), text: fc.constantFrom(...names), links: fc.array(fc.constantFrom(...links), { maxLength: 2 }),
  line: fc.nat(5), column: fc.nat(90), length: fc.nat(9), isInPlace: fc.boolean(),
}, { noNullPrototype: true });
const article = (path: string): fc.Arbitrary<IndexedArticle> => fc.record({
  path: fc.constant(path), article: fc.record({ size: fc.nat(99), modified: fc.nat(99) }, { noNullPrototype: true }), annotations: fc.constant(undefined),
  subjects: fc.uniqueArray(fc.constantFrom('Ferries', 'Islands', 'Trade'), { maxLength: 2 }), mentions: fc.array(mention, { maxLength: 3 }), isWhole: fc.boolean(),
  facts: fc.constantFrom(new Uint8Array(), packFacts({ isRecord: true, number: { offset: 0, length: 1, line: 4, column: 0, value: 417 } })),
}, { noNullPrototype: true });
const change = fc.constantFrom('a', 'b', 'c', 'd/e', 'd/f', 'g', 'h').chain((path) =>
  fc.option(article(path), { nil: undefined, freq: 3 }).map((one) => [path, one] as const));
const batch = fc.record({ root: fc.constantFrom(...roots), changes: fc.array(change, { minLength: 1, maxLength: 5 }) });
const batches = fc.array(batch, { maxLength: 12 });

type Corpus = Map<string, Map<string, IndexedArticle>>;

/** What the articles hold by themselves. */
function changed(corpus: Corpus, { root, changes }: { root: string; changes: readonly (readonly [string, IndexedArticle | undefined])[] }): Corpus {
  const after = new Map([...corpus].map(([name, articles]) => [name, new Map(articles)]));
  const ofRoot = after.get(root) ?? new Map<string, IndexedArticle>();
  after.set(root, ofRoot);
  for (const [path, one] of changes) {
    if (one) ofRoot.set(path, one);
    else ofRoot.delete(path);
  }
  return after;
}

const keyOf = ({ root, path, mention: found }: FoundMention): string => JSON.stringify([root, path, found]);
const sorted = (values: Iterable<string>): string[] => [...values].sort();

/** Everything an index says, in an order of its own. */
async function said(index: ArticleIndex): Promise<unknown> {
  const found = async (query: { texts: string[]; links: string[] }): Promise<string[]> => {
    const { found: mentions, lost } = await index.mentions(query, never);
    assert.deepEqual(lost, []);
    return sorted(mentions.map(keyOf));
  };
  return {
    articles: roots.map((root) => sorted(index.pathsOf(root))),
    stamps: roots.flatMap((root) => sorted(index.pathsOf(root)).map((path) => index.stampOf({ root, path })?.article)),
    tags: sorted([...index.tags()].map((tag) => JSON.stringify([tag.text, tag.label, tag.count]))),
    subjects: sorted([...index.subjects()].map(String)), links: sorted([...index.links()].map(String)),
    byText: await Promise.all(names.map((text) => found({ texts: [text], links: [] }))),
    byLink: await Promise.all(links.map((link) => found({ texts: [], links: [link] }))),
    byBoth: await found({ texts: ['Maren'], links: ['Wikidata:Q2'] }),
  };
}

/** The same from the articles. */
function expected(corpus: Corpus): unknown {
  const articlesOf = (root: string): IndexedArticle[] => [...corpus.get(root)?.values() ?? []].sort((a, b) => (a.path < b.path ? -1 : 1));
  const all = roots.flatMap((root) => articlesOf(root).flatMap(({ path, mentions }) => mentions.map((one) => ({ root, path, mention: one }))));
  const counts = (values: readonly string[]): string[] => sorted([...new Set(values)].map((value) => `${value},${values.filter((other) => other === value).length}`));
  const found = (isFound: (one: IndexedMention) => boolean): string[] => sorted(all.filter(({ mention: one }) => isFound(one)).map(keyOf));
  const tags = all.map(({ mention: one }) => JSON.stringify([one.text, one.label]));
  return {
    articles: roots.map((root) => articlesOf(root).map(({ path }) => path)),
    stamps: roots.flatMap((root) => articlesOf(root).map((one) => one.article)),
    tags: sorted([...new Set(tags)].map((tag) => JSON.stringify([...JSON.parse(tag) as string[], tags.filter((other) => other === tag).length]))),
    subjects: counts(roots.flatMap((root) => articlesOf(root).flatMap(({ subjects }) => subjects))), links: counts(all.flatMap(({ mention: one }) => one.links)),
    byText: names.map((text) => found((one) => one.text === text)), byLink: links.map((link) => found((one) => one.links.includes(link))),
    byBoth: found((one) => one.text === 'Maren' || one.links.includes('Wikidata:Q2')),
  };
}

async function opened(files: SegmentFiles, known: readonly string[] = roots): Promise<ArticleIndex> {
  const index = new ArticleIndex(new SegmentStore(files, 'test'), 3);
  await index.open(new Set(known), never);
  return index;
}

/** Stops everything after so many steps; a file that is being written then stays a part. */
class StoppedFiles implements SegmentFiles {
  readonly #files: SegmentsInMemory;
  #left: number;

  constructor(files: SegmentsInMemory, steps: number) {
    this.#files = files;
    this.#left = steps;
  }

  names(): Promise<readonly string[]> {
    return this.#files.names();
  }

  read(name: string): Promise<Uint8Array | undefined> {
    return this.#files.read(name);
  }

  async write(name: string, bytes: Uint8Array): Promise<void> {
    if (this.#left === 0) await this.#files.write(name, bytes.subarray(0, bytes.length / 2));
    this.#step();
    await this.#files.write(name, bytes);
  }

  /** As VS Code does it on a disk: the old file goes first. */
  async replace(from: string, to: string): Promise<void> {
    this.#step();
    await this.#files.delete(to);
    this.#step();
    await this.#files.replace(from, to);
  }

  async delete(name: string): Promise<void> {
    this.#step();
    await this.#files.delete(name);
  }

  #step(): void {
    if (this.#left-- <= 0) throw new Error('stopped');
  }
}

describe('the index of articles', () => {
  it('says after any changes what one made from the articles says, and so it does when it is opened again', async () => {
    await fc.assert(fc.asyncProperty(batches, async (steps) => {
      const files = new SegmentsInMemory();
      const index = await opened(files);
      let corpus: Corpus = new Map();
      for (const step of steps) {
        assert.deepEqual(await index.apply(step.root, new Map(step.changes)), []);
        corpus = changed(corpus, step);
      }
      assert.deepEqual(await said(index), expected(corpus));
      assert.deepEqual(await said(await opened(files)), expected(corpus));
    }), { numRuns: 200 });
  });

  it('knows of every article what it was before or after, wherever it was stopped', async () => {
    await fc.assert(fc.asyncProperty(batches, batch, fc.nat(8), async (steps, last, stop) => {
      const files = new SegmentsInMemory();
      let corpus: Corpus = new Map();
      const before = await opened(files);
      for (const step of steps) {
        await before.apply(step.root, new Map(step.changes));
        corpus = changed(corpus, step);
      }
      const stopped = await opened(new StoppedFiles(files, stop));
      await stopped.apply(last.root, new Map(last.changes)).catch(() => undefined);
      const index = await opened(files);
      const after = changed(corpus, last);
      for (const root of roots) {
        for (const path of new Set([...corpus.get(root)?.keys() ?? [], ...after.get(root)?.keys() ?? [], ...index.pathsOf(root)])) {
          const states = [corpus, after].map((one) => JSON.stringify(one.get(root)?.get(path)?.article));
          assert.ok(states.includes(JSON.stringify(index.stampOf({ root, path })?.article)), `${root}/${path}`);
        }
      }
      // Once the change is made again nothing is missing and nothing is there twice.
      assert.deepEqual(await index.apply(last.root, new Map(last.changes)), []);
      assert.deepEqual(await said(index), expected(after));
      assert.deepEqual((await files.names()).filter((name) => name.includes('.new')), []);
    }), { numRuns: 300 });
  });

  it('drops a damaged segment alone, and is whole once its articles are put in again', async () => {
    await fc.assert(fc.asyncProperty(fc.array(batch, { minLength: 1, maxLength: 8 }), fc.nat(), fc.nat(), async (steps, which, where) => {
      const files = new SegmentsInMemory();
      const index = await opened(files);
      let corpus: Corpus = new Map();
      for (const step of steps) {
        await index.apply(step.root, new Map(step.changes));
        corpus = changed(corpus, step);
      }
      const all = await files.names();
      const name = all[which % all.length];
      if (name === undefined) return;
      const damaged = (await files.read(name))?.slice() ?? new Uint8Array();
      damaged[where % damaged.length] = 255 - (damaged[where % damaged.length] ?? 0);
      await files.write(name, damaged);
      const others = new Map(await Promise.all(all.filter((other) => other !== name).map(async (other) => [other, await files.read(other)] as const)));

      // Found when it is opened, and when it is read or written by who has it open.
      const again = await opened(files);
      const missing = roots.flatMap((root) => [...corpus.get(root)?.keys() ?? []].filter((path) => !again.stampOf({ root, path })).map((path) => ({ root, path })));
      assert.ok(missing.length > 0);
      await files.write(name, damaged);
      const { lost } = await index.mentions({ texts: [...names], links: [] }, never);
      // Nobody reads a segment that holds none of the names.
      if (lost.length > 0) assert.deepEqual(sorted(lost.map((place) => JSON.stringify(place))), sorted(missing.map((place) => JSON.stringify(place))));
      for (const [present, places] of [[again, missing], [index, lost]] as const) {
        if (places.length === 0) continue;
        for (const root of roots) {
          const ofRoot = places.filter((place) => place.root === root);
          assert.deepEqual(await present.apply(root, new Map(ofRoot.map(({ path }) => [path, corpus.get(root)?.get(path)]))), []);
        }
        assert.deepEqual(await said(present), expected(corpus));
        for (const [other, bytes] of others) assert.deepEqual(await files.read(other), bytes, 'another segment was written');
      }
    }), { numRuns: 200 });
  });

  it('writes only the segment of a changed article', async () => {
    const files = new SegmentsInMemory();
    const index = await opened(files);
    const one = (path: string, size = 1): IndexedArticle => ({ path, article: { size, modified: 1 }, annotations: undefined, subjects: [], mentions: [], isWhole: true, facts: new Uint8Array() });
    await index.apply(roots[0], new Map(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((path) => [path, one(path)])));
    assert.deepEqual(sorted(await files.names()), ['0.segment', '1.segment', '2.segment']);
    const before = await Promise.all((await files.names()).map((name) => files.read(name)));
    await index.apply(roots[0], new Map([['d', one('d', 2)]]));
    const after = await Promise.all((await files.names()).map((name) => files.read(name)));
    assert.deepEqual(after.map((bytes, at) => bytes === before[at]), [true, false, true]);
  });

  it('takes over what another window wrote, and tells which articles to look at again', async () => {
    const files = new SegmentsInMemory();
    const one = (path: string, size: number, text: string): IndexedArticle =>
      ({ path, article: { size, modified: 1 }, annotations: undefined, subjects: [], mentions: [{ label: 'Person', text, links: [], line: 0, column: 0, length: 5, isInPlace: true }], isWhole: true, facts: new Uint8Array() });
    const ours = await opened(files);
    await ours.apply(roots[0], new Map([['a', one('a', 1, 'Maren')], ['b', one('b', 1, 'Maren')]]));
    const theirs = await opened(files);
    await theirs.apply(roots[0], new Map([['b', undefined], ['c', one('c', 1, 'Maren')]]));
    const { lost } = await ours.mentions({ texts: ['Maren'], links: [] }, never);
    assert.deepEqual(lost, ['a', 'b'].map((path) => ({ root: roots[0], path })));
    assert.deepEqual(ours.pathsOf(roots[0]).sort(), ['a', 'c']);
    // And while it is written.
    assert.deepEqual(await theirs.apply(roots[0], new Map([['a', one('a', 2, 'Otto')]])), []);
    assert.deepEqual(await ours.apply(roots[0], new Map([['d', one('d', 1, 'Maren')]])), [{ root: roots[0], path: 'a' }, { root: roots[0], path: 'c' }]);
    const { found } = await ours.mentions({ texts: ['Otto', 'Maren'], links: [] }, never);
    assert.deepEqual(found.map(({ path, mention: { text } }) => `${path} ${text}`), ['a Otto', 'c Maren', 'd Maren']);
  });

  it('forgets folders that are no longer of the workspace', async () => {
    const files = new SegmentsInMemory();
    const index = await opened(files);
    for (const root of roots) await index.apply(root, new Map([['a', { path: 'a', article: { size: 1, modified: 1 }, annotations: undefined, subjects: [], mentions: [], isWhole: true, facts: new Uint8Array() }]]));
    const again = await opened(files, [roots[1]]);
    assert.deepEqual(roots.map((root) => again.pathsOf(root)), [[], ['a']]);
    assert.equal((await files.names()).length, 1);
  });
});
