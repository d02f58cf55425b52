import * as vscode from 'vscode';
import type { DiagnosticFormat } from '../checking/diagnosticFormat';
import type { Problems } from '../checking/problems';
import { parseRecord } from '../core/record/parse';
import { isAtLeast } from '../core/rules/rule';
import { checkCorpus, type CorpusFinding } from '../core/rules/twins/checkCorpus';
import { CorpusIndex } from '../core/rules/twins/corpusIndex';
import { bodyOf, minHashOf } from '../core/rules/twins/traceArticle';
import type { ArticleTrace, TracedPlace } from '../core/rules/twins/traces';
import { distinctShingles } from '../core/text/shingles';
import type { Configuration } from '../platform/configuration';

/** An article that is compared. */
interface ComparedArticle {
  readonly uri: vscode.Uri;
  readonly row: number;
  /** Whether its text is a record, and not body as a whole. */
  readonly isRecord: boolean;
}

/** What comparisons need. */
export interface ComparisonServices {
  readonly problems: Problems;
  readonly configuration: Configuration;
  readonly format: DiagnosticFormat;
  /** What is open in an editor, or else the file. Undefined where there is none; may reject. */
  readonly textOf: (uri: vscode.Uri) => Promise<string | undefined>;
}

/** The articles of the workspace beside each other: copies, near-duplicates, numbers, links. Keeps of each what it is compared by. */
export class CorpusComparison {
  readonly #services: ComparisonServices;
  readonly #index = new CorpusIndex();
  /** By URI. */
  readonly #articles = new Map<string, ComparedArticle>();
  readonly #freeRows: number[] = [];
  /** Articles that problems are shown of, by URI. */
  #reported = new Map<string, vscode.Uri>();
  /** Counts the changes: what was compared before the last one is out of date. */
  #version = 0;

  constructor(services: ComparisonServices) {
    this.#services = services;
  }

  /** Articles that have a twin which is shown. */
  get reported(): readonly vscode.Uri[] {
    return [...this.#reported.values()];
  }

  /** Puts an article in the place of what was known of it. */
  set(uri: vscode.Uri, trace: ArticleTrace, isRecord: boolean): void {
    const key = uri.toString();
    const row = this.#articles.get(key)?.row ?? this.#freeRows.pop() ?? this.#articles.size;
    this.#articles.set(key, { uri, row, isRecord });
    this.#index.set(row, trace);
    this.#version++;
  }

  delete(uri: vscode.Uri): void {
    const article = this.#articles.get(uri.toString());
    if (!article) return;
    this.#articles.delete(uri.toString());
    this.#index.set(article.row, undefined);
    this.#freeRows.push(article.row);
    this.#version++;
  }

  /** Forgets all articles but these, of which the workspace consists now. */
  keepOnly(uris: readonly vscode.Uri[]): void {
    const kept = new Set(uris.map(String));
    for (const [key, { uri }] of this.#articles) if (!kept.has(key)) this.delete(uri);
  }

  /**
   * Shows what is found when all are compared, and nothing of what was shown before; what is found after a further change is for the next comparison.
   * @returns what is shown
   */
  async compare(): Promise<readonly CorpusFinding[]> {
    const { problems, configuration, format } = this.#services;
    const version = this.#version;
    const articles = [...this.#articles.values()].sort((a, b) => (a.uri.toString() < b.uri.toString() ? -1 : 1));
    const byRow = new Map(articles.map((article) => [article.row, article]));
    const found = await checkCorpus({
      index: this.#index, rows: articles.map(({ row }) => row),
      nameOf: (row) => vscode.workspace.asRelativePath(byRow.get(row)?.uri ?? ''),
      shinglesOf: (row) => this.#shinglesOf(byRow.get(row)),
      pause: () => new Promise((resolve) => void setTimeout(resolve, 0)),
    });
    if (version !== this.#version) return [];
    const shown: CorpusFinding[] = [];
    const diagnostics = new Map<vscode.Uri, vscode.Diagnostic[]>();
    for (const finding of found) {
      const [uri, twin] = [byRow.get(finding.article)?.uri, byRow.get(finding.twin.article)?.uri];
      if (!uri || !twin || !isAtLeast(finding.severity, configuration.corpusSeverity(uri))) continue;
      shown.push(finding);
      const related = { location: new vscode.Location(twin, rangeOf(finding.twin.place)), problem: finding.twin.problem };
      diagnostics.set(uri, [...diagnostics.get(uri) ?? [], format.diagnosticOf(finding, rangeOf(finding.place), related)]);
    }
    const reported = new Map([...diagnostics.keys()].map((uri) => [uri.toString(), uri]));
    for (const [key, uri] of this.#reported) if (!reported.has(key)) problems.delete('comparison', uri);
    for (const [uri, ofFile] of diagnostics) problems.set('comparison', uri, ofFile);
    this.#reported = reported;
    return shown;
  }

  /** Undefined where the text cannot be read, or changed since it was checked: then it is compared when it was checked again. */
  async #shinglesOf(article: ComparedArticle | undefined): Promise<Uint32Array | undefined> {
    const text = article && await this.#services.textOf(article.uri).catch(() => undefined);
    if (!article || text === undefined) return undefined;
    const body = bodyOf(text, article.isRecord ? parseRecord(text) : undefined) ?? { start: 0, end: 0 };
    const { count, digest } = minHashOf(text, body);
    const isSame = count === this.#index.shingleCount(article.row) && digest === this.#index.keyOf(article.row, 'body');
    return isSame ? distinctShingles(text, body) : undefined;
  }
}

function rangeOf({ line, column, length }: TracedPlace): vscode.Range {
  return new vscode.Range(line, column, line, column + length);
}
