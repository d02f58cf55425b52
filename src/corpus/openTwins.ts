import * as vscode from 'vscode';
import { DiagnosticFormat } from '../checking/diagnosticFormat';
import type { AnnotationFindings } from '../checking/annotationFindings';
import type { Findings } from '../checking/findings';
import type { Problems } from '../checking/problems';
import { comparesLinks, traceOf, traceOfFacts } from '../core/rules/twins/traceArticle';
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
  readonly annotations: Pick<AnnotationFindings, 'linkedArticle' | 'onDidCheck'>;
  readonly index: Pick<WorkspaceIndex, 'isComplete' | 'twinsOf' | 'linksLike' | 'forgetCompared' | 'onDidChange'>;
  readonly check: Pick<CorpusCheck, 'hasCompared'>;
  readonly problems: Problems;
  readonly configuration: Configuration;
  readonly log: Log;
}

/**
 * Shows which open articles repeat others of the workspace, or link the same otherwise, as soon as the index of all articles is there: what the editors
 * show, beside what the index knows of the files. Of articles that are not open, *Check All Articles* shows it.
 */
export class OpenTwins implements vscode.Disposable {
  readonly #services: Services;
  readonly #compared: Set<string>;
  readonly #format = new DiagnosticFormat();
  readonly #disposables: vscode.Disposable;
  #isComparing = false;
  #isAskedAgain = false;
  #isDisposed = false;

  /** @param compared holds the URIs of the articles that are shown from here, so that nobody else shows the same of them */
  constructor(services: Services, compared: Set<string>) {
    this.#services = services;
    this.#compared = compared;
    const { findings, annotations, index } = services;
    this.#disposables = vscode.Disposable.from(
      findings.onDidCheck(() => this.#compare()),
      findings.onDidForget((uri) => this.#closed(uri)),
      annotations.onDidCheck(() => this.#compare()),
      index.onDidChange(() => this.#compare()),
    );
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#disposables.dispose();
  }

  #closed(uri: vscode.Uri): void {
    // Where all are compared, a closed article is compared like the others in a moment.
    if (this.#compared.delete(uri.toString()) && !this.#services.check.hasCompared) this.#services.problems.delete('comparison', uri);
    this.#compare();
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
    const { index, problems } = this.#services;
    // Who completes it says so.
    if (!index.isComplete) return;
    const open = await this.#openArticles();
    // Of tags that move with what is typed a check tells when they are where they belong.
    if (!open) return;
    if (open.length === 0) index.forgetCompared();
    const found = open.length === 0 ? new Map<string, readonly vscode.Diagnostic[]>() : await this.#find(open);
    // Undefined where something is not known yet, or changed: then somebody says so later.
    if (!found || this.#isDisposed) return;
    const keys = new Set(open.map(({ document }) => document.uri.toString()));
    for (const key of [...this.#compared].filter((one) => !keys.has(one))) {
      this.#compared.delete(key);
      problems.delete('comparison', vscode.Uri.parse(key, true));
    }
    for (const { document: { uri, version, isClosed }, version: compared } of open) {
      if (isClosed || version !== compared) continue;
      this.#compared.add(uri.toString());
      problems.set('comparison', uri, found.get(uri.toString()) ?? []);
    }
  }

  async #openArticles(): Promise<OpenArticle[] | undefined> {
    const { articles, annotations, configuration } = this.#services;
    const documents = vscode.workspace.textDocuments.filter((document) => !document.isClosed && isArticle(document) && vscode.workspace.getWorkspaceFolder(document.uri) !== undefined);
    const open = await Promise.all(documents.map(async (document) => {
      const options = await configuration.checkOptions(document, configuration.owners.last(document));
      const { record, views, version } = articles.of(document);
      const annotated = annotations.linkedArticle(document);
      if (annotated === 'unsettled') return undefined;
      return { document, version, trace: traceOf({ text: document.getText(), record: isRecord(document) ? { record, views } : undefined, annotated }, options) };
    }));
    return open.every((article) => article !== undefined) ? open : undefined;
  }

  /** By URI of the articles that have problems. */
  async #find(open: readonly OpenArticle[]): Promise<ReadonlyMap<string, readonly vscode.Diagnostic[]> | undefined> {
    const { configuration, index } = this.#services;
    const keys = new Set(open.map(({ document }) => document.uri.toString()));
    const known = await index.twinsOf(open.map(({ document, trace }) => ({ key: document.uri.toString(), trace })), (key) => keys.has(key));
    const linking = await index.linksLike(open.flatMap(({ trace }) => trace.links ?? []), keys, (folder) => comparesLinks({ severities: configuration.ruleSeverities(folder) }));
    if (!known || !linking) return undefined;
    const others = new Map<string, { readonly uri: vscode.Uri; readonly trace: ArticleTrace; readonly isRecord: boolean }>();
    for (const { article: uri, facts } of known.articles) {
      const trace = traceOfFacts(facts, { severities: configuration.ruleSeverities(uri), numberMeaning: configuration.numberMeaning(uri) });
      others.set(uri.toString(), { uri, trace, isRecord: facts.isRecord });
    }
    for (const { article: uri, links } of linking) {
      const { trace, isRecord: isOneOfRecords } = others.get(uri.toString()) ?? { trace: {}, isRecord: false };
      others.set(uri.toString(), { uri, trace: { ...trace, links }, isRecord: isOneOfRecords });
    }
    const twins = new CorpusTwins();
    const add = (uri: vscode.Uri, trace: ArticleTrace, record: boolean): void =>
      twins.set(uri, trace.number && !trace.number.isId && known.areNumbersIds() ? { ...trace, number: { ...trace.number, isId: true } } : trace, record);
    for (const { document, trace } of open) add(document.uri, trace, isRecord(document));
    for (const { uri, trace, isRecord: isOneOfRecords } of others.values()) add(uri, trace, isOneOfRecords);
    const found = await twins.find();
    return found && new Map([...twinDiagnostics(found.filter(({ article }) => keys.has(article.toString())), this.#format)].map(([uri, diagnostics]) => [uri.toString(), diagnostics]));
  }
}
