import * as vscode from 'vscode';
import { parseRecord } from '../core/record/parse';
import { checkRecord } from '../core/rules/check';
import { isRule } from '../core/rules/isRule';
import { recordMixedLineEndingsRule } from '../core/rules/record/mixedLineEndings';
import { readUtf8 } from '../core/text/encoding';
import { editsToLineEnding } from '../core/text/lineEnding';
import { applyEdits } from '../core/text/range';
import { commandId, prefix } from '../platform/commandTable';
import type { Sessions } from '../annotating/sessions';
import { documentLineEnding } from '../platform/fileFacts';
import type { Configuration } from '../platform/configuration';
import type { Findings } from '../checking/findings';

/** Commands behind links and code actions: the page of a rule, its severity, a rewritten file. */
export function registerRuleCommands(extensionUri: vscode.Uri, findings: Findings, configuration: Configuration, sessions: Sessions): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand(commandId('showRule'), async (rule: unknown) => {
      // A link may come from anywhere: only the id of a rule ever becomes part of a path.
      if (!isRule(rule)) return;
      await vscode.commands.executeCommand('markdown.showPreview', vscode.Uri.joinPath(extensionUri, 'docs', 'rules', `${rule}.md`));
    }),
    vscode.commands.registerCommand(commandId('setRuleSeverity'), async (uri: vscode.Uri, rule: string) => {
      const configuration = vscode.workspace.getConfiguration(prefix, uri);
      const target = vscode.workspace.workspaceFolders ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
      const inspected = configuration.inspect<Record<string, string>>('rules');
      const present = (target === vscode.ConfigurationTarget.Workspace ? inspected?.workspaceValue : inspected?.globalValue) ?? {};
      await configuration.update('rules', { ...present, [rule]: 'off' }, target);
      const undo = vscode.l10n.t('Turn On');
      const answer = await vscode.window.showInformationMessage(vscode.l10n.t('Turned off {rule}.', { rule }), undo);
      if (answer === undo) await configuration.update('rules', present, target);
    }),
    vscode.commands.registerCommand(commandId('rewriteFile'), async (uri: vscode.Uri, rule: string) => {
      const document = await vscode.workspace.openTextDocument(uri);
      if (!(await rewriteFile(document, rule))) return;
      configuration.forgetFileFacts(document);
      // What counts in the file moves with it.
      await sessions.latest(document)?.fileWritten();
      await findings.check(document);
    }),
  );
}

/**
 * Applies a rule's fix to the bytes of a file: for what VS Code takes away when it opens one, and so cannot be
 * fixed by an edit of the document.
 * @returns whether the file is free of it now.
 */
async function rewriteFile(document: vscode.TextDocument, rule: string): Promise<boolean> {
  if (document.isDirty && !(await document.save())) return false;
  let text: string;
  try {
    text = readUtf8(await vscode.workspace.fs.readFile(document.uri), 'keepMark');
  } catch {
    void vscode.window.showErrorMessage(vscode.l10n.t('Could not change the file because it is not UTF-8. Reopen it with its encoding, save it as UTF-8, and try again.'));
    return false;
  }
  // The editor has chosen one line ending already: with another it would show another text than the file's.
  const edits = rule === recordMixedLineEndingsRule.id ? editsToLineEnding(text, documentLineEnding(document))
    : checkRecord(parseRecord(text), { only: [rule] }).flatMap(({ fixes }) => fixes[0]?.edits ?? []);
  if (edits.length > 0) await vscode.workspace.fs.writeFile(document.uri, new TextEncoder().encode(applyEdits(text, edits)));
  return true;
}
