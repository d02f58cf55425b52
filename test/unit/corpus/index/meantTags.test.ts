import assert from 'node:assert/strict';
import fc from 'fast-check';
import { AnnotatedArticle } from '../../../../src/core/annotations/annotatedArticle';
import { candidatesBelow } from '../../../../src/core/corpus/corpusArticles';
import { ArticleIndex } from '../../../../src/core/corpus/index/articleIndex';
import { knownPart, meantNames, searchedTagOf } from '../../../../src/core/corpus/index/meantTags';
import { placeInIndex, readIntoIndex } from '../../../../src/core/corpus/index/readIntoIndex';
import { SegmentsInMemory, SegmentStore } from '../../../../src/core/corpus/index/segmentStore';
import { ArticleText } from '../../../../src/core/reanchoring/articleText';
import { TextUses } from '../../../../src/core/search/sameTexts';
import { searchedTags, type SearchedTag } from '../../../../src/core/search/searchedTags';
import { anyTag, tagMatcher, type TagQuery } from '../../../../src/core/search/tagQuery';
import { parseStandoff } from '../../../../src/core/standoff/standoffDocument';
import { MemoryFiles } from '../memoryFiles';

const seed = Number(process.env['FC_SEED'] ?? Date.now() % 2 ** 31);
const root = '/corpus';

const words = ['Aldary', 'Port Aldary', 'PORT ALDARY', '“Kelder”', "'Kelder'", 'Kelder', 'Zoë', 'Zoe\u0308', 'Old\u00a0Harbor', 'Old  Harbor', 'Old\nHarbor', '渡し船', 'İlk', 'ΟΔΟΣ', '😀 Bay', 'Bay\u0085', '\u001cBay'] as const;

/** A tag: its line, and whether what it covers stands there. */
const tag = fc.record({
  word: fc.nat(7), length: fc.constantFrom(0, 1, -1), label: fc.constantFrom('Place', 'Person', 'person'), isMoved: fc.constantFrom(false, false, true), isLost: fc.constantFrom(false, false, true),
  links: fc.array(fc.constantFrom('Wikidata:Q64', 'Wikidata:Q6', 'Wikidata2:Q64', 'Local:a:b'), { maxLength: 2 }), note: fc.option(fc.constantFrom('seen', 'Seen twice')), role: fc.option(fc.constantFrom('chair', undefined)),
});
const article = fc.record({
  words: fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 8 }), tags: fc.array(tag, { maxLength: 5 }), hasMark: fc.boolean(),
  extra: fc.constantFrom('', '', '', 'not a line\n', 'T1\tPlace 0 3\tIn \n', '<<<<<<< HEAD\nx\n=======\n>>>>>>> other\n'),
  isUnread: fc.constantFrom(false, false, false, false, true),
}).map(({ words: own, tags, hasMark, extra, isUnread }) => {
  let text = 'In ';
  const places = own.map((word) => {
    const start = text.length;
    text += `${word} , `;
    return { start, end: start + word.length };
  });
  const points = (offset: number): number => [...text.slice(0, offset)].length + Number(hasMark);
  const lines = tags.flatMap(({ word, length, label, isMoved, isLost, links, note, role }, index) => {
    const { start, end } = places[word % places.length] ?? { start: 0, end: 1 };
    const to = Math.max(start + 1, end + length);
    const quote = isLost ? 'never written anywhere' : text.slice(start, to).replace(/[\n\u0085\u001c]/g, ' ');
    const id = `T${index + 1}`;
    return [
      `${id}\t${label} ${points(start) + (isMoved ? 2 : 0)} ${points(to) + (isMoved ? 2 : 0)}\t${quote}\n`, ...links.map((link, number) => `N${10 * index + number + 1}\tReference ${id} ${link}\tx\n`),
      ...(note === null ? [] : [`#${index + 1}\tAnnotatorNotes ${id}\t${note}\n`]), ...(role === null ? [] : [`A${index + 1}\tRole ${id}${role === undefined ? '' : ` ${role}`}\n`]),
    ];
  });
  return { text: `${hasMark ? '\uFEFF' : ''}${text}`, standoff: isUnread ? new Uint8Array([0x54, 0xff]) : `${lines.join('')}${extra}` };
});

