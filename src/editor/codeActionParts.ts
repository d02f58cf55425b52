import * as vscode from 'vscode';
import { ruleOfDiagnostic } from '../checking/diagnosticFormat';
import type { TextEdit, TextRange } from '../core/text/range';
import { commandId } from '../platform/commandTable';
import { workspaceEditFor } from '../platform/conversions';

/** The kind that `editor.codeActionsOnSave` names. */
export const fixAllKind = vscode.CodeActionKind.SourceFixAll.append('articleAnnotator');

export const quickFix = vscode.CodeActionKind.QuickFix;

type Edits = () => readonly TextEdit[] | Promise<readonly TextEdit[]>;

/** An action whose edits are computed when it is chosen: a place may have many, and "all of this kind" thousands. */
export class DeferredAction extends vscode.CodeAction {
  readonly document: vscode.TextDocument;
  readonly edits: Edits;

  constructor(title: string, kind: vscode.CodeActionKind, document: vscode.TextDocument, edits: Edits) {
    super(title, kind);
    this.document = document;
    this.edits = edits;
  }
}

export async function resolveCodeAction(action: vscode.CodeAction): Promise<vscode.CodeAction> {
  if (action instanceof DeferredAction) action.edit = workspaceEditFor(action.document, await action.edits());
  return action;
}

/** What may be done about a rule wherever it finds something. */
export function settingActions(uri: vscode.Uri, rule: string): vscode.CodeAction[] {
  return [
    commandAction(vscode.l10n.t('Turn off {rule}', { rule }), 'setRuleSeverity', [uri, rule]),
    commandAction(vscode.l10n.t('Open documentation for {rule}', { rule }), 'showRule', [rule]),
  ];
}

export function commandAction(title: string, name: Parameters<typeof commandId>[0], args: unknown[]): vscode.CodeAction {
  const action = new vscode.CodeAction(title, quickFix);
  action.command = { title, command: commandId(name), arguments: args };
  return action;
}

export function withDiagnostics(actions: vscode.CodeAction[], rule: string, context: vscode.CodeActionContext): vscode.CodeAction[] {
  const diagnostics = context.diagnostics.filter((diagnostic) => ruleOfDiagnostic(diagnostic) === rule);
  for (const action of actions) action.diagnostics = diagnostics;
  return actions;
}

/** Whether VS Code saves, or the user chose "Fix All". */
export function isForSave({ only }: vscode.CodeActionContext): boolean {
  return only !== undefined && (vscode.CodeActionKind.SourceFixAll.contains(only) || only.contains(fixAllKind));
}

export function isForCaret({ only }: vscode.CodeActionContext): boolean {
  return only === undefined || only.contains(quickFix);
}

export function touches(range: TextRange, asked: TextRange): boolean {
  return range.start <= asked.end && asked.start <= range.end;
}
