import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { formats } from '../../../src/core/formats/formatTable';
import { articleOf } from '../../../src/core/formats/interchange';
import { reduceTo } from '../../../src/core/formats/losses';
import { filesOf, readBack, written } from './memoryFiles';
import { anyText } from './randomArticle';

/** Formats that give back records, not places. */
const recordFormats = formats.filter(({ carries }) => carries.tags !== 'places');

const url = fc.constantFrom('https://www.aldarycourier.example/2019/03/05/ferry-plan.html', 'http://aldary.example/a?b=1&c=<d>', '', 'no address', 'https://aldary.example/ä b');
const title = fc.constantFrom('Port Aldary Plans a Ferry - The Aldary Courier', 'Fähren & “Häfen” <neu>', '😀 Ahoy', 'A, b; c', '', 'Two  spaces  - The Aldary Courier ', 'Opinion | Ships | The Aldary Courier');
const subjects = fc.constantFrom('', 'Ships', 'Port Aldary,Osei-Lindqvist  Maren', 'A,,B', ' Ships, Boats ', 'null,Ships,Ships', 'x;y,"z"', '  , ');
const date = fc.constantFrom('March 4, 2019', 'Nov. 18, 2014', '2019-03-04', 'Feb. 30, 2019', '', 'Updated 9:14 AM ET, Tue November 18, 2014', '03/04/2015');
const number = fc.constantFrom('417', '0417', '', 'none', '4 17', '-1');
const ending = fc.constantFrom('', '\n', '\r\n', ' \n\n', '\t');
const record = fc.tuple(url, title, subjects, date, number, anyText, ending)
  .map(([address, headline, keywords, day, count, body, end]) => [address, headline, keywords, day, count, `${'x'.repeat(200)} ${body}${end}`].join('\n'));

/** As a record is laid out, whatever its lines hold. */
function sixLines(text: string): string[] {
  const lines = text.split('\n');
  return [...lines.slice(0, 5), lines.slice(5).join('\n')];
}

describe('a record comes back equal', () => {
  for (const format of recordFormats) {
    it(`from ${format.title}`, () => fc.assert(fc.asyncProperty(record, async (text) => {
      const { article, losses } = reduceTo(articleOf('a', text), format.carries);
      const { articles, problems } = await readBack(format, await written(format, [article]));
      assert.deepEqual(problems, []);
      const [first] = articles;
      assert.ok(first && articles.length === 1);
      const known = sixLines(article.text);
      // A record of which nothing but the body is left is a text.
      const read = first.text === known[5] ? ['', '', '', '', '', first.text] : sixLines(first.text);
      const changed = known.filter((line, index) => line !== read[index]);
      assert.equal(changed.length, losses.get('header') ?? 0, `changed: ${JSON.stringify(changed)}`);
    }), { numRuns: Number(process.env['FUZZ_RUNS'] ?? 100) }));
  }
});

