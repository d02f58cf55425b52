import * as vscode from 'vscode';
import { isArticle } from '../../platform/articles';
import { articleInTextKey } from '../../platform/commandTable';

/** Keeps the context that completes a step of the walkthrough: whether the active editor is the text of an article. */
export function watchTextContext(): vscode.Disposable {
  let told: boolean | undefined;
  const tell = (): void => {
    const document = vscode.window.activeTextEditor?.document;
    const isText = document !== undefined && isArticle(document);
    if (isText === told) return;
    told = isText;
    void vscode.commands.executeCommand('setContext', articleInTextKey, isText);
  };
  tell();
  // A document that changes its language is closed and opened.
  return vscode.Disposable.from(vscode.window.onDidChangeActiveTextEditor(tell), vscode.workspace.onDidOpenTextDocument(tell));
}
