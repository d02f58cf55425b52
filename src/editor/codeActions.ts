import * as vscode from 'vscode';
import { ruleOfDiagnostic } from '../checking/diagnosticFormat';
import type { Findings } from '../checking/findings';
import { compatibleEdits, fixAllEdits } from '../core/rules/check';
import type { ReportedFinding } from '../core/rules/rule';
import { isArticle } from '../platform/articles';
import { languageIds } from '../platform/commandTable';
import type { Configuration } from '../platform/configuration';
import { toTextRange } from '../platform/conversions';
import { translate, translateMessage } from '../platform/translation';
import { commandAction, DeferredAction, fixAllKind, isForCaret, isForSave, quickFix, resolveCodeAction, settingActions, touches, withDiagnostics } from './codeActionParts';

/** Findings that only the file shows, not the document: fixed by rewriting the file. */
const fileRules = new Set(['record.byte-order-mark', 'record.mixed-line-endings']);

/** Quick fixes of single findings of a record, of all findings of a kind, and of everything safe. */
export function registerCodeActions(findings: Findings, configuration: Configuration): vscode.Disposable {
  const fixAll = (document: vscode.TextDocument, found: readonly ReportedFinding[], kind: vscode.CodeActionKind): vscode.CodeAction[] => {
    if (!found.some(({ fixes }) => fixes.some((fix) => fix.safe))) return [];
    return [new DeferredAction(vscode.l10n.t('Fix all safe problems in this article'), kind, document,
      async () => fixAllEdits(document.getText(), await configuration.checkOptions(document)))];
  };
  return vscode.languages.registerCodeActionsProvider({ language: languageIds.article }, {
    async provideCodeActions(document, range, context, token) {
      if (!isArticle(document)) return [];
      const { findings: found, version } = await findings.of(document);
      if (token.isCancellationRequested || version !== document.version) return [];
      if (isForSave(context)) return fixAll(document, found, fixAllKind);
      if (!isForCaret(context)) return [];
      const asked = toTextRange(document, range);
      const here = found.filter((finding) => touches(finding.range, asked));
      const actions = here.flatMap((finding) => recordFixes(document, finding, context));
      for (const rule of new Set(here.map((finding) => finding.rule))) actions.push(...withDiagnostics(aboutRecordRule(document, rule, found), rule, context));
      for (const { rule } of corpusProblemsOf(document, context)) actions.push(...withDiagnostics(settingActions(document.uri, rule), rule, context));
      if (here.some(({ fixes }) => fixes.length > 0)) actions.push(...fixAll(document, found, quickFix));
      return actions;
    },
    resolveCodeAction,
  }, { providedCodeActionKinds: [quickFix, fixAllKind] });
}

function recordFixes(document: vscode.TextDocument, finding: ReportedFinding, context: vscode.CodeActionContext): vscode.CodeAction[] {
  const diagnostics = context.diagnostics.filter((diagnostic) => {
    const at = toTextRange(document, diagnostic.range);
    return ruleOfDiagnostic(diagnostic) === finding.rule && at.start === finding.range.start && at.end === finding.range.end;
  });
  return finding.fixes.map((fix, index) => {
    const action = new DeferredAction(translateMessage(fix.title), quickFix, document, () => fix.edits);
    action.diagnostics = diagnostics;
    action.isPreferred = index === 0;
    return action;
  });
}

function aboutRecordRule(document: vscode.TextDocument, rule: string, findings: readonly ReportedFinding[]): vscode.CodeAction[] {
  const actions: vscode.CodeAction[] = [];
  const fixable = findings.filter((finding) => finding.rule === rule && finding.fixes.length > 0);
  if (fixable.length > 1) {
    actions.push(new DeferredAction(
      translate('{count, plural, one {Fix # “{rule}” problem in this article} other {Fix all # “{rule}” problems in this article}}', { count: fixable.length, rule }),
      quickFix, document, () => compatibleEdits(fixable.map(({ fixes }) => fixes[0]?.edits ?? []))));
  }
  if (fileRules.has(rule) && fixable.length === 0) {
    actions.push(commandAction(vscode.l10n.t('Rewrite the file without it'), 'rewriteFile', [document.uri, rule]));
  }
  return [...actions, ...settingActions(document.uri, rule)];
}

/** Problems that were found when all articles were compared: only what is shown knows of them. */
export function corpusProblemsOf(document: vscode.TextDocument, { diagnostics }: vscode.CodeActionContext): Pick<ReportedFinding, 'rule' | 'range'>[] {
  return diagnostics.flatMap((diagnostic) => {
    const rule = ruleOfDiagnostic(diagnostic);
    return rule?.startsWith('corpus.') === true ? [{ rule, range: toTextRange(document, diagnostic.range) }] : [];
  });
}