describe('what others write', () => {
  const read = async (id: string, files: Readonly<Record<string, string>>): Promise<{ texts: string[]; problems: string[] }> => {
    const format = formats.find((one) => one.id === id);
    assert.ok(format);
    const { articles, problems } = await readBack(format, filesOf(files));
    return { texts: articles.map(({ text }) => text), problems: problems.map(({ problem }) => problem.template) };
  };

  it('schema.org in a page, in a graph, with several types and entities of HTML', async () => {
    const json = {
      '@context': 'http://schema.org', '@graph': [{ '@type': 'WebSite', name: 'x' }, {
        '@type': ['NewsArticle', 'ReportageNewsArticle'], headline: 'Ships &amp; Boats', datePublished: '2019-03-04T08:00:00+01:00', keywords: 'Ships, Harbors',
        publisher: [{ '@type': 'Organization', name: 'The Aldary Courier' }], author: 'M. Tarn', articleBody: 'One.\nTwo &quot;three&quot;.',
      }],
    };
    const page = `<html><script type="application/ld+json">{ broken</script><script type="application/ld+json">\n${JSON.stringify(json)}</script></html>`;
    const { texts } = await read('schema-org', { 'page.html': page });
    assert.deepEqual(texts, ['\nShips & Boats - The Aldary Courier\nShips,Harbors\nMarch 4, 2019\n\nOne.\nTwo "three".']);
  });

  it('ninjs of version 1', async () => {
    const { texts } = await read('ninjs', { 'a.json': JSON.stringify({ uri: 'https://aldary.example/1', headline: 'Ships', body_text: 'One.', versioncreated: '2019-03-04T08:00:00Z', subject: [{ name: 'Ships' }] }) });
    assert.deepEqual(texts, ['https://aldary.example/1\nShips\nShips\nMarch 4, 2019\n\nOne.']);
  });

  it('NewsML-G2 in a message, with XHTML', async () => {
    const { texts } = await read('newsml-g2', { 'a.xml': `<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet><newsItem guid="tag:aldary.example,2019:1"><itemMeta><versionCreated>2019-03-04T08:00:00Z</versionCreated></itemMeta>
      <contentMeta><headline>Ships</headline></contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>No</title></head><body><p>One
      &amp; two.</p><p>Three.</p></body></html></inlineXML></contentSet></newsItem></itemSet></newsMessage>` });
    assert.deepEqual(texts, ['tag:aldary.example,2019:1\nShips\n\nMarch 4, 2019\n\nOne & two.\nThree.']);
  });

  it('tables with other names, separators and line ends', async () => {
    const { texts, problems } = await read('csv', { 'a.csv': '\uFEFFid;headline;content\r\n1;"Ships; boats";"One.\nTwo."\r\n\r\n2;Boats;Three\r\n' });
    assert.deepEqual(texts, ['\nShips; boats\n\n\n\nOne.\nTwo.', '\nBoats\n\n\n\nThree']);
    assert.deepEqual(problems, []);
  });

  it('columns in every scheme, with comments and documents', async () => {
    const format = formats.find(({ id }) => id === 'conll2003');
    assert.ok(format);
    const text = '\uFEFF# a comment\r\n-DOCSTART- -X- -X- O\r\nMaren NNP I-NP I-PER\r\nTarn NNP I-NP I-PER\r\nof O\r\nSaltmere U-LOC\r\n   \r\nPort\tB-LOC\r\nAldary\tE-LOC\r\nCity S-LOC\r\n--DOCSTART-- O\r\n# O\r\nA B-X\r\nB I-Y\r\n';
    const { articles } = await readBack(format, filesOf({ 'a.conll': text }));
    assert.deepEqual(articles.map(({ text: read, annotations }) => [read, annotations.entities.map(({ label, fragments: [place] }) => `${label} ${read.slice(place?.start, place?.end)}`)]), [
      ['Maren Tarn of Saltmere\nPort Aldary City', ['PER Maren Tarn', 'LOC Saltmere', 'LOC Port Aldary', 'LOC City']],
      ['# A B', ['X A', 'Y B']],
    ]);
  });

  it('web annotations whose text has changed, by quote and context', async () => {
    const format = formats.find(({ id }) => id === 'web-annotation');
    assert.ok(format);
    const text = 'Later: Tarn spoke. Then Tarn left.';
    const selectors = (prefix: string, exact: string): object[] => [{ type: 'TextPositionSelector', start: 0, end: 4 }, { type: 'TextQuoteSelector', exact, prefix, suffix: '' }];
    const page = { type: 'AnnotationPage', items: [
      { id: 'urn:a', bodyValue: 'Person', target: { source: 'a', selector: selectors('Then ', 'Tarn') } },
      { id: 'urn:b', motivation: 'tagging', body: { type: 'TextualBody', value: 'Person' }, target: { source: 'a', selector: selectors('', 'Gone') } },
    ] };
    const { articles: [article], problems } = await readBack(format, filesOf({ 'a.jsonld': JSON.stringify(page), 'a.txt': text }));
    assert.deepEqual(article?.annotations.entities.map(({ label, fragments }) => [label, fragments]), [['Person', [{ start: 24, end: 28 }]]]);
    assert.equal(problems.length, 1);
  });
});
