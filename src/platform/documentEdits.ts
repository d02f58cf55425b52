import * as vscode from 'vscode';
import type { TextEdit } from '../core/text/range';
import { toTextEdits, workspaceEditFor } from './conversions';

/** What became of edits of a document. */
export type EditOutcome = 'applied' | 'readOnly' | 'refused';

/**
 * Applies edits, which count in the document as it is now, as one step that the editor can undo.
 * A workspace edit would change a document that the user has made read-only in this session too, so the edits go through the text
 * editor that shows the document, where one does.
 */
export async function applyToDocument(document: vscode.TextDocument, edits: readonly TextEdit[]): Promise<EditOutcome> {
  if (edits.length === 0) return 'applied';
  if (await isReadOnly(document.uri)) return 'readOnly';
  const editor = vscode.window.visibleTextEditors.find((candidate) => candidate.document === document);
  if (!editor) return (await vscode.workspace.applyEdit(workspaceEditFor(document, edits))) ? 'applied' : 'refused';
  const { version } = document;
  const isDone = await editor.edit((builder) => {
    for (const { range, newText } of toTextEdits(document, edits)) builder.replace(range, newText);
  });
  if (!isDone) return 'refused';
  return document.version === version ? 'readOnly' : 'applied';
}

/** Whether the file, or its whole file system, cannot be written. What was made read-only in this session only is not known. */
async function isReadOnly(uri: vscode.Uri): Promise<boolean> {
  if (uri.scheme === 'untitled') return false;
  if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false) return true;
  return vscode.workspace.fs.stat(uri).then(
    ({ permissions }) => permissions !== undefined && (permissions & vscode.FilePermission.Readonly) !== 0, () => false);
}
