import * as vscode from 'vscode';
import { DiagnosticFormat } from '../checking/diagnosticFormat';
import type { Findings } from '../checking/findings';
import type { Problems } from '../checking/problems';
import { traceOf, traceOfFacts } from '../core/rules/twins/traceArticle';
import type { ArticleTrace } from '../core/rules/twins/traces';
import { isArticle, isRecord, type Articles } from '../platform/articles';
import type { Configuration } from '../platform/configuration';
import { runAndLog, type Log } from '../platform/log';
import { twinDiagnostics } from './comparison';
import type { CorpusCheck } from './corpusCheck';
import { CorpusTwins } from './corpusTwins';
import type { WorkspaceIndex } from './index/workspaceIndex';

/** An open article as it is compared. */
interface OpenArticle {
  readonly document: vscode.TextDocument;
  readonly version: number;
  readonly trace: ArticleTrace;
}

interface Services {
  readonly articles: Articles;
  readonly findings: Findings;
  readonly index: Pick<WorkspaceIndex, 'isComplete' | 'twinsOf' | 'forgetTwins' | 'onDidChange'>;
  readonly check: Pick<CorpusCheck, 'hasCompared'>;
  readonly problems: Problems;
  readonly configuration: Configuration;
  readonly log: Log;
}

/**
 * Shows which open articles repeat others of the workspace, as soon as the index of all articles is there: their addresses, numbers and texts as the
 * editors show them, beside what the index knows of the files. From *Check All Articles* on, that shows them.
 */
export class OpenTwins implements vscode.Disposable {
  readonly #services: Services;
  readonly #format = new DiagnosticFormat();
  readonly #disposables: vscode.Disposable;
  /** Documents that it shows problems of, by URI. */
  readonly #shown = new Map<string, vscode.Uri>();
  #isComparing = false;
  #isAskedAgain = false;
  #isDisposed = false;

  constructor(services: Services) {
    this.#services = services;
    const { findings, index } = services;
    this.#disposables = vscode.Disposable.from(
      findings.onDidCheck(() => this.#compare()),
      findings.onDidForget(() => this.#compare()),
      index.onDidChange(() => this.#compare()),
    );
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#disposables.dispose();
  }

  /** One comparison at a time; what changes meanwhile is compared after it. */
  #compare(): void {
    if (this.#isComparing) {
      this.#isAskedAgain = true;
      return;
    }
    this.#isComparing = true;
    runAndLog(this.#services.log, 'Comparison of open articles', async () => {
      try {
        do {
          this.#isAskedAgain = false;
          await this.#compareOpen();
        } while (this.#isAskedAgain);
      } finally {
        this.#isComparing = false;
      }
    });
  }

  async #compareOpen(): Promise<void> {
    const { check, index, problems } = this.#services;
    if (check.hasCompared) {
      this.#shown.clear();
      return index.forgetTwins();
    }
    // Who completes it says so.
    if (!index.isComplete) return;
    const open = await this.#openArticles();
    if (open.length === 0) index.forgetTwins();
    const found = open.length === 0 ? new Map<string, readonly vscode.Diagnostic[]>() : await this.#find(open);
    // Undefined where something is not known yet, or changed: then somebody says so later.
    if (!found || check.hasCompared || this.#isDisposed) return;
    for (const [key, uri] of this.#shown) if (!found.has(key)) problems.delete('comparison', uri);
    this.#shown.clear();
    for (const { document: { uri, version, isClosed }, version: compared } of open) {
      const diagnostics = found.get(uri.toString());
      if (!diagnostics || isClosed) continue;
      this.#shown.set(uri.toString(), uri);
      if (version === compared) problems.set('comparison', uri, diagnostics);
    }
  }

  async #openArticles(): Promise<OpenArticle[]> {
    const { articles, configuration } = this.#services;
    const documents = vscode.workspace.textDocuments.filter((document) => !document.isClosed && isArticle(document) && vscode.workspace.getWorkspaceFolder(document.uri) !== undefined);
    return Promise.all(documents.map(async (document) => {
      const options = await configuration.checkOptions(document, configuration.owners.last(document));
      const { record, views, version } = articles.of(document);
      return { document, version, trace: traceOf({ text: document.getText(), record: isRecord(document) ? { record, views } : undefined, annotated: undefined }, options) };
    }));
  }

  /** By URI of the articles that have problems. */
  async #find(open: readonly OpenArticle[]): Promise<ReadonlyMap<string, readonly vscode.Diagnostic[]> | undefined> {
    const { configuration, index } = this.#services;
    const keys = new Set(open.map(({ document }) => document.uri.toString()));
    const known = await index.twinsOf(open.map(({ document, trace }) => ({ key: document.uri.toString(), trace })), (key) => keys.has(key));
    if (!known) return undefined;
    const twins = new CorpusTwins();
    const add = (uri: vscode.Uri, trace: ArticleTrace, record: boolean): void =>
      twins.set(uri, trace.number && !trace.number.isId && known.areNumbersIds() ? { ...trace, number: { ...trace.number, isId: true } } : trace, record);
    for (const { document, trace } of open) add(document.uri, trace, isRecord(document));
    for (const { article, facts } of known.articles) {
      add(article, traceOfFacts(facts, { severities: configuration.ruleSeverities(article), numberMeaning: configuration.numberMeaning(article) }), facts.isRecord);
    }
    const found = await twins.find();
    return found && new Map([...twinDiagnostics(found.filter(({ article }) => keys.has(article.toString())), this.#format)].map(([uri, diagnostics]) => [uri.toString(), diagnostics]));
  }
}
