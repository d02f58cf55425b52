import { randomBytes } from 'node:crypto';
import { closeSync, constants, createReadStream, fstatSync, openSync, readSync, statSync, type Dirent, type Stats } from 'node:fs';
import { access, link, lstat, mkdir, open, readdir, readlink, realpath, rename, stat, unlink, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { FileKind } from '../../core/corpus/files';
import { codeOf } from '../systemErrors';
import { FileChangedError, type DirectoryEntry, type FileContent, type FileSystem, type NewFile } from '../host';

/** Files of up to half as many bytes are read into memory that they share: a piece of its own for each would cost a third of reading it. */
const bytesInPool = 262_144;
/** Calls after which signals, messages and timers get their turn. */
const callsInTurn = 32;

/**
 * The files of this machine. What a corpus needs by the hundred thousand, looking at files and reading them, is done at once: by way of Node's
 * thread pool each of the five calls a file takes costs more than the call itself.
 */
export function createNodeFileSystem(): FileSystem {
  Buffer.poolSize = bytesInPool;
  let calls = 0;
  const othersTurn = async (): Promise<void> => {
    if (++calls % callsInTurn === 0) await new Promise((resolve) => setImmediate(resolve));
  };
  return {
    stat: async (path) => {
      await othersTurn();
      const stats = statSync(path, { throwIfNoEntry: false });
      return stats && { kind: kindOf(stats), size: stats.size, modified: Math.floor(stats.mtimeMs), version: versionOf(stats) };
    },
    linkTarget: async (path) => ((await lstat(path)).isSymbolicLink() ? readlink(path) : undefined),
    readDirectory: async (path) => (await readdir(path, { withFileTypes: true })).map(describeEntry),
    realPath: (path) => realpath(path),
    readFile: async (path, mostBytes) => {
      await othersTurn();
      return readFile(path, mostBytes);
    },
    readChunks: (path) => createReadStream(path, { highWaterMark: 65_536 }) as AsyncIterable<Uint8Array>,
    createFile,
    replaceFile,
    writeFile,
  };
}

function kindOf(stats: Stats): FileKind {
  return stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : 'other';
}

function describeEntry(entry: Dirent): DirectoryEntry {
  const kind = entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : entry.isSymbolicLink() ? 'link' : 'other';
  return { name: entry.name, kind };
}

/** What a write changes: time, size, or (after a rename) the inode. */
function versionOf(stats: Stats): string {
  return `${stats.dev}:${stats.ino}:${stats.size}:${stats.mtimeMs}`;
}

function readFile(path: string, mostBytes: number): FileContent {
  // Opening a pipe waits for its writer unless the open is non-blocking; the handle, not the path, is then asked what it is.
  const handle = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const stats = fstatSync(handle);
    const kind = kindOf(stats);
    const bytes = kind === 'file' ? readStart(handle, Math.min(stats.size, mostBytes)) : new Uint8Array();
    return { kind, size: stats.size, bytes, version: versionOf(stats) };
  } finally {
    closeSync(handle);
  }
}

function readStart(handle: number, length: number): Uint8Array {
  const bytes = Buffer.allocUnsafe(length);
  let filled = 0;
  while (filled < length) {
    const count = readSync(handle, bytes, filled, length - filled, filled);
    if (count === 0) break;
    filled += count;
  }
  return filled === length ? bytes : bytes.subarray(0, filled);
}

async function replaceFile(path: string, bytes: Uint8Array, version: string): Promise<void> {
  const target = await realpath(path);
  const before = await stat(target);
  // A rename needs no right to write the file itself: a file its owner protected would be replaced all the same.
  await access(target, constants.W_OK);
  const temporary = temporaryBeside(target);
  try {
    await writeNewFile(temporary, bytes, before);
    if (versionOf(await stat(target)) !== version) throw new FileChangedError(target);
    await rename(temporary, target);
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw error;
  }
  await syncFolder(dirname(target));
}

async function writeFile(path: string, bytes: Uint8Array): Promise<void> {
  const known = await stat(path).catch(() => undefined);
  if (known) return replaceFile(path, bytes, versionOf(known));
  const temporary = temporaryBeside(path);
  try {
    await writeNewFile(temporary, bytes);
    await rename(temporary, path);
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw error;
  }
  await syncFolder(dirname(path));
}

async function createFile(path: string, replace: boolean): Promise<NewFile> {
  if (!replace && await lstat(path).then(() => true, () => false)) throw Object.assign(new Error(`EEXIST: ${path}`), { code: 'EEXIST' });
  await mkdir(dirname(path), { recursive: true }).catch((error: unknown) => {
    // Node says so of a file that stands where the folder would; what exists is another thing than what is to be written.
    throw codeOf(error) === 'EEXIST' ? Object.assign(new Error(`ENOTDIR: ${dirname(path)}`), { code: 'ENOTDIR' }) : error;
  });
  const temporary = temporaryBeside(path);
  const handle = await open(temporary, 'wx');
  const discard = async (): Promise<void> => {
    await handle.close().catch(() => undefined);
    await unlink(temporary).catch(() => undefined);
  };
  return {
    append: async (bytes) => void (await handle.writeFile(bytes)),
    close: async () => {
      try {
        await handle.close();
        // A link, unlike a rename, does not replace a file that somebody made in the meantime.
        if (replace) await rename(temporary, path);
        else await link(temporary, path);
      } finally {
        await discard();
      }
    },
    discard,
  };
}

function temporaryBeside(path: string): string {
  return join(dirname(path), `.${basename(path).slice(0, 100)}.${randomBytes(6).toString('hex')}.tmp`);
}

async function writeNewFile(path: string, bytes: Uint8Array, like?: Stats): Promise<void> {
  const handle = await open(path, 'wx', like?.mode);
  try {
    await handle.writeFile(bytes);
    if (like) await takeOver(handle, like);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function takeOver(handle: FileHandle, like: Stats): Promise<void> {
  // The owner first: changing it clears the set-user bits of the mode. Only root may; for others it is theirs already or stays so.
  const made = await handle.stat();
  if (made.uid !== like.uid || made.gid !== like.gid) await handle.chown(like.uid, like.gid).catch(() => undefined);
  await handle.chmod(like.mode & 0o7777);
}

/** Makes the new name itself survive a crash. Some systems cannot open folders; the file is whole there all the same. */
async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, constants.O_RDONLY).catch(() => undefined);
  if (!handle) return;
  try {
    await handle.sync().catch(() => undefined);
  } finally {
    await handle.close();
  }
}
