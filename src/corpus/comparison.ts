import * as vscode from 'vscode';
import type { DiagnosticFormat } from '../checking/diagnosticFormat';
import type { Problems } from '../checking/problems';
import { isAtLeast } from '../core/rules/rule';
import type { CorpusFinding } from '../core/rules/twins/checkCorpus';
import type { ArticleTrace, TracedPlace } from '../core/rules/twins/traces';
import type { Configuration } from '../platform/configuration';
import { CorpusTwins, type FoundTwin } from './corpusTwins';

/** Shows what is found where the articles of the workspace are compared with each other. */
export class CorpusComparison {
  readonly #problems: Pick<Problems, 'set' | 'delete' | 'clear'>;
  readonly #configuration: Configuration;
  readonly #format: DiagnosticFormat;
  readonly #comparedOpen: ReadonlySet<string>;
  readonly #twins = new CorpusTwins();
  /** Articles that problems are shown of, by URI. */
  #reported: ReadonlyMap<string, vscode.Uri> = new Map();
  #hasCompared = false;

  /** @param comparedOpen URIs of open articles of which somebody else shows what they are compared by, unsaved changes included */
  constructor(problems: Pick<Problems, 'set' | 'delete' | 'clear'>, configuration: Configuration, format: DiagnosticFormat, comparedOpen: ReadonlySet<string>) {
    this.#problems = problems;
    this.#configuration = configuration;
    this.#format = format;
    this.#comparedOpen = comparedOpen;
  }

  /** Whether it shows what it found. */
  get hasCompared(): boolean {
    return this.#hasCompared;
  }

  /** Articles that have a twin which is shown. */
  get reported(): readonly vscode.Uri[] {
    return [...this.#reported.values()];
  }

  /** Puts an article in the place of what was known of it. */
  set(uri: vscode.Uri, trace: ArticleTrace, isRecord: boolean): void {
    this.#twins.set(uri, trace, isRecord);
  }

  delete(uri: vscode.Uri): void {
    this.#twins.delete(uri);
  }

  /** Forgets articles. */
  forget(isMeant: (uri: vscode.Uri) => boolean): void {
    this.#twins.forget(isMeant);
  }

  /**
   * Shows what is found when all are compared, and nothing of what was shown before; what is found after a further change is for the next comparison.
   * @returns also what others show of open articles; undefined where something changed meanwhile, and nothing is shown
   */
  async compare(): Promise<readonly CorpusFinding[] | undefined> {
    const shown = (await this.#twins.find())?.filter(({ article, finding }) => isAtLeast(finding.severity, this.#configuration.corpusSeverity(article)));
    if (!shown) return undefined;
    const isShownByItself = (uri: vscode.Uri): boolean => this.#comparedOpen.has(uri.toString());
    const diagnostics = twinDiagnostics(shown.filter(({ article }) => !isShownByItself(article)), this.#format);
    const reported = new Map([...diagnostics.keys()].map((uri) => [uri.toString(), uri]));
    this.#problems.clear('comparison', (uri) => !reported.has(uri.toString()) && !isShownByItself(uri));
    for (const [uri, ofFile] of diagnostics) this.#problems.set('comparison', uri, ofFile);
    this.#hasCompared = true;
    this.#reported = reported;
    return shown.map(({ finding }) => finding);
  }
}

/** The problems of articles, each of which leads to the article that shows it. */
export function twinDiagnostics(found: readonly FoundTwin[], format: DiagnosticFormat): ReadonlyMap<vscode.Uri, readonly vscode.Diagnostic[]> {
  const diagnostics = new Map<vscode.Uri, vscode.Diagnostic[]>();
  for (const { article, twin, finding } of found) {
    const related = { location: new vscode.Location(twin, rangeOf(finding.twin.place)), problem: finding.twin.problem };
    diagnostics.set(article, [...diagnostics.get(article) ?? [], format.diagnosticOf(finding, rangeOf(finding.place), related)]);
  }
  return diagnostics;
}

function rangeOf({ line, column, length }: TracedPlace): vscode.Range {
  return new vscode.Range(line, column, line, column + length);
}
