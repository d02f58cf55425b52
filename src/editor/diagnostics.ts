import * as vscode from 'vscode';
import { sentenceOf } from '../core/rules/describe';
import type { ReportedFinding } from '../core/rules/check';
import type { Severity } from '../core/rules/rule';
import { commandId, prefix } from '../platform/commandTable';
import { toRange } from '../platform/conversions';
import type { Findings } from '../platform/findings';
import { translate } from '../platform/translation';

const diagnosticSeverities: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

const source = 'Article Annotator';

/** Shows findings as problems, inline and in the Problems view. */
export function registerDiagnostics(findings: Findings): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection(prefix);
  return vscode.Disposable.from(
    collection,
    findings.onDidCheck((result) => {
      collection.set(result.document.uri, result.findings.map((finding) => toDiagnostic(result.document, finding)));
    }),
    findings.onDidForget((uri) => collection.delete(uri)),
  );
}

function toDiagnostic(document: vscode.TextDocument, finding: ReportedFinding): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(toRange(document, finding.range), sentenceOf(finding, translate), diagnosticSeverities[finding.severity]);
  diagnostic.source = source;
  diagnostic.code = { value: finding.rule, target: vscode.Uri.parse(`command:${commandId('showRule')}?${encodeURIComponent(JSON.stringify([finding.rule]))}`) };
  return diagnostic;
}

/** Whether a problem VS Code hands back is one of ours, and of which rule. */
export function ruleOfDiagnostic(diagnostic: vscode.Diagnostic): string | undefined {
  if (diagnostic.source !== source || typeof diagnostic.code !== 'object') return undefined;
  return String(diagnostic.code.value);
}
