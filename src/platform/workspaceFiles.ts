import * as vscode from 'vscode';
import type { FileChange, FileEntry, FileKind, FileStat, Subscription, WatchedFiles } from '../core/corpus/files';
import { readLocally } from './localFiles';
import { nameOf } from './nameOf';

/** The files of the workspace, on whatever disk, remote machine or web page it is. */
export const workspaceFiles: WatchedFiles<vscode.Uri> = {
  async stat(place): Promise<FileStat | undefined> {
    return orMissing(async () => {
      const { type, size, mtime } = await vscode.workspace.fs.stat(place);
      return { kind: kindOf(type), size, modified: Math.max(0, Math.floor(mtime)) };
    });
  },

  async list(folder): Promise<readonly FileEntry[] | undefined> {
    return orMissing(async () => {
      const entries = await vscode.workspace.fs.readDirectory(folder);
      return entries.filter(([, type]) => type !== vscode.FileType.SymbolicLink).map(([name, type]) => ({ name, kind: kindOf(type) }));
    });
  },

  async read(file, mostBytes): Promise<Uint8Array | undefined> {
    return await readLocally(file, mostBytes) ?? orMissing(async () => {
      const bytes = await vscode.workspace.fs.readFile(file);
      return mostBytes === undefined ? bytes : bytes.subarray(0, mostBytes);
    });
  },

  within: (folder, name) => vscode.Uri.joinPath(folder, name),

  folderOf(place) {
    const folder = vscode.Uri.joinPath(place, '..');
    return folder.path === place.path ? undefined : folder;
  },

  nameOf,

  keyOf: (place) => place.toString(),

  watch(folder, nameGlob, listener): Subscription {
    const watcher = vscode.workspace.createFileSystemWatcher(folder ? new vscode.RelativePattern(folder, `**/${nameGlob}`) : `**/${nameGlob}`);
    const report = (change: FileChange) => (file: vscode.Uri): void => listener(file, change);
    return vscode.Disposable.from(
      watcher, watcher.onDidCreate(report('created')), watcher.onDidChange(report('changed')), watcher.onDidDelete(report('deleted')));
  },
};

/** The name of one file as a glob that matches it and no other, for watchers. */
export function globOfName(name: string): string {
  return name.replace(/[[\]{}*?]/g, '[$&]');
}

/** A link to a file is both a link and a file. */
function kindOf(type: vscode.FileType): FileKind {
  return (type & vscode.FileType.File) !== 0 ? 'file' : (type & vscode.FileType.Directory) !== 0 ? 'folder' : 'other';
}

async function orMissing<Value>(work: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof vscode.FileSystemError && missing.has(error.code)) return undefined;
    throw error;
  }
}

const missing: ReadonlySet<string> = new Set(['FileNotFound', 'FileNotADirectory', 'FileIsADirectory']);
