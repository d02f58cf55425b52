import * as vscode from 'vscode';
import { readUtf8 } from '../core/text/encoding';
import { workspaceFiles } from './workspaceFiles';

/**
 * What is open in an editor, unsaved changes included, or else the file. Undefined where there is none.
 * @param decoding of the file; a byte order mark is kept, and bytes that are not UTF-8 throw, unless it says otherwise
 */
export async function textOf(uri: vscode.Uri, decoding: { readonly fatal?: boolean; readonly ignoreBOM?: boolean } = { fatal: true, ignoreBOM: true }): Promise<string | undefined> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open) return open.getText();
  const bytes = await workspaceFiles.read(uri);
  if (bytes === undefined) return undefined;
  return decoding.fatal === true ? readUtf8(bytes, decoding.ignoreBOM === true ? 'keepMark' : 'dropMark') : new TextDecoder('utf-8', decoding).decode(bytes);
}
