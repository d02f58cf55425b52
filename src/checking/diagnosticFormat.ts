import * as vscode from 'vscode';
import type { Message } from '../core/message';
import { LineIndex } from '../core/text/lineIndex';
import type { TextRange } from '../core/text/range';
import { sentenceOf } from '../core/rules/describe';
import type { ReportedFinding, Severity } from '../core/rules/rule';
import { commandId } from '../platform/commandTable';
import { translateMany } from '../platform/translation';

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

  /**
   * A finding as VS Code shows it; its code leads to the page of its rule.
   * @param related a place in another file that it is about
   */
  diagnosticOf(finding: ReportedFinding, range: vscode.Range, related?: { readonly location: vscode.Location; readonly problem: Message }): vscode.Diagnostic {
    const diagnostic = new vscode.Diagnostic(range, sentenceOf(finding, this.#translate), severities[finding.severity]);
    diagnostic.source = diagnosticSource;
    diagnostic.code = this.#codeOf(finding.rule);
    if (related) diagnostic.relatedInformation = [new vscode.DiagnosticRelatedInformation(related.location, this.#translate(related.problem.template, related.problem.args))];
    return diagnostic;
  }

  #codeOf(rule: string): NonNullable<vscode.Diagnostic['code']> {
    let code = this.#codes.get(rule);
    if (!code) this.#codes.set(rule, (code = { value: rule, target: vscode.Uri.parse(`command:${commandId('showRule')}?${encodeURIComponent(JSON.stringify([rule]))}`) }));
    return code;
  }
}

/**
 * Turns ranges of a text into VS Code's, without its document: nobody may have it open, or what is open may be ahead of it.
 * A byte order mark, which documents do not hold, has no column.
 */
export function textRanges(text: string): (range: TextRange) => vscode.Range {
  const lines = new LineIndex(text);
  const markLength = text.startsWith('\uFEFF') ? 1 : 0;
  const position = (offset: number): vscode.Position => {
    const { line, character } = lines.positionAt(offset);
    return new vscode.Position(line, line === 0 ? Math.max(0, character - markLength) : character);
  };
  return ({ start, end }) => new vscode.Range(position(start), position(end));
}

/** Whether a problem VS Code hands back is one of ours, and of which rule. */
export function ruleOfDiagnostic(diagnostic: vscode.Diagnostic): string | undefined {
  if (diagnostic.source !== diagnosticSource || typeof diagnostic.code !== 'object') return undefined;
  return String(diagnostic.code.value);
}
