import * as vscode from 'vscode';
import { acceptedProblem, withAccepted } from '../core/corpus/accepted';
import type { TextRange } from '../core/text/range';
import { commandId, languageIds } from '../platform/commandTable';
import type { Configuration } from '../platform/configuration';
import { toTextRange } from '../platform/conversions';
import type { Findings } from '../checking/findings';

/**
 * Accept This Problem: a finding that a person judged right as it is goes into a file beside the corpus, which git merges and the command line
 * respects. The command takes the URI of the article, the rule and the range, so that other views can offer it too.
 */
export function registerAcceptProblem(findings: Findings, configuration: Configuration): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand(commandId('acceptProblem'), (uri: vscode.Uri, rule: string, range: TextRange) => accept(configuration, uri, rule, range)),
    vscode.languages.registerCodeActionsProvider({ language: languageIds.article }, {
      async provideCodeActions(document, range, context, token) {
        if (context.only && !context.only.contains(vscode.CodeActionKind.QuickFix)) return [];
        const { findings: found, version } = await findings.of(document);
        if (token.isCancellationRequested || version !== document.version || !(await configuration.accepted(document.uri))) return [];
        const asked = toTextRange(document, range);
        return found.filter((finding) => finding.range.start <= asked.end && asked.start <= finding.range.end).map((finding) => {
          const action = new vscode.CodeAction(vscode.l10n.t('Accept This Problem: {rule}', { rule: finding.rule }), vscode.CodeActionKind.QuickFix);
          action.command = { title: action.title, command: commandId('acceptProblem'), arguments: [document.uri, finding.rule, finding.range] };
          return action;
        });
      },
    }, { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] }),
  );
}

async function accept(configuration: Configuration, uri: vscode.Uri, rule: string, range: TextRange): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const here = await configuration.accepted(uri);
  if (!here) return;
  if (!here.problems) {
    void vscode.window.showErrorMessage(vscode.l10n.t('Could not read “{file}”, so nothing was accepted.', { file: vscode.workspace.asRelativePath(here.place) }));
    return;
  }
  const problem = acceptedProblem(here.article, document.getText(), rule, range);
  await writeText(here.place, (text) => withAccepted(text, problem));
  configuration.forgetAccepted();
  const show = vscode.l10n.t('Show File');
  const message = vscode.l10n.t('“{rule}” is no longer reported here.', { rule });
  if (await vscode.window.showInformationMessage(message, show) === show) await vscode.window.showTextDocument(here.place);
}

/** Rewrites a small text file; where it is open with changes that are not saved, those stay. */
async function writeText(file: vscode.Uri, change: (text: string) => string): Promise<void> {
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
    text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  } catch (error) {
    if (!(error instanceof vscode.FileSystemError && error.code === 'FileNotFound')) throw error;
  }
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(change(text)));
}
