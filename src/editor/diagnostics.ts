import * as vscode from 'vscode';
import { prefix } from '../platform/commandTable';
import { toRange } from '../platform/conversions';
import { DiagnosticFormat } from '../platform/diagnosticFormat';
import type { Findings } from '../platform/findings';

/** Shows findings as problems, inline and in the Problems view. */
export function registerDiagnostics(findings: Findings): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection(prefix);
  const format = new DiagnosticFormat();
  return vscode.Disposable.from(
    collection,
    findings.onDidCheck((result) => {
      collection.set(result.document.uri, result.findings.map((finding) => format.diagnosticOf(finding, toRange(result.document, finding.range))));
    }),
    findings.onDidForget((uri) => collection.delete(uri)),
  );
}
