import * as vscode from 'vscode';
import { checkRecordCounting } from '../core/rules/check';
import type { ReportedFinding, Severity } from '../core/rules/rule';
import { isArticle, isRecord, type Articles } from '../platform/articles';
import type { AnnotationOwner } from '../platform/annotationOwners';
import type { Configuration } from '../platform/configuration';
import { runAndLog, type Log } from '../platform/log';
import { TypingPause } from './typingPause';

/** The findings of one version of a document. */
export interface DocumentFindings {
  readonly document: vscode.TextDocument;
  readonly version: number;
  readonly findings: readonly ReportedFinding[];
  /** How many more there are of a severity than are kept. */
  readonly more: Readonly<Record<Severity, number>>;
}

/** How many findings there are of each severity, those included that are not kept. */
export function countBySeverity({ findings, more }: Pick<DocumentFindings, 'findings' | 'more'>): Record<Severity, number> {
  const counts = { ...more };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

/**
 * Checks open articles: at once when opened, after a pause while typed in (`TypingPause`). Whoever shows findings listens here.
 * A result for a version that is gone is thrown away.
 */
export class Findings implements vscode.Disposable {
  readonly #articles: Articles;
  readonly #configuration: Configuration;
  readonly #log: Log;
  readonly #checked = new vscode.EventEmitter<DocumentFindings>();
  readonly #closed = new vscode.EventEmitter<vscode.Uri>();
  readonly #latest = new WeakMap<vscode.TextDocument, DocumentFindings>();
  readonly #pauses = new WeakMap<vscode.TextDocument, TypingPause>();
  readonly #timers = new Map<vscode.TextDocument, ReturnType<typeof setTimeout>>();
  readonly #disposables: vscode.Disposable[] = [this.#checked, this.#closed];

  readonly onDidCheck = this.#checked.event;
  /** A document is no article any more: closed, or its language changed. */
  readonly onDidForget = this.#closed.event;

  constructor(articles: Articles, configuration: Configuration, log: Log) {
    this.#articles = articles;
    this.#configuration = configuration;
    this.#log = log;
    this.#disposables.push(
      vscode.workspace.onDidOpenTextDocument((document) => this.#schedule(document, 0)),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.#schedule(document, this.#pauseOf(document).changed(Date.now()));
      }),
      // What the file itself shows (byte order mark, line endings) is read again after a save.
      vscode.workspace.onDidSaveTextDocument((document) => this.#schedule(document, 0)),
      vscode.workspace.onDidCloseTextDocument((document) => this.#forget(document)),
      configuration.onDidChange(() => this.#scheduleAll()),
    );
    this.#scheduleAll();
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    for (const disposable of this.#disposables) disposable.dispose();
  }

  /** The findings of the document as it is now, checked again where they are older. */
  async of(document: vscode.TextDocument): Promise<DocumentFindings> {
    return this.latest(document) ?? this.#checkEdited(document);
  }

  /** The findings if they belong to the document's present version. */
  latest(document: vscode.TextDocument): DocumentFindings | undefined {
    const latest = this.#latest.get(document);
    return latest?.version === document.version ? latest : undefined;
  }

  /** Checks now, whatever is known. */
  async check(document: vscode.TextDocument): Promise<DocumentFindings> {
    return this.#check(document, undefined);
  }

  async #check(document: vscode.TextDocument, owner: AnnotationOwner | undefined): Promise<DocumentFindings> {
    this.#cancel(document);
    const options = await this.#configuration.checkOptions(document, owner);
    const started = Date.now();
    const { record, views, version } = this.#articles.of(document);
    const checked = isRecord(document) ? checkRecordCounting(record, options, views) : { findings: [], more: { error: 0, warning: 0, information: 0, hint: 0 } };
    this.#pauseOf(document).checked(Date.now() - started);
    const result = { document, version, ...checked };
    if (!document.isClosed && isArticle(document)) {
      this.#latest.set(document, result);
      this.#checked.fire(result);
    }
    return result;
  }

  /** Checks a text that was edited with what the disk said last of the annotation file, and asks it again only then. */
  async #checkEdited(document: vscode.TextDocument): Promise<DocumentFindings> {
    const owner = this.#configuration.owners.last(document);
    const result = await this.#check(document, owner);
    if (owner) this.#run(document, () => this.#askOwner(result, owner));
    return result;
  }

  async #askOwner({ document, version }: DocumentFindings, used: AnnotationOwner): Promise<void> {
    const owner = await this.#configuration.owners.ask(document);
    // Of a later version there is a check to come, or one that asks as well.
    if (owner.name !== used.name && document.version === version) await this.#check(document, owner);
  }

  #scheduleAll(): void {
    for (const document of vscode.workspace.textDocuments) this.#schedule(document, 0);
  }

  #schedule(document: vscode.TextDocument, delay: number): void {
    if (!isArticle(document)) return;
    this.#cancel(document);
    if (delay === 0) this.#run(document, () => this.check(document));
    else this.#timers.set(document, setTimeout(() => this.#run(document, () => this.#checkEdited(document)), delay));
  }

  #run(document: vscode.TextDocument, work: () => Promise<unknown>): void {
    runAndLog(this.#log, `Check of ${document.uri.toString(true)}`, work);
  }

  #pauseOf(document: vscode.TextDocument): TypingPause {
    const pause = this.#pauses.get(document) ?? new TypingPause();
    this.#pauses.set(document, pause);
    return pause;
  }

  #cancel(document: vscode.TextDocument): void {
    clearTimeout(this.#timers.get(document));
    this.#timers.delete(document);
  }

  #forget(document: vscode.TextDocument): void {
    this.#cancel(document);
    this.#latest.delete(document);
    this.#closed.fire(document.uri);
  }
}
