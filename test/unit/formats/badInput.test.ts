import assert from 'node:assert/strict';
import { formats } from '../../../src/core/formats/formatTable';
import { FormatError, type FormatDescription } from '../../../src/core/formats/format';
import { articleOf } from '../../../src/core/formats/interchange';
import { reduceTo } from '../../../src/core/formats/losses';
import { inEnglish } from '../../../src/core/message';
import { filesOf, readBack, written } from './memoryFiles';

const formatNamed = (id: string): FormatDescription => formats.find((format) => format.id === id) ?? assert.fail(id);

const text = `https://www.aldarycourier.example/2019/03/05/ferry-plan.html\nFerry Plan - The Aldary Courier\nShips\nMarch 4, 2019\n417\n${'Maren Tarn of Saltmere spoke. '.repeat(12)}`;
const at = text.indexOf('Maren');
const article = articleOf('a', text, {
  entities: [{ id: 'T1', label: 'Person', fragments: [{ start: at, end: at + 10 }] }, { id: 'T2', label: 'Place', fragments: [{ start: at + 14, end: at + 22 }] }],
});

async function exported(format: FormatDescription): Promise<Map<string, Uint8Array>> {
  return written(format, [reduceTo(article, format.carries).article]);
}

/** The file that is read, among those of a result. */
function mainFile(format: FormatDescription, files: ReadonlyMap<string, Uint8Array>): string {
  const names = [...files.keys()].filter((name) => format.extensions.some((extension) => name.endsWith(extension)) && name !== 'TypeSystem.xml');
  return names.at(-1) ?? assert.fail(format.id);
}

/** What reading says is wrong: sentences, of one kind each. Anything but a `FormatError` fails the test. */
async function complaints(format: FormatDescription, files: ReadonlyMap<string, Uint8Array>): Promise<string[]> {
  try {
    const { problems } = await readBack(format, files);
    return problems.map(({ problem }) => inEnglish(problem.template, problem.args));
  } catch (error) {
    assert.ok(error instanceof FormatError, String(error));
    return [inEnglish(error.problem.template, error.problem.args)];
  }
}

const isArchive = new Set<string>(['hugging-face-parquet']);
const readsAnyText = new Set(['standoff', 'inception-standoff']);

describe('a file that is not of the format', () => {
  for (const format of formats) {
    it(`${format.title}: bytes that are no UTF-8, UTF-16, nothing, other things, are one clear complaint each`, async () => {
      const files = await exported(format);
      const main = mainFile(format, files);
      const latin = Uint8Array.from([...(files.get(main) ?? new Uint8Array()).subarray(0, 40), 0xe9, 0x20, 0x0a]);
      const utf16 = Uint8Array.from([0xff, 0xfe, ...Buffer.from('{"text":"x"}', 'utf16le')]);
      const unmarked = Uint8Array.from(Buffer.from(Buffer.from(files.get(main) ?? []).toString('latin1'), 'utf16le'));
      for (const [what, bytes] of [['latin-1', latin], ['UTF-16', utf16], ['UTF-16 without a mark', unmarked], ['nothing', new Uint8Array()], ['a zip', Uint8Array.from([0x50, 0x4b, 3, 4, 0xff, 0, 1])]] as const) {
        if (readsAnyText.has(format.id) && what === 'nothing') continue;
        const found = await complaints(format, new Map([...files, [main, bytes]]));
        // A file of lines that holds nothing is a file of no articles.
        if (what === 'nothing' && found.length === 0) assert.ok(format.extensions.includes('.jsonl'), what);
        else assert.equal(found.length, 1, `${what}: ${found.join(' | ')}`);
        // What a package says of its own reading is nothing to a user.
        assert.doesNotMatch(found.join(), /DataView|undefined|\bat \w+\.|TypeError|RangeError/, what);
        if (what === 'nothing' && found.length > 0) assert.equal(found.join(), 'The file is empty');
        if (what === 'UTF-16 without a mark' && !isArchive.has(format.id)) assert.match(found.join(), /^UTF-16 without a byte order mark; save the file as UTF-8$/);
      }
    });

    it(`${format.title}: cut off anywhere, it is read without a mistake in the program`, async () => {
      const files = await exported(format);
      const main = mainFile(format, files);
      const bytes = files.get(main) ?? new Uint8Array();
      for (let share = 1; share < 12; share++) await complaints(format, new Map([...files, [main, bytes.subarray(0, Math.floor(bytes.length * share / 12))]]));
    });
  }

  for (const id of ['label-studio', 'json-cas', 'web-annotation', 'ninjs', 'schema-org', 'xmi', 'tei', 'newsml-g2', 'hugging-face-parquet']) {
    it(`${id}: cut in half it says so`, async () => {
      const format = formatNamed(id);
      const files = await exported(format);
      const main = mainFile(format, files);
      const bytes = files.get(main) ?? new Uint8Array();
      assert.match((await complaints(format, new Map([...files, [main, bytes.subarray(0, bytes.length >> 1)]]))).join(), /cut off|Not well-formed XML|Not a readable Parquet|Not valid JSON/);
    });
  }
});

