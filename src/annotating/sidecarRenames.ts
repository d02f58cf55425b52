import * as vscode from 'vscode';
import type { Log } from '../platform/log';
import { articleUrisOf, sidecarUriOf } from './sidecarFile';

/** A file that is called otherwise from now on. */
interface Rename {
  readonly oldUri: vscode.Uri;
  readonly newUri: vscode.Uri;
}

/**
 * An article that is renamed or moved takes its sidecar along, in the same step, so that its tags are not left behind.
 * Folders take along what is in them anyway. Nothing is ever overwritten.
 */
export function registerSidecarRenames(log: Log): vscode.Disposable {
  return vscode.workspace.onWillRenameFiles((event) => {
    const together = new Set(event.files.map(({ oldUri }) => oldUri.toString()));
    const sidecars = event.files.flatMap((file) => sidecarRename(file) ?? []).filter(({ oldUri }) => !together.has(oldUri.toString()));
    if (sidecars.length > 0) event.waitUntil(editFor(sidecars, log));
  });
}

/** What happens to the sidecar of a file that is renamed; undefined where it is no article's name before and after. */
function sidecarRename({ oldUri, newUri }: Rename): Rename | undefined {
  const sidecar = { oldUri: sidecarUriOf(oldUri), newUri: sidecarUriOf(newUri) };
  const isArticle = (uri: vscode.Uri): boolean => articleUrisOf(sidecarUriOf(uri)).some((article) => article.toString() === uri.toString());
  return isArticle(oldUri) && isArticle(newUri) && sidecar.oldUri.toString() !== sidecar.newUri.toString() ? sidecar : undefined;
}

async function editFor(sidecars: readonly Rename[], log: Log): Promise<vscode.WorkspaceEdit> {
  const edit = new vscode.WorkspaceEdit();
  for (const { oldUri, newUri } of sidecars) {
    if (!(await exists(oldUri))) continue;
    if (await exists(newUri)) log.warn(`${oldUri.toString(true)} stays where it is: there is a ${newUri.toString(true)} already`);
    else edit.renameFile(oldUri, newUri, { overwrite: false });
  }
  return edit;
}

function exists(uri: vscode.Uri): Promise<boolean> {
  return Promise.resolve(vscode.workspace.fs.stat(uri)).then(() => true, () => false);
}
