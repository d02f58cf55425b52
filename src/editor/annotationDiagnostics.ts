import * as vscode from 'vscode';
import { stemOf } from '../core/corpus/articleNames';
import { lineAt } from '../core/standoff/standoffTokens';
import { LineIndex } from '../core/text/lineIndex';
import type { TextRange } from '../core/text/range';
import type { AnnotationCheck, AnnotationFindings } from '../annotating/annotationFindings';
import { prefix } from '../platform/commandTable';
import { toRange } from '../platform/conversions';
import { DiagnosticFormat, diagnosticSource } from '../platform/diagnosticFormat';
import { nameOf } from '../platform/nameOf';

/** Shows findings about annotations in the sidecar and, where they are about the text, in the article. */
export function registerAnnotationDiagnostics(findings: AnnotationFindings): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection(`${prefix}.annotations`);
  const format = new DiagnosticFormat();
  return vscode.Disposable.from(
    collection,
    findings.onDidCheck((check) => {
      collection.set(check.sidecarUri, sidecarDiagnostics(check, format));
      if (check.session) collection.set(check.session.document.uri, articleDiagnostics(check, format));
    }),
    findings.onDidForget((check) => {
      collection.delete(check.sidecarUri);
      if (check.session) collection.delete(check.session.document.uri);
    }),
  );
}

function sidecarDiagnostics(check: AnnotationCheck, format: DiagnosticFormat): vscode.Diagnostic[] {
  // Not by the sidecar's document: nobody may have it open, and an unsaved tag may be ahead of it.
  const lines = new LineIndex(check.document.text);
  const position = (offset: number): vscode.Position => {
    const { line, character } = lines.positionAt(offset);
    return new vscode.Position(line, character);
  };
  const places = new Map(check.session?.entities.map(({ line, fragments }) => [line.index, fragments[0]]));
  const diagnostics = check.findings.filter(({ file }) => file === 'sidecar').map((finding) => {
    const diagnostic = format.diagnosticOf(finding, new vscode.Range(position(finding.range.start), position(finding.range.end)));
    const place = places.get(lineAt(check.document, finding.range.start)?.index ?? -1);
    if (place) diagnostic.relatedInformation = placeInArticle(check, place);
    return diagnostic;
  });
  if (!check.session) diagnostics.unshift(missingArticle(check));
  return diagnostics;
}

function articleDiagnostics({ session, findings }: AnnotationCheck, format: DiagnosticFormat): vscode.Diagnostic[] {
  if (!session) return [];
  return findings.filter(({ file }) => file === 'article').map((finding) => format.diagnosticOf(finding, toRange(session.document, finding.range)));
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