const option = <Value>(values: readonly Value[]): fc.Arbitrary<Value | undefined> => fc.option(fc.constantFrom(...values), { nil: undefined });
const seldom = <Value>(values: readonly Value[]): fc.Arbitrary<Value | undefined> => fc.oneof(fc.constant(undefined), option(values));
const query: fc.Arbitrary<TagQuery> = fc.record({
  labels: fc.oneof(fc.constant(undefined), option([['Place'], ['Person', 'person'], ['Nobody']])), text: fc.oneof(option([...words, 'ald', 'harbor', '']), fc.constantFrom(' ', 'r ', 'y ', "' ", '” ', 'k ')), extent: fc.constantFrom('part', 'part', 'words', 'whole'), matchCase: fc.boolean(),
  link: seldom(['Wikidata', 'Wikidata:Q6', 'Local:a:b']), isLinked: seldom([true, false]), note: seldom(['seen']), attribute: seldom([{ name: 'Role' }, { name: 'Role', value: 'chair' }]),
});

/** The tags of a file as a search reads them; undefined where it cannot. */
function readTags(text: string, standoff: string | Uint8Array): SearchedTag[] | undefined {
  if (typeof standoff !== 'string') return undefined;
  const hasMark = text.startsWith('\uFEFF');
  const document = parseStandoff(standoff);
  return document.refused ? undefined : searchedTags(new AnnotatedArticle(new ArticleText(hasMark ? text.slice(1) : text, hasMark), document));
}

const usesOf = (uses: TextUses): string[] => uses.all.map(({ text, labels, links }) => JSON.stringify([uses.formOf(text), [...labels].sort(), [...links].sort()])).sort();

describe('a search that asks the index which articles to read', () => {
  it(`reads every article in which it finds something, and every one that cannot be read (seed ${seed})`, async () => {
    let spared = 0;
    await fc.assert(fc.asyncProperty(fc.array(article, { maxLength: 6 }), query, async (articles, asked) => {
      const files = new MemoryFiles(Object.fromEntries(articles.flatMap(({ text, standoff }, number) => [[`${root}/${number}.txt`, text], [`${root}/${number}.ann`, standoff]])));
      const index = new ArticleIndex(new SegmentStore(new SegmentsInMemory(), 'test'), 2);
      const candidates = await candidatesBelow(root, files, () => false);
      await readIntoIndex(index, root, candidates, files, { isCancelled: () => false, looked: () => undefined, failed: () => undefined });

      const needed = new Set<string>();
      const uses = new TextUses(asked.matchCase);
      const known = knownPart(asked) ?? anyTag;
      const matchesKnown = tagMatcher(known);
      const lost = await index.eachArticle(meantNames(known), ({ path }, mentions) => {
        for (const mention of mentions.map(searchedTagOf)) {
          if (!matchesKnown(mention)) continue;
          needed.add(path);
          uses.add(mention);
        }
      }, () => false);
      assert.deepEqual(lost, []);
      const all = new TextUses(asked.matchCase);
      for (const [number, { text, standoff }] of articles.entries()) {
        const tags = readTags(text, standoff);
        const { path } = placeInIndex(root, `${root}/${number}.txt`, files);
        const isTold = index.isWhole({ root, path });
        if (!tags) assert.ok(!isTold, `${path} cannot be read`);
        if (tags?.some(tagMatcher(asked)) === true) assert.ok(needed.has(path) || !isTold, path);
        if (isTold && !needed.has(path)) spared++;
        for (const one of tags ?? []) {
          if (!matchesKnown(one)) continue;
          all.add(one);
          if (!isTold) uses.add(one);
        }
      }
      assert.deepEqual(usesOf(uses), usesOf(all));
    }), { seed, numRuns: 400 });
    assert.ok(spared > 100, `only ${spared} articles were spared`);
  });
});
