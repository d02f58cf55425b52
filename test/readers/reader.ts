import { formatOf, type FormatId } from '../../src/core/formats/formatTable';
import type { InterchangeArticle } from '../../src/core/formats/interchange';
import { reduceTo } from '../../src/core/formats/losses';
import { written } from '../unit/formats/memoryFiles';
import type { ReaderUnit, SeenTag } from './tags';

/** The files of a result by their names. */
export type Files = ReadonlyMap<string, Uint8Array>;

/** A program that reads a format and that is not ours. */
export interface Reader {
  readonly format: FormatId;
  readonly by: string;
  readonly unit: ReaderUnit;
  /** Makes of a file that it takes one that it has to refuse, or in which it has to see other tags. */
  readonly broken: { readonly file: RegExp; readonly from: RegExp; readonly to: string };
  /** Rejects what it refuses. */
  read(files: Files): Promise<readonly SeenTag[]>;
}

export interface Exported {
  /** The article as far as the format carries it. */
  readonly article: InterchangeArticle;
  readonly files: Files;
}

export async function exportedTo(format: FormatId, article: InterchangeArticle): Promise<Exported> {
  const { article: reduced } = reduceTo(article, formatOf(format).carries);
  return { article: reduced, files: await written(formatOf(format), [reduced]) };
}

/** @throws RangeError where nothing was there to break, because such a check is dead */
export function brokenFiles(files: Files, { file, from, to }: Reader['broken']): Files {
  const name = [...files.keys()].find((each) => file.test(each));
  const bytes = name === undefined ? undefined : files.get(name);
  if (name === undefined || bytes === undefined) throw new RangeError(`no file ${String(file)}`);
  // One character for one byte, so that files that are no text stay as they are.
  const content = Buffer.from(bytes).toString('latin1');
  const broken = content.replace(from, to);
  if (broken === content) throw new RangeError(`${name} has nothing like ${String(from)}`);
  return new Map([...files, [name, Buffer.from(broken, 'latin1')]]);
}

/** The content of the file whose name ends so. */
export function contentOf(files: Files, ending: string): string {
  return Buffer.from(bytesOf(files, ending)).toString('utf8');
}

export function bytesOf(files: Files, ending: string): Uint8Array {
  for (const [name, bytes] of files) if (name.endsWith(ending)) return bytes;
  throw new RangeError(`no file *${ending}`);
}
