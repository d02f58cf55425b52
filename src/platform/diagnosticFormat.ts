import * as vscode from 'vscode';
import { sentenceOf } from '../core/rules/describe';
import type { ReportedFinding } from '../core/rules/check';
import type { Severity } from '../core/rules/rule';
import { commandId } from './commandTable';
import { translateMany } from './translation';

const severities: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

/** What the Problems view names as the source of our findings. */
export const diagnosticSource = 'Article Annotator';

/** Makes findings what VS Code shows. A long article has thousands: what they share is made once. */
export class DiagnosticFormat {
  readonly #translate = translateMany();
  readonly #codes = new Map<string, NonNullable<vscode.Diagnostic['code']>>();

  /** A finding as VS Code shows it; its code leads to the page of its rule. */
  diagnosticOf(finding: ReportedFinding, range: vscode.Range): vscode.Diagnostic {
    const diagnostic = new vscode.Diagnostic(range, sentenceOf(finding, this.#translate), severities[finding.severity]);
    diagnostic.source = diagnosticSource;
    diagnostic.code = this.#codeOf(finding.rule);
    return diagnostic;
  }

  #codeOf(rule: string): NonNullable<vscode.Diagnostic['code']> {
    let code = this.#codes.get(rule);
    if (!code) this.#codes.set(rule, (code = { value: rule, target: vscode.Uri.parse(`command:${commandId('showRule')}?${encodeURIComponent(JSON.stringify([rule]))}`) }));
    return code;
  }
}

/** Whether a problem VS Code hands back is one of ours, and of which rule. */
export function ruleOfDiagnostic(diagnostic: vscode.Diagnostic): string | undefined {
  if (diagnostic.source !== diagnosticSource || typeof diagnostic.code !== 'object') return undefined;
  return String(diagnostic.code.value);
}
