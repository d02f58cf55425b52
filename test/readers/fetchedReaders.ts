import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import type { FormatId } from '../../src/core/formats/formatTable';
import { bratConfiguration } from './articles';
import { bytesOf, contentOf, type Files, type Reader } from './reader';
import type { ReaderUnit, SeenTag } from './tags';
import { libXml } from './xmlReaders';

/** What a reader needs is not on this machine. */
export class MissingReader extends Error {}

/** Where programs and schemas of others are, each under OWNER+NAME, and the Python that runs them. */
export interface Place {
  readonly sources: string;
  readonly python: string;
}

/** A reader that is no package of npm: its sources have to be fetched. */
export interface FetchedReader extends Reader {
  /** Articles it can read, where not all. */
  readonly reads?: (text: string) => boolean;
}

export function fetchedReaders(place: Place): readonly FetchedReader[] {
  const python = (format: FormatId, reader: string, by: string, unit: ReaderUnit, file: RegExp, broken: Omit<Reader['broken'], 'file'>): FetchedReader =>
    ({ format, by, unit, broken: { file, ...broken }, read: (files) => runPython(place, reader, files, file) });
  const noTag = { from: /^(\S+)[ \t].*\bB-.*$/m, to: '$1' };
  const otherEnd = { from: /(T1\t\S+ \d+ )(\d)/, to: '$19$2' };
  return [
    python('standoff', 'brat', 'brat', 'code points', /\.ann$/, otherEnd),
    // brat counts code points, INCEpTION UTF-16: the same where every character is one of both.
    { ...python('inception-standoff', 'brat', 'brat', 'UTF-16', /\.ann$/, otherEnd), reads: (text) => !/[\ud800-\udfff]/.test(text) },
    ...(['conll2003', 'iob2'] as const).flatMap((format) => {
      const file = format === 'iob2' ? /\.iob2$/ : /\.conll$/;
      return [python(format, 'seqeval', 'seqeval, strict', 'letters', file, noTag), python(format, 'spacy-columns', 'spaCy convert', 'letters', file, noTag)];
    }),
    python('conll2003', 'nltk', 'NLTK', 'letters', /\.conll$/, noTag),
    python('iob2', 'doccano-columns', 'doccano', 'letters', /\.iob2$/, noTag),
    python('prodigy', 'spacy', 'spaCy alignment', 'code points', /\.jsonl$/, { from: /("spans":\[\{"start":)/, to: '$11' }),
    python('prodigy-spans', 'spacy-spans', 'spaCy alignment, span by span', 'code points', /\.jsonl$/, { from: /("spans":\[\{"start":)/, to: '$11' }),
    python('doccano', 'doccano', 'doccano import', 'code points', /\.jsonl$/, { from: /("label":\[\[)/, to: '$1-' }),
    python('doccano-relations', 'doccano', 'doccano import', 'code points', /\.jsonl$/, { from: /("start_offset":)/, to: '$19999' }),
    python('label-studio', 'label-studio', 'Label Studio SDK', 'code points', /tasks\.json$/, { from: /("value":\{"start":)/, to: '$11' }),
    python('webanno-tsv', 'webanno-tsv', 'webanno_tsv', 'words', /\.tsv$/, { from: /^1-1\t\d+-/m, to: '1-1\tx-' }),
    python('json-cas', 'cassis', 'dkpro-cassis', 'code points', /\.json$/, { from: /("%TYPE":"[^"]*)NamedEntity"/, to: '$1Missing"' }),
    python('xmi', 'cassis', 'dkpro-cassis', 'code points', /\.xmi$/, { from: /:NamedEntity /, to: ':Missing ' }),
    python('schema-org', 'schema-org', 'the vocabulary of schema.org', 'bare names', /\.jsonld$/, { from: /"articleBody"/, to: '"articleBodies"' }),
    { format: 'web-annotation', by: 'the assertions of W3C', unit: 'nothing', broken: { file: /\.jsonld$/, from: /"type": "Annotation"/, to: '"type": "Other"' }, read: (files) => webAnnotations(place, files) },
    {
      format: 'newsml-g2', by: 'the schema of IPTC', unit: 'nothing', broken: { file: /\.xml$/, from: /<pubStatus[^>]*>/, to: '<pubStatus/><other/>' },
      read: (files) => validXml(join(place.sources, 'iptc+newsml-g2/specification/NewsML-G2_2.35-spec-All-Power.xsd'), files),
    },
    { format: 'tei', by: 'the schema of TEI', unit: 'nothing', broken: { file: /\.xml$/, from: /<publisher>/, to: '<publishers/><publisher>' }, read: (files) => validXml(join(place.sources, 'tei_all.rng'), files) },
    {
      format: 'hugging-face-parquet', by: 'DuckDB', unit: 'code points', broken: { file: /\.parquet$/, from: /[^][^]PAR1$/, to: '\xff\xffPAR1' },
      read: (files) => rowsOfDuckDb(place, files, '.parquet', 'read_parquet'),
    },
    { format: 'hugging-face', by: 'DuckDB', unit: 'code points', broken: { file: /\.jsonl$/, from: /\}\n$/, to: '\n' }, read: (files) => rowsOfDuckDb(place, files, '.jsonl', 'read_json') },
    { format: 'prodigy-spans', by: 'DuckDB', unit: 'code points', broken: { file: /\.jsonl$/, from: /\}\n$/, to: '\n' }, read: (files) => rowsOfDuckDb(place, files, '.jsonl', 'read_json') },
  ];
}

async function inFolder<Result>(files: Files, use: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'article-annotator-formats-'));
  try {
    for (const [name, bytes] of [...files, ['annotation.conf', Buffer.from(bratConfiguration)] as const]) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), bytes);
    }
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function runPython({ python, sources }: Place, reader: string, files: Files, file: RegExp): Promise<readonly SeenTag[]> {
  return inFolder(files, async (folder) => {
    const name = [...files.keys()].find((each) => file.test(each)) ?? '';
    try {
      const { stdout } = await promisify(execFile)(python, ['-B', join(__dirname, 'python', 'read.py'), reader, sources, join(folder, name)], { maxBuffer: 2 ** 26, timeout: 60_000 });
      // Readers print, too; what was asked for comes last.
      return JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '') as SeenTag[];
    } catch (error) {
      const { code, stderr = '' } = error as { code?: unknown; stderr?: string };
      const reason = stderr.trimEnd().split('\n').at(-1) ?? '';
      if (code === 3 || code === 'ENOENT') throw new MissingReader(code === 'ENOENT' ? `there is no ${python}` : reason);
      throw reason === '' ? error : new RangeError(reason);
    }
  });
}

async function validXml(schema: string, files: Files): Promise<readonly SeenTag[]> {
  if (!existsSync(schema)) throw new MissingReader(`there is no ${schema}`);
  const { XmlDocument, RelaxNGValidator, XsdValidator } = await libXml();
  const { xmlRegisterFsInputProviders } = await import('libxml2-wasm/lib/nodejs.mjs');
  xmlRegisterFsInputProviders();
  const rules = XmlDocument.fromBuffer(readFileSync(schema), { url: schema });
  const validator = (schema.endsWith('.rng') ? RelaxNGValidator : XsdValidator).fromDoc(rules);
  const document = XmlDocument.fromBuffer(bytesOf(files, '.xml'));
  try {
    validator.validate(document);
    return [];
  } finally {
    document.dispose();
    validator.dispose();
    rules.dispose();
  }
}

interface Assertion { readonly assertions?: readonly (string | Assertion)[] }

/** What the working group tests that every annotation must be, as JSON schemas of an old draft. */
function webAnnotations({ sources }: Place, files: Files): Promise<readonly SeenTag[]> {
  const folder = join(sources, 'w3c+web-annotation-tests');
  if (!existsSync(folder)) throw new MissingReader(`there is no ${folder}`);
  const read = (path: string): Record<string, unknown> => JSON.parse(readFileSync(join(folder, path), 'utf8')) as Record<string, unknown>;
  const ajv = new Ajv({ strict: false });
  addFormats(ajv);
  for (const name of readdirSync(join(folder, 'definitions')).filter((each) => each.endsWith('.json'))) {
    const { id, ...definition } = ofToday(read(`definitions/${name}`));
    ajv.addSchema({ ...definition, $id: typeof id === 'string' ? id : name }, name);
  }
  const flat = (one: string | Assertion): string[] => (typeof one === 'string' ? [one] : (one.assertions ?? []).flatMap(flat));
  const musts = flat(read('annotations/annotationMusts.test')).map((name) => {
    const schema = read(name);
    return { name, holds: schema['expectedResult'] !== 'invalid', validate: ajv.compile(withoutKeys(ofToday(schema), 'id', 'assertionType', 'expectedResult')) };
  });
  if (musts.length < 10) throw new MissingReader('the assertions are not where they were');
  for (const annotation of JSON.parse(contentOf(files, '.jsonld')) as unknown[]) {
    for (const { name, holds, validate } of musts) if (validate(annotation) !== holds) throw new RangeError(name);
  }
  return Promise.resolve([]);
}

/** What has another form since draft 4 of JSON schema. */
function ofToday(schema: Record<string, unknown>): Record<string, unknown> {
  const renewed = Object.fromEntries(Object.entries(withoutKeys(schema, '$schema')).map(([key, value]) => [key, ofTodayIn(value)]));
  return renewed['exclusiveMinimum'] === true ? { ...withoutKeys(renewed, 'minimum'), exclusiveMinimum: renewed['minimum'] } : renewed;
}

function ofTodayIn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ofTodayIn);
  return typeof value === 'object' && value !== null ? ofToday(value as Record<string, unknown>) : value;
}

