import * as vscode from 'vscode';
import { nameOf } from '../platform/nameOf';

/** An annotation file as it was and as it is after a step. */
export interface WrittenFile {
  readonly uri: vscode.Uri;
  /** Undefined where there was none. */
  readonly before: string | undefined;
  readonly after: string;
  /** Whether it is saved with the step: one whose article has unsaved changes is not. */
  readonly isSaved: boolean;
}

/** Saves what a step changed. @returns whether all could be saved */
export function saveFiles(written: readonly WrittenFile[]): Promise<boolean> {
  return save(written.filter(({ isSaved }) => isSaved).map(({ uri }) => uri));
}

async function save(uris: readonly vscode.Uri[]): Promise<boolean> {
  const changed = new Set(uris.map((uri) => uri.toString()));
  const documents = vscode.workspace.textDocuments.filter((document) => document.isDirty && changed.has(document.uri.toString()));
  return (await Promise.all(documents.map((document) => document.save()))).every(Boolean);
}

/** Makes the files what they were, all at once; only as long as none of them was changed since. */
export async function takeBack(written: readonly WrittenFile[]): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  const saved: vscode.Uri[] = [];
  for (const { uri, before, after } of written) {
    const document = await documentOf(uri);
    if (document?.getText() !== after) {
      void vscode.window.showWarningMessage(vscode.l10n.t('Not undone: “{file}” changed in the meantime.', { file: nameOf(uri) }));
      return;
    }
    if (before === undefined) edit.deleteFile(uri);
    else edit.replace(uri, new vscode.Range(document.positionAt(0), document.positionAt(after.length)), before);
    if (before !== undefined && !document.isDirty) saved.push(uri);
  }
  // VS Code saves every file of a refactoring, those of articles that are unsaved, too: these are saved with their article.
  if (await vscode.workspace.applyEdit(edit)) await save(saved);
}

/** Undefined where the file is gone. */
function documentOf(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  return Promise.resolve(vscode.workspace.openTextDocument(uri)).catch(() => undefined);
}
