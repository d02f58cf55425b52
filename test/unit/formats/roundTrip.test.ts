import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { formatOf, formats } from '../../../src/core/formats/formatTable';
import { articleOf } from '../../../src/core/formats/interchange';
import { reduceTo } from '../../../src/core/formats/losses';
import { filesOf, readBack, written } from './memoryFiles';
import { anyArticle, contentOf, wordsOf } from './randomArticle';

/** `FUZZ_RUNS=20000` for a long look. */
const runs = Number(process.env['FUZZ_RUNS'] ?? 150);

describe('what a format carries comes back equal', () => {
  for (const format of formats) {
    if (format.carries.tags !== 'places') continue;
    const isExact = format.carries.text === 'exact' || format.carries.text === 'xml';

    it(format.title, () => fc.assert(fc.asyncProperty(fc.array(anyArticle, { minLength: 1, maxLength: 3 }), async (articles) => {
      const reduced = articles.map((article, index) => reduceTo({ ...article, name: `corpus/ferry-${index}` }, format.carries).article);
      const { articles: read, problems } = await readBack(format, await written(format, reduced));
      assert.deepEqual(problems, []);
      if (format.carries.names) assert.deepEqual(read.map(({ name }) => name), reduced.map(({ name }) => name));
      const shown = isExact ? (text: string): string => text : wordsOf;
      assert.deepEqual(read.map(({ text }) => shown(text)), reduced.map(({ text }) => shown(text)));
      assert.deepEqual(read.map((article) => contentOf(article, isExact)), reduced.map((article) => contentOf(article, isExact)));
    }), { numRuns: runs }));
  }
});

describe('formats in columns', () => {
  it('write no word that begins a document', async () => {
    const text = 'Maren-DOCSTART-Tarn of --docstart-- spoke';
    const article = articleOf('pier', text, { entities: [{ id: 'T1', label: 'Person', fragments: [{ start: 0, end: 5 }] }] });
    for (const id of ['conll2003', 'iob2'] as const) {
      const { articles } = await readBack(formatOf(id), await written(formatOf(id), [article]));
      assert.deepEqual(articles.map((read) => wordsOf(read.text)), [wordsOf(text)]);
    }
  });
});

describe('brat standoff for INCEpTION', () => {
  it('counts UTF-16 when it is read, even where code points seem to fit as well', async () => {
    const format = formats.find(({ id }) => id === 'inception-standoff');
    assert.ok(format);
    const files = filesOf({ 'pier.txt': '😀\n\txxx', 'pier.ann': 'T1\tPlace 0 2;4 5\t😀 x\n' });
    const { articles: [article] } = await readBack(format, files);
    assert.deepEqual(article?.annotations.entities.map(({ fragments }) => fragments), [[{ start: 0, end: 5 }]]);
  });
});

describe('the loss report', () => {
  for (const format of formats) {
    it(`of ${format.title} is empty exactly where the article stays as it is`, () => fc.assert(fc.property(anyArticle, (article) => {
      const { article: reduced, losses } = reduceTo(article, format.carries);
      const isSame = JSON.stringify(contentOf(reduced)) === JSON.stringify(contentOf(article)) && reduced.text === article.text;
      if (losses.size === 0) assert.ok(isSame);
      else if (format.carries.text === 'exact' && format.carries.metadata === 'text') assert.ok(!isSame);
      assert.deepEqual(reduceTo(reduced, format.carries).article, reduced, 'reducing twice is reducing once');
    }), { numRuns: runs }));
  }
});
