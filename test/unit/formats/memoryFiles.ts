import type { FormatDescription, InputFile, ReadProblem } from '../../../src/core/formats/format';
import type { InterchangeArticle } from '../../../src/core/formats/interchange';

/** A file in memory as formats read it, in pieces that cut lines and characters. */
function memoryFile(path: string, files: ReadonlyMap<string, Uint8Array>, pieceLength = 97): InputFile {
  const dot = path.lastIndexOf('.');
  const [name, extension] = [path.slice(0, dot), path.slice(dot)];
  const bytes = files.get(path) ?? new Uint8Array();
  return {
    name, extension,
    async *chunks() {
      for (let at = 0; at < bytes.length; at += pieceLength) yield await Promise.resolve(bytes.subarray(at, at + pieceLength));
    },
    bytes: () => Promise.resolve(bytes),
    companion: (other) => Promise.resolve(files.get(name + other)),
  };
}

/** The files of a format that hold these articles, already reduced. */
export async function written(format: FormatDescription, articles: readonly InterchangeArticle[]): Promise<Map<string, Uint8Array>> {
  const labels = [...new Set(articles.flatMap(({ annotations }) => annotations.entities.map(({ label }) => label)))].sort();
  const writer = (await format.load()).writer({ labels });
  const pieces = new Map<string, Uint8Array[]>();
  const put = (all: Iterable<{ file: string; content: string | Uint8Array }>): void => {
    for (const { file, content } of all) {
      const known = pieces.get(file) ?? [];
      known.push(typeof content === 'string' ? new TextEncoder().encode(content) : Uint8Array.from(content));
      pieces.set(file, known);
    }
  };
  for (const article of articles) put(await writer.write(article));
  put(await writer.end());
  return new Map([...pieces].map(([file, all]) => [file, Buffer.concat(all)]));
}

export interface ReadBack {
  readonly articles: InterchangeArticle[];
  readonly problems: ReadProblem[];
}

/** Reads every file of the format. Rejects with `FormatError`. */
export async function readBack(format: FormatDescription, files: ReadonlyMap<string, Uint8Array>): Promise<ReadBack> {
  const codec = await format.load();
  const result: ReadBack = { articles: [], problems: [] };
  const companions = new Set(format.files === 'each' ? ['labeling-config.xml', 'TypeSystem.xml'] : []);
  for (const path of files.keys()) {
    if (companions.has(path) || !format.extensions.some((extension) => path.endsWith(extension))) continue;
    for await (const read of codec.read(memoryFile(path, files))) {
      if ('problem' in read) result.problems.push(read);
      else {
        result.articles.push(read.article);
        result.problems.push(...read.problems ?? []);
      }
    }
  }
  return result;
}

export function filesOf(files: Readonly<Record<string, string>>): Map<string, Uint8Array> {
  return new Map(Object.entries(files).map(([path, content]) => [path, new TextEncoder().encode(content)]));
}
