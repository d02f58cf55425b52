import { message } from '../message';
import { FormatError, type InputFile, type ReadProblem } from './format';
import { readMessages } from './readMessages';

export const archiveExtension = '.zip';

/** Most that is unpacked of one archive, in bytes; what an archive says it holds is not to be trusted with all memory. */
const largestContent = 512 * 1_048_576;

export interface ArchiveContent {
  readonly files: readonly InputFile[];
  readonly problems: readonly ReadProblem[];
}

/**
 * The files of a zip archive that have one of the extensions, as annotation servers hand them out. Files whose names lead out
 * of the archive are left out and reported; companions are looked for in the archive.
 * @param name of the archive, before the names of its files
 * @throws FormatError where it is no zip archive, or unpacks to too much
 */
export async function filesOfArchive(bytes: Uint8Array, name: string, extensions: readonly string[]): Promise<ArchiveContent> {
  const { unzipSync } = await import('./unzip');
  const problems: ReadProblem[] = [];
  let size = 0;
  let contents: Readonly<Record<string, Uint8Array>>;
  try {
    contents = unzipSync(bytes, {
      filter: ({ name: path, originalSize }) => {
        if (path.endsWith('/')) return false;
        if (!isInside(path)) {
          problems.push({ problem: message(readMessages.outsideArchive, { file: path }) });
          return false;
        }
        size += originalSize;
        if (size > largestContent) throw new FormatError(message(readMessages.tooLarge, { size: Math.ceil(size / 1_048_576), limit: largestContent / 1_048_576 }));
        return true;
      },
    });
  } catch (error) {
    if (error instanceof FormatError) throw error;
    throw new FormatError(message(readMessages.noArchive, { reason: error instanceof Error ? error.message : String(error) }));
  }
  const files = Object.keys(contents).filter((path) => extensions.some((extension) => path.toLowerCase().endsWith(extension))).sort()
    .map((path) => fileIn(contents, path, name));
  return { files, problems };
}

function isInside(path: string): boolean {
  return !path.startsWith('/') && !path.includes('\\') && !/^[A-Za-z]:/.test(path) && !path.split('/').includes('..');
}

function fileIn(contents: Readonly<Record<string, Uint8Array>>, path: string, archive: string): InputFile {
  const dot = path.lastIndexOf('.');
  const stem = path.slice(0, dot);
  const bytes = contents[path] ?? new Uint8Array();
  return {
    name: `${archive}/${stem}`,
    extension: path.slice(dot).toLowerCase(),
    chunks: () => once(bytes),
    bytes: () => Promise.resolve(bytes),
    companion: (other) => Promise.resolve(Object.hasOwn(contents, stem + other) ? contents[stem + other] : undefined),
  };
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield await Promise.resolve(bytes);
}
