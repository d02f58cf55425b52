import * as vscode from 'vscode';
import { articleMarksFileName, isAnnotationFileName, mayBeArticle } from '../core/corpus/articleNames';
import { isSkippedFolder } from '../core/corpus/corpusArticles';
import type { FileChange, Subscription } from '../core/corpus/files';
import { nameOf } from '../platform/nameOf';
import { workspaceFiles } from '../platform/workspaceFiles';

/** Who hears of changes in the articles of the workspace. */
export interface CorpusListener {
  /** An article, an annotation file, or what says which articles are done. */
  file(uri: vscode.Uri, change: FileChange): void;
  /** Perhaps a folder: where one comes or goes, is renamed or moved, VS Code says nothing of the files in it. */
  folder(uri: vscode.Uri, change: Exclude<FileChange, 'changed'>): void;
}

export function watchCorpus(listener: CorpusListener): Subscription {
  return workspaceFiles.watch(undefined, '*', (uri, change) => {
    const root = vscode.workspace.getWorkspaceFolder(uri)?.uri;
    if (!root || uri.path.slice(root.path.length).split('/').some((name) => name !== '' && isSkippedFolder(name))) return;
    const name = nameOf(uri);
    if (mayBeArticle(name) || isAnnotationFileName(name) || name === articleMarksFileName) listener.file(uri, change);
    else if (change !== 'changed') listener.folder(uri, change);
  });
}

/** Whether a file lies in a folder or below. */
export function isBelow(folder: vscode.Uri, file: vscode.Uri): boolean {
  return file.toString().startsWith(`${folder.toString()}/`);
}
