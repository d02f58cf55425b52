import * as vscode from 'vscode';
import type { AnnotationCheck, AnnotationFindings } from '../checking/annotationFindings';
import { DiagnosticFormat, diagnosticSource, textRanges } from '../checking/diagnosticFormat';
import type { Findings } from '../checking/findings';
import type { Problems } from '../checking/problems';
import { stemOf } from '../core/corpus/articleNames';
import { lineAt } from '../core/standoff/standoffTokens';
import type { TextRange } from '../core/text/range';
import { toRange } from '../platform/conversions';
import { nameOf } from '../platform/nameOf';

/** Shows findings about records as problems, inline and in the Problems view. */
export function registerDiagnostics(findings: Findings, problems: Problems): vscode.Disposable {
  const format = new DiagnosticFormat();
  return vscode.Disposable.from(
    findings.onDidCheck(({ document, findings: found, more }) => {
      problems.set('record', document.uri, format.shown(found, ({ range }) => toRange(document, range), Object.values(more).reduce((sum, count) => sum + count, 0)));
    }),
    findings.onDidForget((uri) => problems.delete('record', uri)),
  );
}

/** Shows findings about annotations in the annotation file and, where they are about the text, in the article. */
export function registerAnnotationDiagnostics(findings: AnnotationFindings, problems: Problems): vscode.Disposable {
  const format = new DiagnosticFormat();
  return vscode.Disposable.from(
    findings.onDidCheck((check) => {
      problems.set('annotations', check.sidecarUri, sidecarDiagnostics(check, format));
      if (check.session) problems.set('annotations', check.session.document.uri, articleDiagnostics(check, format));
    }),
    findings.onDidForget((check) => {
      problems.delete('annotations', check.sidecarUri);
      if (check.session) problems.delete('annotations', check.session.document.uri);
    }),
  );
}

function sidecarDiagnostics(check: AnnotationCheck, format: DiagnosticFormat): vscode.Diagnostic[] {
  const rangeOf = textRanges(check.document.text);
  const places = new Map(check.session?.entities.map(({ line, fragments }) => [line.index, fragments[0]]));
  const diagnostics = format.shown(check.findings.filter(({ file }) => file === 'sidecar'), ({ range }) => rangeOf(range), 0, (finding) => {
    const diagnostic = format.diagnosticOf(finding, rangeOf(finding.range));
    const place = places.get(lineAt(check.document, finding.range.start)?.index ?? -1);
    if (place) diagnostic.relatedInformation = placeInArticle(check, place);
    return diagnostic;
  });
  if (!check.session) diagnostics.unshift(missingArticle(check));
  return diagnostics;
}

function articleDiagnostics({ session, findings }: AnnotationCheck, format: DiagnosticFormat): vscode.Diagnostic[] {
  if (!session) return [];
  return format.shown(findings.filter(({ file }) => file !== 'sidecar'), ({ range }) => toRange(session.document, range));
}

function placeInArticle({ session }: AnnotationCheck, place: TextRange): vscode.DiagnosticRelatedInformation[] {
  if (!session) return [];
  const location = new vscode.Location(session.document.uri, toRange(session.document, place));
  return [new vscode.DiagnosticRelatedInformation(location, vscode.l10n.t('Tagged text'))];
}

function missingArticle({ sidecarUri }: AnnotationCheck): vscode.Diagnostic {
  const name = stemOf(nameOf(sidecarUri));
  const diagnostic = new vscode.Diagnostic(new vscode.Range(0, 0, 0, 0), vscode.l10n.t(
    'Neither “{name}.txt” nor “{name}.article” exists beside this file, so its tags cannot be compared with a text.', { name }),
  vscode.DiagnosticSeverity.Information);
  diagnostic.source = diagnosticSource;
  return diagnostic;
}
