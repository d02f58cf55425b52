import assert from 'node:assert/strict';
import { formats, formatOf, type FormatId } from '../../../src/core/formats/formatTable';
import { FormatError } from '../../../src/core/formats/format';
import { articleOf, type InterchangeArticle } from '../../../src/core/formats/interchange';
import { reduceTo } from '../../../src/core/formats/losses';
import { inEnglish } from '../../../src/core/message';
import { filesOf, readBack, written } from './memoryFiles';

type Files = Readonly<Record<string, string>>;

const body = `${'The ferry runs. '.repeat(14)}Maren Tarn of Saltmere spoke; Jonas Hale of Port Aldary did not.`;
const text = `https://www.aldarycourier.example/2019/03/05/ferry-plan.html\nFerry Plan - The Aldary Courier\nShips\nMarch 4, 2019\n417\n${body}`;
const names = [['Person', 'Maren Tarn'], ['Place', 'Saltmere'], ['Person', 'Jonas Hale'], ['Place', 'Port Aldary']] as const;
const article = (name: string): InterchangeArticle => articleOf(name, text, {
  entities: names.map(([label, quote], index) => ({ id: `T${index + 1}`, label, fragments: [{ start: text.indexOf(quote), end: text.indexOf(quote) + quote.length }] })),
  relations: [{ id: 'R1', label: 'Lives', arguments: [{ role: 'Arg1', target: 'T1' }, { role: 'Arg2', target: 'T2' }] }],
});

/** What is read of files: how many articles with how many tags, and every complaint, lines of an annotation file that are no annotations included. */
async function read(id: FormatId, files: ReadonlyMap<string, Uint8Array>): Promise<{ articles: number; tags: number; complaints: string[] }> {
  try {
    const { articles, problems } = await readBack(formatOf(id), files);
    return {
      articles: articles.length, tags: articles.reduce((sum, { annotations }) => sum + annotations.entities.length, 0),
      complaints: [...problems.map(({ problem }) => inEnglish(problem.template, problem.args)), ...articles.flatMap(({ unread }) => unread.map((line) => `unread: ${line}`))],
    };
  } catch (error) {
    assert.ok(error instanceof FormatError, String(error));
    return { articles: 0, tags: 0, complaints: [inEnglish(error.problem.template, error.problem.args)] };
  }
}

/** Two articles where a file holds several, one where each has its own. */
async function exported(id: FormatId): Promise<Map<string, Uint8Array>> {
  const format = formatOf(id);
  const all = format.files === 'one' ? [article('first'), article('second')] : [article('first')];
  return written(format, all.map((each) => reduceTo(each, format.carries).article));
}

interface CutCase { readonly file: string; readonly before: string; readonly complaint: RegExp; readonly articles: number; readonly tags: number }

/** Where each format is cut: behind the last such place of a file. What came whole before it is read. */
const cuts: Readonly<Record<FormatId, CutCase>> = {
  standoff: { file: 'first.ann', before: 'T3\tPerson ', complaint: /^unread: T3\tPerson $/, articles: 1, tags: 2 },
  'inception-standoff': { file: 'first.ann', before: 'T3\tPerson ', complaint: /^unread: T3\tPerson $/, articles: 1, tags: 2 },
  prodigy: { file: 'articles.jsonl', before: '"spans":[', complaint: /cut off/, articles: 1, tags: 4 },
  'prodigy-spans': { file: 'articles.jsonl', before: '"spans":[', complaint: /cut off/, articles: 1, tags: 4 },
  doccano: { file: 'articles.jsonl', before: '"label":[', complaint: /cut off/, articles: 1, tags: 4 },
  'doccano-relations': { file: 'articles.jsonl', before: '"entities":[', complaint: /cut off/, articles: 1, tags: 4 },
  'label-studio': { file: 'tasks.json', before: '"result":[', complaint: /cut off/, articles: 0, tags: 0 },
  conll2003: { file: 'articles.conll', before: 'Aldary -X-', complaint: /“Aldary” has no tag such as O or B-Person/, articles: 2, tags: 8 },
  iob2: { file: 'first.iob2', before: 'Aldary', complaint: /“Aldary” has no tag such as O or B-Person/, articles: 1, tags: 4 },
  'webanno-tsv': { file: 'first.tsv', before: '\n20-11\t', complaint: /instead of offsets such as 0-4/, articles: 1, tags: 4 },
  'json-cas': { file: 'first.json', before: '"%VIEWS":{', complaint: /cut off/, articles: 0, tags: 0 },
  xmi: { file: 'first.xmi', before: 'sofaString="', complaint: /Not well-formed XML/, articles: 0, tags: 0 },
  tei: { file: 'first.xml', before: '<persName', complaint: /Not well-formed XML/, articles: 0, tags: 0 },
  'web-annotation': { file: 'first.jsonld', before: '"selector": [', complaint: /cut off/, articles: 0, tags: 0 },
  'hugging-face': { file: 'articles.jsonl', before: '"spans":[', complaint: /cut off/, articles: 1, tags: 4 },
  'hugging-face-parquet': { file: 'articles.parquet', before: 'huggingface', complaint: /Not a readable Parquet file/, articles: 0, tags: 0 },
  ninjs: { file: 'first.json', before: '"bodies": [', complaint: /cut off/, articles: 0, tags: 0 },
  'newsml-g2': { file: 'first.xml', before: '<headline>', complaint: /Not well-formed XML/, articles: 0, tags: 0 },
  'schema-org': { file: 'first.jsonld', before: '"mentions": [', complaint: /cut off/, articles: 0, tags: 0 },
  csv: { file: 'articles.csv', before: 'Ferry Plan - The', complaint: /ends before its column “body”/, articles: 1, tags: 0 },
};

