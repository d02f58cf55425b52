import * as vscode from 'vscode';
import { kindOfFile } from '../core/corpus/articleNames';
import { isArticle } from './articles';
import { languageIds } from './commandTable';
import { workspaceFiles } from './workspaceFiles';

/** Opens a file that is known to be an article, and gives its document the language of its kind where it has another. */
export async function openArticle(file: vscode.Uri): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(file);
  if (isArticle(document)) return document;
  const kind = await kindOfFile(file, workspaceFiles, () => Promise.resolve(true));
  return vscode.languages.setTextDocumentLanguage(document, kind === 'record' ? languageIds.article : languageIds.annotatedText);
}
