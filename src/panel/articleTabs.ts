import * as vscode from 'vscode';
import { viewTypes } from '../platform/commandTable';

/** Opens an article in the annotation editor, in the place of a tab that shows the same article otherwise. */
export async function openInAnnotationEditor(uri: vscode.Uri, viewColumn: vscode.ViewColumn | undefined): Promise<void> {
  await vscode.commands.executeCommand('vscode.openWith', uri, viewTypes.editor, viewColumn ?? vscode.ViewColumn.Active);
  await closeOther(uri, (input) => input instanceof vscode.TabInputText);
}

/** The reverse. @param selection what is selected there; without it, what VS Code remembers. */
export async function openAsText(uri: vscode.Uri, viewColumn: vscode.ViewColumn | undefined, selection: vscode.Range | undefined): Promise<void> {
  await vscode.commands.executeCommand('vscode.openWith', uri, 'default', { viewColumn: viewColumn ?? vscode.ViewColumn.Active, ...(selection && { selection }) });
  await closeOther(uri, (input) => input instanceof vscode.TabInputCustom);
}

/** Closes the tab of the active group that the new one stands for. Nothing unsaved is lost: the new tab shows the same document. */
async function closeOther(uri: vscode.Uri, isKind: (input: unknown) => boolean): Promise<void> {
  const other = vscode.window.tabGroups.activeTabGroup.tabs.find(({ input, isActive }) =>
    !isActive && isKind(input) && (input as vscode.TabInputText).uri.toString() === uri.toString());
  if (other) await vscode.window.tabGroups.close(other, true);
}
