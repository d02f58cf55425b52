import * as vscode from 'vscode';
import { sentenceOf } from '../core/rules/describe';
import type { ReportedFinding } from '../core/rules/check';
import type { Severity } from '../core/rules/rule';
import { commandId } from './commandTable';
import { translate } from './translation';

const severities: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

/** What the Problems view names as the source of our findings. */
export const diagnosticSource = 'Article Annotator';

/** A finding as VS Code shows it; its code leads to the page of its rule. */
export function toDiagnostic(finding: ReportedFinding, range: vscode.Range): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(range, sentenceOf(finding, translate), severities[finding.severity]);
  diagnostic.source = diagnosticSource;
  diagnostic.code = { value: finding.rule, target: vscode.Uri.parse(`command:${commandId('showRule')}?${encodeURIComponent(JSON.stringify([finding.rule]))}`) };
  return diagnostic;
}

/** Whether a problem VS Code hands back is one of ours, and of which rule. */
export function ruleOfDiagnostic(diagnostic: vscode.Diagnostic): string | undefined {
  if (diagnostic.source !== diagnosticSource || typeof diagnostic.code !== 'object') return undefined;
  return String(diagnostic.code.value);
}