function withoutKeys(value: Readonly<Record<string, unknown>>, ...keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)));
}

interface DuckDb {
  readonly DuckDBInstance: { create(path: string): Promise<{ connect(): Promise<{ runAndReadAll(sql: string): Promise<{ getRowObjectsJson(): { label: string; first: string; last: string; quote: string }[] }> }> }> };
}

/** Rows as a data base reads them, which cuts text by itself. */
function rowsOfDuckDb({ sources }: Place, files: Files, ending: string, read: string): Promise<readonly SeenTag[]> {
  return inFolder(files, async (folder) => {
    const name = [...files.keys()].find((each) => each.endsWith(ending)) ?? '';
    let module: string;
    try {
      module = createRequire(join(sources, 'package.json')).resolve('@duckdb/node-api');
    } catch {
      throw new MissingReader(`@duckdb/node-api is not in ${sources}`);
    }
    const { DuckDBInstance } = await import(pathToFileURL(module).href) as DuckDb;
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const result = await connection.runAndReadAll(`select s.label as label, s.start as first, s."end" as last, substr(text, s.start::int + 1, (s."end" - s.start)::int) as quote
      from (select text, unnest(spans) as s from ${read}('${join(folder, name)}'))`);
    return result.getRowObjectsJson().map(({ label, first, last, quote }): SeenTag => [label, [[Number(first), Number(last)]], quote]);
  });
}
