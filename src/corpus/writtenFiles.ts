import * as vscode from 'vscode';

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
export async function saveFiles(written: readonly WrittenFile[]): Promise<boolean> {
  const changed = new Set(written.filter(({ isSaved }) => isSaved).map(({ uri }) => uri.toString()));
  const documents = vscode.workspace.textDocuments.filter((document) => document.isDirty && changed.has(document.uri.toString()));
  return (await Promise.all(documents.map((document) => document.save()))).every(Boolean);
}

/** Makes the files what they were, all at once; only as long as none of them was changed since. */
export async function takeBack(written: readonly WrittenFile[]): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  for (const { uri, before, after } of written) {
    const document = await vscode.workspace.openTextDocument(uri);
    if (document.getText() !== after) {
      void vscode.window.showWarningMessage(vscode.l10n.t('Not undone: an annotation file changed in the meantime.'));
      return;
    }
    if (before === undefined) edit.deleteFile(uri);
    else edit.replace(uri, new vscode.Range(document.positionAt(0), document.positionAt(after.length)), before);
  }
  if (await vscode.workspace.applyEdit(edit, { isRefactoring: true })) await saveFiles(written.filter(({ before }) => before !== undefined));
}
