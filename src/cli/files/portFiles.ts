import { basename, dirname, join } from 'node:path';
import type { FileEntry, Files } from '../../core/corpus/files';
import type { FileSystem } from '../host';
import { codeOf } from '../systemErrors';

/** The files of the machine as core asks for them. Places are absolute paths. */
export function portFiles(fileSystem: FileSystem): Files<string> {
  return {
    stat: (path) => orMissing(() => fileSystem.stat(path)),
    list: (folder) => orMissing(async () => {
      const entries = await fileSystem.readDirectory(folder);
      const known = await Promise.all(entries.map(async ({ name, kind }): Promise<FileEntry | undefined> => {
        if (kind !== 'link') return { name, kind };
        // What a link leads to that cannot be looked at is nobody's article, and no reason to stop.
        const target = await fileSystem.stat(join(folder, name)).catch(() => undefined);
        return target && { name, kind: target.kind };
      }));
      return known.filter((entry) => entry !== undefined);
    }),
    read: (path, mostBytes = Infinity) => orMissing(async () => {
      const { kind, bytes } = await fileSystem.readFile(path, mostBytes);
      return kind === 'file' ? bytes : undefined;
    }),
    within: (folder, name) => join(folder, name),
    folderOf: (path) => (dirname(path) === path ? undefined : dirname(path)),
    nameOf: (path) => basename(path),
    keyOf: (path) => path,
  };
}

async function orMissing<Value>(work: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await work();
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR' || code === 'ELOOP') return undefined;
    throw error;
  }
}