describe('a file that was cut off', () => {
  for (const { id, title } of formats) {
    const { file, before, complaint, articles, tags } = cuts[id];
    it(`${title}: says so once, and what came before is read`, async () => {
      const files = await exported(id);
      const content = Buffer.from(files.get(file) ?? assert.fail(`no ${file} among ${[...files.keys()].join()}`));
      const at = content.lastIndexOf(before);
      assert.ok(at > 0, `${file} has “${before}”`);
      const found = await read(id, new Map([...files, [file, content.subarray(0, at + before.length)]]));
      assert.equal(found.complaints.length, 1, found.complaints.join(' | '));
      assert.match(found.complaints.join(), complaint);
      assert.deepEqual([found.articles, found.tags], [articles, tags]);
    });
  }
});

const json = (value: unknown): string => JSON.stringify(value);
const lines = (...values: unknown[]): string => values.map((value) => `${json(value)}\n`).join('');
const namedEntity = 'de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity';
const cas = (...structures: object[]): string => json({ '%FEATURE_STRUCTURES': [{ '%ID': 1, '%TYPE': 'uima.cas.Sofa', sofaString: 'abc def' }, ...structures] });
const xmi = (...elements: string[]): string => `<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" xmlns:n="http:///de/tudarmstadt/ukp/dkpro/core/api/ner/type.ecore">${elements.join('')}<cas:Sofa xmi:id="1" sofaID="_InitialView" sofaString="abc def"/></xmi:XMI>`;
const teiOf = (content: string, standOff = ''): string => `<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><ab xml:id="text" xml:space="preserve">${content}</ab></body></text><standOff>${standOff}</standOff></TEI>`;
const place = (start: number, end: number, exact: string): object => ({ source: 'file:a.txt', selector: [{ type: 'TextPositionSelector', start, end }, { type: 'TextQuoteSelector', exact }] });
const webAnnotation = (id: string, target: object): object => ({ id, type: 'Annotation', motivation: 'tagging', body: [{ value: 'X', purpose: 'tagging' }], target });
const tsv = (...rows: string[]): string => `#FORMAT=WebAnno TSV 3.3\n#T_SP=${namedEntity}|value\n\n\n#Text=abc def\n${rows.join('\n')}\n`;
const span = (start: number, end: number, rest: object = {}): object => ({ start, end, label: 'X', ...rest });

