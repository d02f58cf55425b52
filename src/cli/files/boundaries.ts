import { basename, dirname, join } from 'node:path';
import { pathBelow } from './relativePath';
import type { Files } from '../../core/corpus/files';
import type { FileSystem } from '../host';
import { Failure, problemTemplates } from '../messages';
import { portFiles } from './portFiles';
import { codeOf } from '../systemErrors';

export type FileWrites = Pick<FileSystem, 'replaceFile' | 'createFile' | 'writeFile'>;

/**
 * Writes that stay below the folders the user gave: in a repository of somebody else, a link to a file or to a folder must not lead them
 * elsewhere. Links between the folders, and folders that are given by way of a link, are followed.
 * Every method rejects with a `Failure` where a link leads out.
 * @param folders absolute; one that does not exist yet may be made
 */
export function writesWithin(folders: readonly string[], fileSystem: FileSystem): FileWrites {
  let realFolders: Promise<readonly string[]> | undefined;
  const checked = async (path: string, real: string): Promise<string> => {
    realFolders ??= Promise.all([...new Set(folders)].map((folder) => realPathOf(folder, fileSystem)));
    if ((await realFolders).some((folder) => isWithin(folder, real))) return real;
    throw new Failure(problemTemplates.linkLeaves, { file: basename(path), target: real });
  };
  // What was checked is what is written: a link that is put there in between is not followed.
  return {
    replaceFile: async (path, bytes, version) => fileSystem.replaceFile(await checked(path, await fileSystem.realPath(path)), bytes, version),
    writeFile: async (path, bytes) => fileSystem.writeFile(await checked(path, await realPathOf(path, fileSystem)), bytes),
    // A new file takes the place of a link under its name.
    createFile: async (path, replace) => fileSystem.createFile(await checked(path, join(await realPathOf(dirname(path), fileSystem), basename(path))), replace),
  };
}

/** Which files of this machine a configuration of somebody else may have read and quoted. */
export interface Repository {
  /** Absolute: the repository is the nearest folder from here upwards that git begins in. */
  readonly from: string;
  /** Absolute: what counts where there is no repository. */
  readonly otherwise: string;
}

/** The files that the configuration of a corpus may name. `read` rejects with a `Failure` for a file outside the repository. */
export function filesWithin(repositoryFor: (path: string) => Repository, fileSystem: FileSystem): Files<string> {
  const files = portFiles(fileSystem);
  return {
    ...files,
    read: async (path, mostBytes) => {
      const bytes = await files.read(path, mostBytes);
      if (bytes !== undefined) await requireWithin(repositoryFor(path), path, fileSystem);
      return bytes;
    },
  };
}

/** @throws Failure where a file is outside the repository, by its path or by a link */
export async function requireWithin(repository: Repository, path: string, fileSystem: FileSystem): Promise<void> {
  const folder = await folderOf(repository, fileSystem);
  if (isWithin(await realPathOf(folder, fileSystem), await realPathOf(path, fileSystem))) return;
  throw new Failure(problemTemplates.outsideRepository, { folder });
}

async function folderOf({ from, otherwise }: Repository, fileSystem: FileSystem): Promise<string> {
  for (let folder = from; ; folder = dirname(folder)) {
    // In a worktree it is a file.
    if (await fileSystem.stat(join(folder, '.git')).then((stat) => stat !== undefined, () => false)) return folder;
    if (dirname(folder) === folder) return otherwise;
  }
}

/** With every link resolved, of as much of the path as exists. */
async function realPathOf(path: string, fileSystem: FileSystem): Promise<string> {
  try {
    return await fileSystem.realPath(path);
  } catch (error) {
    const code = codeOf(error);
    if ((code !== 'ENOENT' && code !== 'ENOTDIR') || dirname(path) === path) throw error;
    return join(await realPathOf(dirname(path), fileSystem), basename(path));
  }
}

/** Whether a path is the folder or lies below it. Both absolute. */
export function isWithin(folder: string, path: string): boolean {
  return folder === path || pathBelow(folder, path) !== undefined;
}
