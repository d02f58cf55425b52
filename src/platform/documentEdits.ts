import * as vscode from 'vscode';
import { readSettled } from './readSettled';
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

/** The last change of each file that is being rewritten, by its address. */
const rewriting = new Map<string, Promise<void>>();

/**
 * Rewrites a small text file, one change after the other: each is made in what the one before left. The file
 * need not be there yet; where it is open with changes that are not saved, those stay and are saved too.
 * @throws where it cannot be read or written
 */
export async function rewriteTextFile(file: vscode.Uri, change: (text: string) => string): Promise<void> {
  const key = file.toString();
  const before = rewriting.get(key);
  const work = (async () => {
    await before?.catch(() => undefined);
    await rewriteNow(file, change);
  })();
  rewriting.set(key, work);
  try {
    await work;
  } finally {
    if (rewriting.get(key) === work) rewriting.delete(key);
  }
}

async function rewriteNow(file: vscode.Uri, change: (text: string) => string): Promise<void> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === file.toString() && document.isDirty);
  if (open) {
    const edit = new vscode.WorkspaceEdit();
    edit.replace(file, new vscode.Range(0, 0, open.lineCount, 0), change(open.getText()));
    await vscode.workspace.applyEdit(edit);
    await open.save();
    return;
  }
  let text = '';
  try {
    text = new TextDecoder().decode(await readSettled(file));
  } catch (error) {
    if (!(error instanceof vscode.FileSystemError && error.code === 'FileNotFound')) throw error;
  }
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(change(text)));
}
