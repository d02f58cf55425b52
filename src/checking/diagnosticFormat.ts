import * as vscode from 'vscode';
import type { Message } from '../core/message';
import { EditorPositions } from '../core/text/editorPositions';
import type { TextPosition } from '../core/text/lineIndex';
import type { TextRange } from '../core/text/range';
import { sentenceOf, type SaidFinding } from '../core/rules/describe';
import { severities as severitiesFromWorst, type ReportedFinding, type Severity } from '../core/rules/rule';
import { commandId } from '../platform/commandTable';
import { translate, translateMany } from '../platform/translation';

const severities: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

/** What the Problems view names as the source of our findings. */
export const diagnosticSource = 'Article Annotator';

/** Problems that VS Code shows of a file and an extension. It would take them from as many as it is given, and give their number only. */
const mostShown = 1000;

/** What VS Code shows of a finding. */
type ShownFinding = SaidFinding & Pick<ReportedFinding, 'rule' | 'severity'>;

/** Makes findings what VS Code shows. A long article has thousands: what they share is made once. */
export class DiagnosticFormat {
  readonly #translate = translateMany();
  readonly #codes = new Map<string, NonNullable<vscode.Diagnostic['code']>>();

  /**
   * The findings of a file, and in the place of those that VS Code would not show how many they are: the worst are shown, of those the first in the file.
   * @param more how many there are besides them
   */
  shown<Shown extends ShownFinding>(
    findings: readonly Shown[], rangeOf: (finding: Shown) => vscode.Range, more = 0, show = (finding: Shown) => this.diagnosticOf(finding, rangeOf(finding)),
  ): vscode.Diagnostic[] {
    if (findings.length + more <= mostShown) return findings.map(show);
    const fromWorst = severitiesFromWorst.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
    const kept = fromWorst.slice(0, mostShown - 1);
    const next = fromWorst[kept.length] ?? fromWorst.at(-1);
    const count = findings.length - kept.length + more;
    const sentence = translate(
      '{count, plural, one {# more problem of this file is not listed.} other {# more problems of this file are not listed.}} Fix these first, or all of one kind at once.', { count });
    const note = new vscode.Diagnostic(next ? rangeOf(next) : new vscode.Range(0, 0, 0, 0), sentence, vscode.DiagnosticSeverity.Information);
    note.source = diagnosticSource;
    return [...kept.map(show), note];
  }

  /**
   * A finding as VS Code shows it; its code leads to the page of its rule.
   * @param related a place in another file that it is about
   */
  diagnosticOf(finding: ShownFinding, range: vscode.Range, related?: { readonly location: vscode.Location; readonly problem: Message }): vscode.Diagnostic {
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
  const positions = new EditorPositions(text);
  return ({ start, end }) => rangeBetween(positions.positionAt(start), positions.positionAt(end));
}

export function rangeBetween(start: TextPosition, end: TextPosition): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

/** Whether a problem VS Code hands back is one of ours, and of which rule. */
export function ruleOfDiagnostic(diagnostic: vscode.Diagnostic): string | undefined {
  if (diagnostic.source !== diagnosticSource || typeof diagnostic.code !== 'object') return undefined;
  return String(diagnostic.code.value);
}
