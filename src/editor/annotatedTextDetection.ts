import * as vscode from 'vscode';
import type { Labels } from '../annotating/labels';
import { kindOfFile } from '../core/corpus/articleNames';
import { languageIds } from '../platform/commandTable';
import type { Configuration } from '../platform/configuration';
import { runAndLog, type Log } from '../platform/log';
import { isUserFile } from '../platform/userFiles';
import { workspaceFiles } from '../platform/workspaceFiles';

/**
 * Opens a text that has an annotation file, or lies under an annotation.conf, as annotated text. Markdown under an annotation.conf stays
 * Markdown, as a README of the corpus is. Each document is looked at once, so that a user who sets the language back is not overruled.
 */
export function registerAnnotatedTextDetection(labels: Labels, configuration: Configuration, log: Log): vscode.Disposable {
  const lookedAt = new Set<string>();
  const consider = (document: vscode.TextDocument): void => {
    const key = document.uri.toString();
    const isText = document.languageId === 'plaintext';
    if ((!isText && document.languageId !== 'markdown') || !isUserFile(document.uri)) return;
    if (configuration.detect === 'never' || lookedAt.has(key)) return;
    lookedAt.add(key);
    runAndLog(log, `Kind of ${document.uri.toString(true)}`, async () => {
      const isBelowLabels = (file: vscode.Uri): Promise<boolean> => (isText ? labels.areSetFor(file) : Promise.resolve(false));
      if ((await kindOfFile(document.uri, workspaceFiles, isBelowLabels)) !== 'annotatedText' || document.isClosed) return;
      await vscode.languages.setTextDocumentLanguage(document, languageIds.annotatedText);
    });
  };
  for (const document of vscode.workspace.textDocuments) consider(document);
  return vscode.workspace.onDidOpenTextDocument(consider);
}
