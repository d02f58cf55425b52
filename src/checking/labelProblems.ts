import * as vscode from 'vscode';
import { labelFileNames } from '../core/corpus/articleNames';
import { checkLabelFile } from '../core/rules/labels/configuration';
import type { ArticleLabels, Labels } from '../annotating/labels';
import type { Configuration } from '../platform/configuration';
import { runAndLog, type Log } from '../platform/log';
import { nameOf } from '../platform/nameOf';
import { isUserFile } from '../platform/userFiles';
import { DiagnosticFormat, textRanges } from './diagnosticFormat';
import type { Problems } from './problems';

const names: readonly string[] = Object.values(labelFileNames);

/** Shows what is wrong with the configuration of labels as problems in its files: those that open articles use, and those that are open. */
export function showLabelProblems(labels: Labels, problems: Problems, configuration: Configuration, log: Log): vscode.Disposable {
  const format = new DiagnosticFormat();
  const show = ({ files }: ArticleLabels): void => {
    for (const { place, text, problems: found } of files) {
      // Whoever shows the committed version of an annotation file reads labels too; where none are committed, git answers with nothing.
      if (!isUserFile(place)) continue;
      const toRange = textRanges(text);
      const findings = checkLabelFile(found, configuration.ruleSeverities(place));
      problems.set('labels', place, findings.map((finding) => format.diagnosticOf(finding, toRange(finding.range))));
    }
  };
  const read = (document: vscode.TextDocument): void => {
    if (isUserFile(document.uri) && names.includes(nameOf(document.uri))) runAndLog(log, `Labels of ${document.uri.toString(true)}`, async () => show(await labels.for(document.uri)));
  };
  const readOpen = (): void => {
    problems.clear('labels');
    for (const document of vscode.workspace.textDocuments) read(document);
  };
  readOpen();
  return vscode.Disposable.from(labels.onDidRead(show), labels.onDidChange(readOpen), configuration.onDidChange(readOpen), vscode.workspace.onDidOpenTextDocument(read));
}