/** One thing wrong each; the other tag of the file is read. */
const wrong: readonly (readonly [id: FormatId, what: string, files: Files, complaint: RegExp, tags: number])[] = [
  // Places outside the text.
  ['standoff', 'place', { 'a.txt': 'abc def', 'a.ann': 'T1\tX 0 3\tabc\nT2\tX 40 49\tnot there\n' }, /^unread: T2/, 1],
  ['inception-standoff', 'place', { 'a.txt': 'abc def', 'a.ann': 'T1\tX 0 3\tabc\nT2\tX 40 49\tnot there\n' }, /^unread: T2/, 1],
  ...(['prodigy', 'prodigy-spans'] as const).map((id) => [id, 'place', { 'a.jsonl': lines({ text: 'abc def', spans: [span(4, 90), span(0, 3)] }) }, /Tag 4–90 is outside the text of 7 characters/, 1] as const),
  ['doccano', 'place', { 'a.jsonl': lines({ text: 'abc def', label: [[-1, 2, 'X'], [0, 3, 'X']] }) }, /Tag -1–2 is outside/, 1],
  ['doccano-relations', 'place', { 'a.jsonl': lines({ text: 'abc def', entities: [{ id: 1, label: 'X', start_offset: 5, end_offset: 2 }, { id: 2, label: 'X', start_offset: 0, end_offset: 3 }] }) }, /Tag 5–2 is outside/, 1],
  ['label-studio', 'place', { 'a.json': json([{ data: { text: 'abc def' }, annotations: [{ result: [{ type: 'labels', value: { start: 0, end: 8, labels: ['X'] } }, { type: 'labels', value: { start: 0, end: 3, labels: ['X'] } }] }] }]) }, /Tag 0–8 is outside/, 1],
  ['hugging-face', 'place', { 'a.jsonl': lines({ text: 'abc def', spans: [span(1.5, 3), span(0, 3)] }) }, /Tag 1\.5–3 is outside/, 1],
  ['webanno-tsv', 'place', { 'a.tsv': tsv('1-1\t0-3\tabc\tX[1]', '1-2\t4-700\tdef\tY[2]') }, /Tag 4–700 is outside/, 1],
  ['webanno-tsv', 'sentence far away', { 'a.tsv': `${tsv('1-1\t0-3\tabc\tX[1]')}\n#Text=ghi jkl\n2-1\t900000000-900000003\tghi\tX[2]\n2-2\t900000004-900000007\tjkl\tX[2]\n` }, /begins at 900000000, far beyond/, 1],
  ['json-cas', 'place', { 'a.json': cas({ '%ID': 2, '%TYPE': namedEntity, begin: 1, end: 90, value: 'X' }, { '%ID': 3, '%TYPE': namedEntity, begin: 0, end: 3, value: 'X' }) }, /Tag 1–90 is outside/, 1],
  ['xmi', 'place', { 'a.xmi': xmi('<n:NamedEntity xmi:id="2" begin="0" end="3" value="X"/>', '<n:NamedEntity xmi:id="3" begin="x" end="3" value="X"/>') }, /Tag NaN–3 is outside/, 1],
  ['tei', 'place', { 'a.xml': teiOf('<persName>abc</persName> def', '<spanGrp><span type="X" target="#string-range(text,4,90)"/></spanGrp>') }, /“#string-range\(text,4,90\)” names no place in the text/, 1],
  ['web-annotation', 'place', { 'a.txt': 'abc def', 'a.jsonld': json([webAnnotation('urn:1', place(40, 50, 'nowhere')), webAnnotation('urn:2', place(0, 3, 'abc'))]) }, /The text “nowhere” is not in the article/, 1],
  // Ids given twice: both tags are read.
  ['standoff', 'id twice', { 'a.txt': 'abc def', 'a.ann': 'T1\tX 0 3\tabc\nT1\tX 4 7\tdef\n' }, /^unread: T1\tX 4 7/, 1],
  ['inception-standoff', 'id twice', { 'a.txt': 'abc def', 'a.ann': 'T1\tX 0 3\tabc\nT1\tX 4 7\tdef\n' }, /^unread: T1\tX 4 7/, 1],
  ...(['prodigy', 'prodigy-spans'] as const).map((id) => [id, 'id twice', { 'a.jsonl': lines({ text: 'abc def', spans: [span(0, 3, { id: 'T1' }), span(4, 7, { id: 'T1' })] }) }, /The id “T1” is used twice/, 2] as const),
  ['doccano-relations', 'id twice', { 'a.jsonl': lines({ text: 'abc def', entities: [{ id: 1, label: 'X', start_offset: 0, end_offset: 3 }, { id: 1, label: 'X', start_offset: 4, end_offset: 7 }] }) }, /The id “1” is used twice/, 2],
  ['label-studio', 'id twice', { 'a.json': json([{ data: { text: 'abc def' }, annotations: [{ result: [{ id: 'q', type: 'labels', value: { start: 0, end: 3, labels: ['X'] } }, { id: 'q', type: 'labels', value: { start: 4, end: 7, labels: ['X'] } }] }] }]) }, /The id “q” is used twice/, 2],
  ['json-cas', 'id twice', { 'a.json': cas({ '%ID': 2, '%TYPE': namedEntity, begin: 0, end: 3, value: 'X' }, { '%ID': 2, '%TYPE': namedEntity, begin: 4, end: 7, value: 'X' }) }, /The id “2” is used twice/, 2],
  ['xmi', 'id twice', { 'a.xmi': xmi('<n:NamedEntity xmi:id="2" begin="0" end="3" value="X"/>', '<n:NamedEntity xmi:id="2" begin="4" end="7" value="X"/>') }, /The id “2” is used twice/, 2],
  ['tei', 'id twice', { 'a.xml': teiOf('<persName xml:id="p">abc</persName> <persName xml:id="p">def</persName>') }, /The id “p” is used twice/, 2],
  ['web-annotation', 'id twice', { 'a.txt': 'abc def', 'a.jsonld': json([webAnnotation('urn:1', place(0, 3, 'abc')), webAnnotation('urn:1', place(4, 7, 'def'))]) }, /The id “urn:1” is used twice/, 2],
  // Other versions, and other formats with the same extension.
  ['prodigy', 'other form', { 'a.jsonl': lines({ data: { text: 'abc' } }) }, /Not an article in this format: text: string expected/, 0],
  ['prodigy-spans', 'other form', { 'a.jsonl': lines([]) }, /Not an article in this format/, 0],
  ['doccano', 'other form', { 'a.jsonl': lines({ text: 'abc', label: ['positive'] }) }, /Not an article in this format: label\.0/, 0],
  ['doccano-relations', 'other form', { 'a.jsonl': lines({ text: 'abc', entities: [{ start: 0, end: 1 }] }) }, /Not an article in this format: entities\.0/, 0],
  ...(['prodigy', 'prodigy-spans', 'hugging-face'] as const).map((id) => [id, 'lines of doccano', { 'a.jsonl': lines({ text: 'abc', label: [[0, 1, 'X']] }, { text: 'def', label: [[0, 1, 'X']] }) }, /The tags are under “label”/, 0] as const),
  ...(['doccano', 'doccano-relations'] as const).map((id) => [id, 'lines of Prodigy', { 'a.jsonl': lines({ text: 'abc', spans: [span(0, 1)] }, { text: 'def', spans: [span(0, 1)] }) }, /The tags are under “spans”/, 0] as const),
  ['label-studio', 'other form', { 'a.json': json({ data: { text: 'abc' } }) }, /Expected a JSON list/, 0],
  ['conll2003', 'CoNLL-U', { 'a.conll': '1\tMaren\tMaren\tPROPN\t_\t_\t0\troot\t_\t_\n2\tleft\tleave\tVERB\t_\t_\t1\tdep\t_\t_\n' }, /2 words .*such as O or B-Person/, 0],
  ['iob2', 'text', { 'a.iob2': 'Maren left the pier.\nJonas stayed.\n' }, /2 words .*such as O or B-Person/, 0],
  ['webanno-tsv', 'version 2', { 'a.tsv': '# webanno.custom.X | value\n1-1\tabc\tX\n' }, /begins with “#FORMAT=WebAnno TSV 3”/, 0],
  ['json-cas', 'other form', { 'a.json': json({ _context: {}, _views: {} }) }, /Not an article in this format: %FEATURE_STRUCTURES/, 0],
  ['xmi', 'other root', { 'a.xmi': '<CAS version="2"/>' }, /The root element is CAS; expected xmi:XMI/, 0],
  ['tei', 'TEI P4', { 'a.xml': '<TEI.2><text><body><p>abc</p></body></text></TEI.2>' }, /The root element is TEI\.2; expected TEI/, 0],
  ['web-annotation', 'other form', { 'a.txt': 'abc', 'a.jsonld': json([{ rows: [] }]) }, /Not an article in this format: target/, 0],
  ['hugging-face', 'other form', { 'a.jsonl': lines({ sentence: 'abc' }) }, /No text/, 0],
  ['ninjs', 'other form', { 'a.json': json({ uri: 'https://aldary.example/1', type: 'picture' }) }, /No text/, 0],
  ['newsml-g2', 'NewsML 1', { 'a.xml': '<NewsML><NewsItem><NewsComponent/></NewsItem></NewsML>' }, /The root element is NewsML; expected newsItem/, 0],
  ['schema-org', 'other type', { 'a.jsonld': json({ '@type': 'Recipe', name: 'Soup' }) }, /No schema\.org article/, 0],
  ['csv', 'other columns', { 'a.csv': 'a,b\n1,2\n' }, /Expected a column “body”/, 0],
];

describe('one thing that is wrong is one complaint, and the rest is read', () => {
  for (const [id, what, files, complaint, tags] of wrong) {
    it(`${id}: ${what}`, async () => {
      const found = await read(id, filesOf(files));
      assert.equal(found.complaints.length, 1, found.complaints.join(' | '));
      assert.match(found.complaints.join(), complaint);
      assert.equal(found.tags, tags);
    });
  }

  it('covers every format that is read from something others write', () => {
    const covered = new Set(wrong.map(([id]) => id));
    assert.deepEqual(formats.map(({ id }) => id).filter((id) => !covered.has(id)), ['hugging-face-parquet'], 'a Parquet file of another form is read by its columns, like hugging-face');
  });
});
