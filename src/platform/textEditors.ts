import * as vscode from 'vscode';

/** A text editor that shows a document: a visible one, or else one that is opened beside the active editor, which keeps the keyboard. */
export async function textEditorOf(document: vscode.TextDocument): Promise<vscode.TextEditor> {
  return visibleEditorOf(document) ?? await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true, preview: false });
}

/** The first visible text editor that shows a document. */
export function visibleEditorOf(document: vscode.TextDocument): vscode.TextEditor | undefined {
  return vscode.window.visibleTextEditors.find((editor) => editor.document === document);
}
