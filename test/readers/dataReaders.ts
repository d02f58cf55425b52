import { createRequire } from 'node:module';
import Papa from 'papaparse';
import { bytesOf, contentOf, type Files, type Reader } from './reader';
import type { SeenTag } from './tags';

/** What is used of Arrow; its own types bring those of another Node along. */
interface Arrow {
  tableFromIPC(bytes: Uint8Array): { toArray(): { toJSON(): unknown }[] };
}
interface ParquetWasm {
  readParquet(bytes: Uint8Array): { intoIPCStream(): Uint8Array };
}

interface Row { readonly text: string; readonly spans: Iterable<{ readonly start: bigint; readonly end: bigint; readonly label: string }> }

/** The Rust implementation of Parquet and Arrow. */
function parquet(files: Files): Promise<SeenTag[]> {
  const load = createRequire(__filename);
  const { readParquet } = load('parquet-wasm') as ParquetWasm;
  const { tableFromIPC } = load('apache-arrow') as Arrow;
  const rows = tableFromIPC(readParquet(bytesOf(files, '.parquet')).intoIPCStream()).toArray().map((row) => row.toJSON() as Row);
  return Promise.resolve(rows.flatMap(({ text, spans }) => [...spans].map(({ start, end, label }): SeenTag =>
    [label, [[Number(start), Number(end)]], [...text].slice(Number(start), Number(end)).join('')])));
}

/** A table has only how often each label was given, and the article's fields. */
function table(files: Files): Promise<SeenTag[]> {
  const { data, errors } = Papa.parse<Record<string, string>>(contentOf(files, '.csv'), { header: true, skipEmptyLines: true });
  if (errors[0]) throw new RangeError(errors[0].message);
  return Promise.resolve(data.flatMap((row) => Object.entries(row).flatMap(([name, cell]): SeenTag[] =>
    (name.startsWith('tags: ') ? [[name.slice('tags: '.length), [], cell]] : []))));
}

export const dataReaders: readonly Reader[] = [
  // The length of the metadata stands before the last four bytes.
  { format: 'hugging-face-parquet', by: 'arrow-rs', unit: 'code points', broken: { file: /\.parquet$/, from: /[^][^]PAR1$/, to: '\xff\xffPAR1' }, read: parquet },
  { format: 'csv', by: 'Papa Parse', unit: 'counts', broken: { file: /\.csv$/, from: /"\r\n$/, to: '\r\n' }, read: table },
];
