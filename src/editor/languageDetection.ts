import * as vscode from 'vscode';
import { recognitionThresholds, scoreRecord, type RecognitionScore } from '../core/record/recognition';
import { languageIds } from '../platform/commandTable';
import type { Configuration } from '../platform/configuration';
import { runAndLog, type Log } from '../platform/log';
import { isUserFile } from '../platform/userFiles';
import { nameOf } from '../platform/nameOf';

/** Recognition looks at these lines only, however long the document is. */
const linesLookedAt = 6;

/**
 * Recognizes article records among plain-text documents. Each document is looked at once, so that a user
 * who sets the language back to plain text is not overruled.
 */
export function registerLanguageDetection(configuration: Configuration, log: Log): vscode.Disposable {
  const lookedAt = new Set<string>();
  const consider = (document: vscode.TextDocument): void => {
    const key = document.uri.toString();
    if (document.languageId !== 'plaintext' || !isUserFile(document.uri) || configuration.detect === 'never' || lookedAt.has(key)) return;
    lookedAt.add(key);
    if (isAssociatedByUser(document)) return;
    const score = scoreRecord(firstLines(document));
    runAndLog(log, `Language of ${document.uri.toString(true)}`, () => decide(document, score, configuration));
  };
  for (const document of vscode.workspace.textDocuments) consider(document);
  return vscode.workspace.onDidOpenTextDocument(consider);
}

async function decide(document: vscode.TextDocument, score: RecognitionScore, configuration: Configuration): Promise<void> {
  if (score >= recognitionThresholds.switchLanguage && configuration.detect === 'automatic') {
    await vscode.languages.setTextDocumentLanguage(document, languageIds.article);
    return;
  }
  if (score < recognitionThresholds.offer) return;
  const yes = vscode.l10n.t('Switch to Article');
  const no = vscode.l10n.t('Leave as Plain Text');
  const name = nameOf(document.uri);
  const answer = await vscode.window.showInformationMessage(
    vscode.l10n.t('“{name}” looks like an article ({score} of 4 signs).', { name, score }), yes, no);
  if (answer === yes && !document.isClosed) await vscode.languages.setTextDocumentLanguage(document, languageIds.article);
}

/** `files.associations` of the user names a language for this file: then that is the language. */
function isAssociatedByUser(document: vscode.TextDocument): boolean {
  const associations = vscode.workspace.getConfiguration('files', document.uri).get<Record<string, string>>('associations', {});
  return Object.keys(associations).some((glob) =>
    vscode.languages.match({ pattern: glob.includes('/') ? glob : `**/${glob}` }, document) > 0);
}

function firstLines(document: vscode.TextDocument): string {
  const lines: string[] = [];
  for (let line = 0; line < Math.min(linesLookedAt, document.lineCount); line++) lines.push(document.lineAt(line).text);
  return lines.join('\n');
}
