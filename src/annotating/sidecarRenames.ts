import * as vscode from 'vscode';
import { otherOwnerOf } from '../core/corpus/articleNames';
import type { Log } from '../platform/log';
import { workspaceFiles } from '../platform/workspaceFiles';
import { articleUrisOf, sidecarUriOf } from './sidecarFile';

/** A file that is called otherwise from now on. */
interface Rename {
  readonly oldUri: vscode.Uri;
  readonly newUri: vscode.Uri;
}

interface PairRename {
  readonly article: Rename;
  readonly sidecar: Rename;
}

/**
 * An article that is renamed or moved takes its sidecar along, in the same step, so that its tags are not left behind.
 * Folders take along what is in them anyway. Nothing is ever overwritten.
 */
export function registerSidecarRenames(log: Log): vscode.Disposable {
  return vscode.workspace.onWillRenameFiles((event) => {
    const together = new Set(event.files.map(({ oldUri }) => oldUri.toString()));
    const pairs = event.files.flatMap((file) => pairRename(file) ?? []).filter(({ sidecar }) => !together.has(sidecar.oldUri.toString()));
    if (pairs.length > 0) event.waitUntil(editFor(pairs, log));
  });
}

/** An article that is renamed, with the sidecar of that name; undefined where it is no article's name before and after. */
function pairRename(article: Rename): PairRename | undefined {
  const sidecar = { oldUri: sidecarUriOf(article.oldUri), newUri: sidecarUriOf(article.newUri) };
  const isArticle = (uri: vscode.Uri): boolean => articleUrisOf(sidecarUriOf(uri)).some((named) => named.toString() === uri.toString());
  return isArticle(article.oldUri) && isArticle(article.newUri) && sidecar.oldUri.toString() !== sidecar.newUri.toString() ? { article, sidecar } : undefined;
}

async function editFor(pairs: readonly PairRename[], log: Log): Promise<vscode.WorkspaceEdit> {
  const edit = new vscode.WorkspaceEdit();
  for (const { article, sidecar: { oldUri, newUri } } of pairs) {
    if (!(await exists(oldUri)) || await otherOwnerOf(article.oldUri, workspaceFiles)) continue;
    // Beside a text of the same name that counts first, the tags would be that one's.
    const inTheWay = await exists(newUri) ? newUri : await otherOwnerOf(article.newUri, workspaceFiles);
    if (inTheWay) log.warn(`${oldUri.toString(true)} stays where it is: there is a ${inTheWay.toString(true)} already`);
    else edit.renameFile(oldUri, newUri, { overwrite: false });
  }
  return edit;
}

function exists(uri: vscode.Uri): Promise<boolean> {
  return Promise.resolve(vscode.workspace.fs.stat(uri)).then(() => true, () => false);
}
