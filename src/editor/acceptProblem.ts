import * as vscode from 'vscode';
import { acceptedProblem, withAccepted } from '../core/corpus/accepted';
import type { ReportedFinding } from '../core/rules/rule';
import type { TextRange } from '../core/text/range';
import { articleSelector } from '../platform/articles';
import { commandId } from '../platform/commandTable';
import type { Configuration } from '../platform/configuration';
import { toTextRange } from '../platform/conversions';
import { rewriteTextFile } from '../platform/documentEdits';
import type { Findings } from '../checking/findings';
import { commandAction, isForCaret, quickFix, touches } from './codeActionParts';
import { corpusProblemsOf } from './codeActions';

/**
 * Accept This Problem: a finding that a person judged right as it is goes into a file beside the corpus, which git merges and the command line
 * respects. The command takes the URI of the article or its annotation file, the rule and the range, so that other views can offer it too.
 */
export function registerAcceptProblem(findings: Findings, configuration: Configuration): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand(commandId('acceptProblem'), (uri: vscode.Uri, rule: string, range: TextRange) => accept(configuration, uri, rule, range)),
    vscode.languages.registerCodeActionsProvider(articleSelector, {
      async provideCodeActions(document, range, context, token) {
        if (!isForCaret(context)) return [];
        const { findings: found, version } = await findings.of(document);
        if (token.isCancellationRequested || version !== document.version || !(await configuration.accepted(document.uri))) return [];
        const asked = toTextRange(document, range);
        const here = found.filter((finding) => touches(finding.range, asked));
        return [...here, ...corpusProblemsOf(document, context)].map((finding) => acceptAction(document.uri, finding));
      },
    }, { providedCodeActionKinds: [quickFix] }),
  );
}

/** Accept This Problem, of an article or of an annotation file. */
export function acceptAction(uri: vscode.Uri, { rule, range }: Pick<ReportedFinding, 'rule' | 'range'>): vscode.CodeAction {
  return commandAction(vscode.l10n.t('Accept This Problem: {rule}', { rule }), 'acceptProblem', [uri, rule, range]);
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
  await rewriteTextFile(here.place, (text) => withAccepted(text, problem));
  configuration.forgetAccepted();
  const show = vscode.l10n.t('Show File');
  const message = vscode.l10n.t('“{rule}” is no longer reported here.', { rule });
  if (await vscode.window.showInformationMessage(message, show) === show) await vscode.window.showTextDocument(here.place);
}