describe('entities of XML', () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">${Array.from({ length: 20 }, (_, index) => `<!ENTITY a${index} "&a${index === 0 ? '' : index - 1};&a${index === 0 ? '' : index - 1};">`).join('')}]>`;
  for (const [id, name, root] of [['tei', 'a.xml', '<TEI xmlns="http://www.tei-c.org/ns/1.0">&a19;</TEI>'], ['xmi', 'a.xmi', '<xmi:XMI xmlns:xmi="http://www.omg.org/XMI">&a19;</xmi:XMI>'], ['newsml-g2', 'a.xml', '<newsItem>&a19;</newsItem>']] as const) {
    it(`${id}: are refused, not expanded`, async () => {
      assert.deepEqual(await complaints(formatNamed(id), filesOf({ [name]: bomb + root })), ['The file defines XML entities, which are not expanded; replace them with their text']);
      const external = `<?xml version="1.0"?><!DOCTYPE x SYSTEM "file:///etc/passwd">${root.replace('&a19;', '&unknown;')}`;
      assert.match((await complaints(formatNamed(id), filesOf({ [name]: external }))).join(), /Not well-formed XML/);
    });
  }

  it('another encoding than UTF-8 is named', async () => {
    assert.deepEqual(await complaints(formatNamed('tei'), filesOf({ 'a.xml': '<?xml version="1.0" encoding="ISO-8859-1"?><TEI xmlns="http://www.tei-c.org/ns/1.0"/>' })), ['The file declares the encoding ISO-8859-1; save it as UTF-8']);
  });
});

describe('tags that do not fit', () => {
  const cases: readonly (readonly [id: string, file: string, content: string, expected: RegExp])[] = [
    ['prodigy', 'a.jsonl', '{"text":"abc","spans":[{"start":1,"end":9,"label":"X"},{"start":2,"end":2,"label":"X"},{"start":0,"end":1,"label":""}]}', /Tag 1–9 is outside the text of 3 characters[^|]*\|Tag at 2 covers no text[^|]*\|A tag has no label/],
    ['doccano', 'a.jsonl', '{"text":"abc","label":[[-1,2,"X"]]}', /Tag -1–2 is outside/],
    ['doccano-relations', 'a.jsonl', '{"text":"abc","entities":[{"id":1,"label":"X","start_offset":0,"end_offset":1},{"id":1,"label":"Y","start_offset":1,"end_offset":2}],"relations":[{"from_id":1,"to_id":7,"type":"R"}]}', /“1” is used twice[^|]*\|“R” refers to “7”, which does not exist/],
    ['label-studio', 'a.json', '[{"data":{"text":"abc"},"annotations":[{"result":[{"id":"q","type":"labels","value":{"start":0,"end":1,"text":"zzz","labels":["X"]}}]}]}]', /should cover “zzz”, and covers “a”/],
    ['label-studio', 'a.json', '[{"data":{"html":"<p>abc"},"annotations":[{"result":[{"type":"labels","value":{"start":"/p[1]","end":"/p[1]","labels":["X"]}}]}]}]', /web page/],
    ['webanno-tsv', 'a.tsv', '#FORMAT=WebAnno TSV 2\n', /begins with “#FORMAT=WebAnno TSV 3”/],
    ['json-cas', 'a.json', '{"%FEATURE_STRUCTURES":[{"%ID":1,"%TYPE":"uima.cas.Sofa","sofaString":"abc"},{"%ID":2,"%TYPE":"de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity","begin":1,"end":90}]}', /Tag 1–90 is outside/],
    ['hugging-face', 'a.jsonl', '{"tokens":["a","b"],"ner_tags":[0,3]}', /does not say which labels/],
    ['web-annotation', 'a.jsonld', '[]', /There is no a\.txt with the text beside it/],
    ['csv', 'a.csv', 'name,body\n1,"abc ""x', /quoted cell is not closed/],
    ['csv', 'a.csv', 'x,y\n1,2\n', /Expected a column “body”; the columns are: x, y/],
    ['prodigy', 'a.jsonl', '{"text":7}', /text: string expected/],
    ['conll2003', 'a.conll', 'word tag\n', /no tag such as O or B-Person/],
  ];
  for (const [id, file, content, expected] of cases) {
    it(`${id}: ${expected.source.slice(0, 50)}`, async () => assert.match((await complaints(formatNamed(id), filesOf({ [file]: content }))).join('|'), expected));
  }
});
