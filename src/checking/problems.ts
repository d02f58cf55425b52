import * as vscode from 'vscode';
import { prefix } from '../platform/commandTable';

/** Who found a problem. In one file, each replaces only its own. */
export type ProblemSource = 'record' | 'annotations' | 'labels' | 'corpus' | 'comparison';

interface FileProblems {
  readonly uri: vscode.Uri;
  readonly bySource: Map<ProblemSource, readonly vscode.Diagnostic[]>;
}

/** What the Problems view shows of ours, whoever found it: one collection, so that a file has one list. */
export class Problems implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection(prefix);
  readonly #files = new Map<string, FileProblems>();

  dispose(): void {
    this.#collection.dispose();
  }

  set(source: ProblemSource, uri: vscode.Uri, diagnostics: readonly vscode.Diagnostic[]): void {
    const key = uri.toString();
    const file = this.#files.get(key) ?? { uri, bySource: new Map<ProblemSource, readonly vscode.Diagnostic[]>() };
    if (diagnostics.length > 0) file.bySource.set(source, diagnostics);
    else if (!file.bySource.delete(source)) return;
    if (file.bySource.size > 0) this.#files.set(key, file);
    else this.#files.delete(key);
    // One file at a time: of many set together VS Code shows about a thousand problems and drops the rest.
    this.#collection.set(uri, [...file.bySource.values()].flat());
  }

  delete(source: ProblemSource, uri: vscode.Uri): void {
    this.set(source, uri, []);
  }

  /** Whether an error or a warning is shown for a file. */
  hasProblems(uri: vscode.Uri): boolean {
    const file = this.#files.get(uri.toString());
    return file !== undefined && [...file.bySource.values()].flat().some(({ severity }) => severity <= vscode.DiagnosticSeverity.Warning);
  }

  /** Removes what a source found. @param isMeant of which files; of all where it is not given */
  clear(source: ProblemSource, isMeant: (uri: vscode.Uri) => boolean = () => true): void {
    for (const { uri, bySource } of [...this.#files.values()]) if (bySource.has(source) && isMeant(uri)) this.delete(source, uri);
  }
}
