import { parquetMetadataAsync, parquetReadObjects, type SchemaElement } from 'hyparquet';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import * as z from 'zod/mini';
import { message } from '../message';
import { articleOfRow, datasetCard, datasetRow, datasetFeatures, rowOf, tagNames, type DatasetRow } from './huggingFace';
import { FormatError, type FormatCodec, type FormatWriter, type InputFile, type OutputPiece, type ReadResult } from './format';
import type { InterchangeArticle } from './interchange';
import { checked } from './json';
import { numberedName } from './names';
import { readMessages } from './readMessages';

const rowsFile = 'articles.parquet';

/** Rows that wait in memory until they are written as one group. */
const rowsOfGroup = 500;

/** Typed columns, with the types of the Hugging Face library in the metadata of the file. */
export const huggingFaceParquet: FormatCodec = { writer: ({ labels }) => new DatasetWriter(labels), read: readRows };

class DatasetWriter implements FormatWriter {
  readonly #labels: readonly string[];
  readonly #numbers: ReadonlyMap<string, number>;
  readonly #bytes = new ByteWriter();
  readonly #writer: ParquetWriter;
  #rows: DatasetRow[] = [];

  constructor(labels: readonly string[]) {
    this.#labels = labels;
    this.#numbers = new Map(tagNames(labels).map((name, index) => [name, index]));
    const features = JSON.stringify({ info: { features: datasetFeatures(labels) } });
    this.#writer = new ParquetWriter({ writer: this.#bytes, schema, kvMetadata: [{ key: 'huggingface', value: features }] });
  }

  write(article: InterchangeArticle): OutputPiece[] {
    this.#rows.push(rowOf(article, this.#numbers));
    return this.#rows.length < rowsOfGroup ? [] : this.#writeGroup();
  }

  end(): OutputPiece[] {
    const last = this.#writeGroup();
    void this.#writer.finish();
    return [...last, ...this.#written(), { file: 'README.md', content: datasetCard(rowsFile, this.#labels) }];
  }

  #writeGroup(): OutputPiece[] {
    const rows = this.#rows;
    this.#rows = [];
    if (rows.length === 0) return [];
    const column = (name: string, data: unknown[]): { name: string; data: unknown[] } => ({ name, data });
    void this.#writer.write({
      rowGroupSize: rows.length,
      columnData: [
        column('id', rows.map(({ id }) => id)), column('text', rows.map(({ text }) => text)), column('tokens', rows.map(({ tokens }) => tokens)),
        column('ner_tags', rows.map(({ ner_tags: tags }) => tags.map(BigInt))),
        column('spans', rows.map(({ spans }) => spans.map(({ start, end, label }) => ({ start: BigInt(start), end: BigInt(end), label })))),
        column('url', rows.map(({ url }) => url)), column('title', rows.map(({ title }) => title)), column('subjects', rows.map(({ subjects }) => subjects)),
        column('date', rows.map(({ date }) => date)), column('number', rows.map(({ number }) => number)),
      ],
    });
    return this.#written();
  }

  /** What has been written since, taken out of the writer so that it does not grow; its offset in the file goes on. */
  #written(): OutputPiece[] {
    const content = new Uint8Array(this.#bytes.buffer, 0, this.#bytes.index).slice();
    this.#bytes.index = 0;
    return content.length === 0 ? [] : [{ file: rowsFile, content }];
  }
}

const text = (name: string): SchemaElement => ({ name, type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' });
const integer = (name: string): SchemaElement => ({ name, type: 'INT64', repetition_type: 'OPTIONAL' });
/** A list of three levels, as the format's specification wants it (LogicalTypes.md of apache/parquet-format). */
const list = (name: string, element: readonly SchemaElement[]): SchemaElement[] => [
  { name, repetition_type: 'OPTIONAL', num_children: 1, converted_type: 'LIST' }, { name: 'list', repetition_type: 'REPEATED', num_children: 1 }, ...element,
];

const schema: SchemaElement[] = [
  { name: 'root', num_children: 10 },
  text('id'), text('text'), ...list('tokens', [text('element')]), ...list('ner_tags', [integer('element')]),
  ...list('spans', [{ name: 'element', repetition_type: 'OPTIONAL', num_children: 3 }, integer('start'), integer('end'), text('label')]),
  text('url'), text('title'), ...list('subjects', [text('element')]), text('date'), text('number'),
];

const columns = ['id', 'text', 'tokens', 'words', 'ner_tags', 'tags', 'labels', 'spans', 'entities', 'url', 'title', 'subjects', 'date', 'number'];

/** The reader's own drops U+FEFF at the start, which may be part of an article. */
const exactText = new TextDecoder('utf-8', { ignoreBOM: true });

/** Rows read at once. */
const rowsRead = 200;

async function* readRows(file: InputFile): AsyncIterable<ReadResult> {
  const bytes = await file.bytes();
  if (bytes.length === 0) throw new FormatError(message(readMessages.empty));
  // The package says of a file too short for the last eight bytes only that a DataView has bounds.
  if (!exactText.decode(bytes.subarray(8).subarray(-4)).endsWith('PAR1')) throw new FormatError(message(readMessages.noParquetEnd));
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  const metadata = await parquetMetadataAsync(buffer).catch((error: unknown) => {
    throw unreadable(error);
  });
  const known = new Set(metadata.schema.map(({ name }) => name));
  const names = tagNamesIn(metadata.key_value_metadata?.find(({ key }) => key === 'huggingface')?.value);
  const total = Number(metadata.num_rows);
  for (let rowStart = 0; rowStart < total; rowStart += rowsRead) {
    const rows = await parquetReadObjects({
      file: buffer, metadata, columns: columns.filter((name) => known.has(name)), rowStart, rowEnd: Math.min(rowStart + rowsRead, total),
      parsers: { stringFromBytes: (each: Uint8Array | undefined) => each && exactText.decode(each) },
    }).catch((error: unknown) => {
      throw unreadable(error);
    });
    for (const [index, row] of rows.entries()) {
      const number = rowStart + index + 1;
      const parsed = checked(withoutBigIntegers(row), datasetRow, number);
      yield 'problem' in parsed ? parsed : articleOfRow(parsed.value, numberedName(file.name, number), names, number);
    }
  }
}

function unreadable(error: unknown): FormatError {
  return new FormatError(message(readMessages.noParquet, { reason: error instanceof Error ? error.message : String(error) }));
}

function withoutBigIntegers(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value) || ArrayBuffer.isView(value)) return Array.from(value as ArrayLike<unknown>, withoutBigIntegers);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withoutBigIntegers(each)]));
}

const metadataSchema = z.object({ info: z.object({ features: z.record(z.string(), z.unknown()) }) });
const classLabel = z.object({ feature: z.object({ names: z.array(z.string()) }) });

/** What the numbers of the tags mean, as the Hugging Face library writes it. */
function tagNamesIn(metadata: string | undefined): readonly string[] | undefined {
  if (metadata === undefined) return undefined;
  try {
    const parsed = z.safeParse(metadataSchema, JSON.parse(metadata));
    const features = parsed.success ? parsed.data.info.features : {};
    const tags = z.safeParse(classLabel, features['ner_tags'] ?? features['tags'] ?? features['labels']);
    return tags.success ? tags.data.feature.names : undefined;
  } catch {
    return undefined;
  }
}
