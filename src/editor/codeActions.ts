import * as vscode from 'vscode';
import { compatibleEdits, fixAllEdits, type ReportedFinding } from '../core/rules/check';
import { rangesOverlap, type TextEdit } from '../core/text/range';
import { isArticle } from '../platform/articles';
import { commandId, languageIds } from '../platform/commandTable';
import type { Configuration } from '../platform/configuration';
import { toTextRange, workspaceEditFor } from '../platform/conversions';
import { ruleOfDiagnostic } from '../platform/diagnosticFormat';
import type { Findings } from '../platform/findings';
import { translateMessage } from '../platform/translation';
import { translate } from '../platform/translation';

/** The kind that `editor.codeActionsOnSave` names. */
export const fixAllKind = vscode.CodeActionKind.SourceFixAll.append('articleAnnotator');

/** Findings that only the file shows, not the document: fixed by rewriting the file. */
const fileRules = new Set(['record.byte-order-mark', 'record.mixed-line-endings']);

/** An action whose edits are computed only when it is chosen: "all of this kind" may hold thousands. */
class DeferredAction extends vscode.CodeAction {
  readonly document: vscode.TextDocument;
  readonly edits: () => readonly TextEdit[] | Promise<readonly TextEdit[]>;

  constructor(title: string, kind: vscode.CodeActionKind, document: vscode.TextDocument, edits: DeferredAction['edits']) {
    super(title, kind);
    this.document = document;
    this.edits = edits;
  }
}

/** Quick fixes of single findings, of all findings of a kind, and of everything safe. */
export function registerCodeActions(findings: Findings, configuration: Configuration): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider({ language: languageIds.article }, new FixProvider(findings, configuration), {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, fixAllKind],
  });
}

class FixProvider implements vscode.CodeActionProvider {
  readonly #findings: Findings;
  readonly #configuration: Configuration;

  constructor(findings: Findings, configuration: Configuration) {
    this.#findings = findings;
    this.#configuration = configuration;
  }

  async provideCodeActions(document: vscode.TextDocument, range: vscode.Range, context: vscode.CodeActionContext, token: vscode.CancellationToken): Promise<vscode.CodeAction[]> {
    if (!isArticle(document)) return [];
    const { findings, version } = await this.#findings.of(document);
    if (token.isCancellationRequested || version !== document.version) return [];
    if (context.only && (vscode.CodeActionKind.SourceFixAll.contains(context.only) || context.only.contains(fixAllKind))) {
      return this.#fixAll(document, findings, fixAllKind);
    }
    if (context.only && !context.only.contains(vscode.CodeActionKind.QuickFix)) return [];
    const asked = toTextRange(document, range);
    const here = findings.filter((finding) => rangesOverlap(finding.range, asked) || touches(finding.range, asked));
    const actions = here.flatMap((finding) => fixesOf(document, finding, context));
    for (const rule of new Set(here.map((finding) => finding.rule))) actions.push(...aboutRule(document, rule, findings, context));
    if (here.some(({ fixes }) => fixes.length > 0)) actions.push(...this.#fixAll(document, findings, vscode.CodeActionKind.QuickFix));
    return actions;
  }

  async resolveCodeAction(action: vscode.CodeAction): Promise<vscode.CodeAction> {
    if (action instanceof DeferredAction) action.edit = workspaceEditFor(action.document, await action.edits());
    return action;
  }

  #fixAll(document: vscode.TextDocument, findings: readonly ReportedFinding[], kind: vscode.CodeActionKind): vscode.CodeAction[] {
    if (!findings.some(({ fixes }) => fixes.some((fix) => fix.safe))) return [];
    return [new DeferredAction(vscode.l10n.t('Fix all safe problems in this article'), kind, document,
      async () => fixAllEdits(document.getText(), await this.#configuration.checkOptions(document)))];
  }
}

function touches(range: { start: number; end: number }, asked: { start: number; end: number }): boolean {
  return range.start <= asked.end && asked.start <= range.end;
}

function fixesOf(document: vscode.TextDocument, finding: ReportedFinding, context: vscode.CodeActionContext): vscode.CodeAction[] {
  const diagnostics = context.diagnostics.filter((diagnostic) => {
    const at = toTextRange(document, diagnostic.range);
    return ruleOfDiagnostic(diagnostic) === finding.rule && at.start === finding.range.start && at.end === finding.range.end;
  });
  return finding.fixes.map((fix, index) => {
    const action = new vscode.CodeAction(translateMessage(fix.title), vscode.CodeActionKind.QuickFix);
    action.edit = workspaceEditFor(document, fix.edits);
    action.diagnostics = diagnostics;
    action.isPreferred = index === 0;
    return action;
  });
}

function aboutRule(document: vscode.TextDocument, rule: string, findings: readonly ReportedFinding[], context: vscode.CodeActionContext): vscode.CodeAction[] {
  const diagnostics = context.diagnostics.filter((diagnostic) => ruleOfDiagnostic(diagnostic) === rule);
  const actions: vscode.CodeAction[] = [];
  const fixable = findings.filter((finding) => finding.rule === rule && finding.fixes.length > 0);
  if (fixable.length > 1) {
    actions.push(new DeferredAction(
      translate('{count, plural, one {Fix # “{rule}” problem in this article} other {Fix all # “{rule}” problems in this article}}', { count: fixable.length, rule }),
      vscode.CodeActionKind.QuickFix, document, () => compatibleEdits(fixable.map(({ fixes }) => fixes[0]?.edits ?? []))));
  }
  if (fileRules.has(rule) && fixable.length === 0) {
    actions.push(commandAction(vscode.l10n.t('Rewrite the file without it'), 'rewriteFile', [document.uri, rule]));
  }
  actions.push(
    commandAction(vscode.l10n.t('Turn off {rule}', { rule }), 'setRuleSeverity', [document.uri, rule]),
    commandAction(vscode.l10n.t('Open documentation for {rule}', { rule }), 'showRule', [rule]),
  );
  for (const action of actions) action.diagnostics = diagnostics;
  return actions;
}

function commandAction(title: string, name: Parameters<typeof commandId>[0], args: unknown[]): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { title, command: commandId(name), arguments: args };
  return action;
}
