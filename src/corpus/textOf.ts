import * as vscode from 'vscode';
import { workspaceFiles } from '../platform/workspaceFiles';

/** What is open in an editor, unsaved changes included, or else the file. Undefined where there is none. @throws where it is not UTF-8 */
export async function textOf(uri: vscode.Uri): Promise<string | undefined> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open) return open.getText();
  const bytes = await workspaceFiles.read(uri);
  return bytes && new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
}
