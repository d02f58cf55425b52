import * as vscode from 'vscode';
import type { AnnotatedArticle } from '../core/annotations/annotatedArticle';
import { acceptance } from '../core/corpus/acceptedLookup';
import { parseStandoff, type StandoffDocument } from '../core/standoff/standoffDocument';
import { checkAnnotations, checkSidecarAlone } from '../core/rules/checkAnnotations';
import type { ReportedFinding } from '../core/rules/rule';
import { isAnnotationFile } from '../platform/articles';
import type { Configuration } from '../platform/configuration';
import { runAndLog, type Log } from '../platform/log';
import type { ArticleSession } from '../annotating/articleSession';
import type { Labels } from '../annotating/labels';
import type { Sessions } from '../annotating/sessions';

/** What was found in one state of an article and its sidecar. */
export interface AnnotationCheck {
  readonly sidecarUri: vscode.Uri;
  /** The sidecar that the findings' places and the edits of their fixes count in. */
  readonly document: StandoffDocument;
  readonly findings: readonly ReportedFinding[];
  /** Undefined where no article stands beside the sidecar; then only its own lines were looked at. */
  readonly session: ArticleSession | undefined;
  /** Whether a problem can be accepted: the settings name a file for that. */
  readonly canAccept: boolean;
  /** Version of the article's document; 0 without an article. */
  readonly articleVersion: number;
}

/** Longer than the session waits before it writes moved spans, so that pauses in typing lead to one check. */
const debounceMilliseconds = 450;

/**
 * Checks the annotations of every open article, and those of a standoff file that is shown though its article is not open.
 * Whoever shows findings listens here; a result is always that of the state it was made in, and an older one is thrown away.
 */
export class AnnotationFindings implements vscode.Disposable {
  readonly #sessions: Sessions;
  readonly #labels: Labels;
  readonly #configuration: Configuration;
  readonly #log: Log;
  readonly #checked = new vscode.EventEmitter<AnnotationCheck>();
  readonly #forgotten = new vscode.EventEmitter<AnnotationCheck>();
  /** By URI of the sidecar. */
  readonly #latest = new Map<string, AnnotationCheck>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #disposables: vscode.Disposable[] = [this.#checked, this.#forgotten];

  readonly onDidCheck = this.#checked.event;
  /** Neither the article nor its sidecar is shown any more. */
  readonly onDidForget = this.#forgotten.event;

  constructor(sessions: Sessions, labels: Labels, configuration: Configuration, log: Log) {
    this.#sessions = sessions;
    this.#labels = labels;
    this.#configuration = configuration;
    this.#log = log;
    this.#disposables.push(
      sessions.onDidChange((session) => this.#schedule(session, this.#latest.has(session.sidecarUri.toString()) ? debounceMilliseconds : 0)),
      sessions.onDidEnd((session) => this.#ended(session)),
      labels.onDidChange(() => this.#scheduleAll()),
      configuration.onDidChange(() => this.#scheduleAll()),
      vscode.window.onDidChangeVisibleTextEditors(() => this.#checkShown()),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && isAnnotationFile(document) && !this.#sessions.ofSidecar(document) && isShown(document.uri)) this.#checkSidecar(document);
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        if (isAnnotationFile(document) && !this.#sessions.ofSidecar(document)) this.#forget(document.uri.toString());
      }),
    );
    this.#checkShown();
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    for (const disposable of this.#disposables) disposable.dispose();
  }

  /**
   * An open article with its annotation file, where that links anything. `unsettled` while tags move with what is typed: then a check follows that
   * knows where they are.
   */
  linkedArticle(document: vscode.TextDocument): AnnotatedArticle | 'unsettled' | undefined {
    const session = this.#sessions.latest(document);
    if (!session || session.model.document.normalizations.length === 0) return undefined;
    return this.latest(session) ? session.model.annotated() : 'unsettled';
  }

  /** What was found in the session as it is now; undefined while that is not known yet. */
  latest(session: ArticleSession): AnnotationCheck | undefined {
    const latest = this.#latest.get(session.sidecarUri.toString());
    return latest?.session === session && isOfPresentState(latest, session) ? latest : undefined;
  }

  /** The same, checked now where it has to be. */
  async of(session: ArticleSession): Promise<AnnotationCheck> {
    return this.latest(session) ?? this.check(session);
  }

  /** What was found in a standoff file as it is now, with its article or, where there is none, alone. */
  async ofSidecar(document: vscode.TextDocument): Promise<AnnotationCheck> {
    const session = await this.#sessions.forSidecar(document.uri);
    if (session) return this.of(session);
    const latest = this.#latest.get(document.uri.toString());
    return latest && !latest.session && latest.document.text === document.getText() ? latest : this.#checkAlone(document);
  }

  /** Checks now, whatever is known. */
  async check(session: ArticleSession): Promise<AnnotationCheck> {
    this.#cancel(session.sidecarUri.toString());
    // Spans that moved with the text are written first: else every line would seem wrong.
    await session.flush();
    const [{ labels }, accepted] = await Promise.all([this.#labels.for(session.document.uri), this.#configuration.accepted(session.document.uri)]);
    const { model } = session;
    const severities = this.#configuration.ruleSeverities(session.document.uri);
    const findings = checkAnnotations(model.annotated(), { labels, ids: model.ids, severities, isAccepted: accepted && acceptance(accepted) });
    const check: AnnotationCheck = {
      sidecarUri: session.sidecarUri, document: model.document, findings, session, canAccept: accepted !== undefined, articleVersion: session.document.version,
    };
    if (this.#sessions.latest(session.document) === session) this.#tell(check);
    return check;
  }

  async #checkAlone(document: vscode.TextDocument): Promise<AnnotationCheck> {
    const [{ labels }, accepted] = await Promise.all([this.#labels.for(document.uri), this.#configuration.accepted(document.uri)]);
    const standoff = parseStandoff(document.getText());
    const severities = this.#configuration.ruleSeverities(document.uri);
    const findings = checkSidecarAlone(standoff, { labels, severities, isAccepted: accepted && acceptance(accepted) });
    const check: AnnotationCheck = {
      sidecarUri: document.uri, document: standoff, findings, session: undefined, canAccept: accepted !== undefined, articleVersion: 0,
    };
    if (!document.isClosed && isAnnotationFile(document)) this.#tell(check);
    return check;
  }

  #tell(check: AnnotationCheck): void {
    this.#latest.set(check.sidecarUri.toString(), check);
    this.#checked.fire(check);
  }

  #schedule(session: ArticleSession, delay: number): void {
    this.#later(session.sidecarUri.toString(), delay, async () => {
      if (this.#sessions.latest(session.document) === session) await this.check(session);
    });
  }

  /** Makes sure that a standoff file in an editor has its findings, its article opened for it. */
  #checkSidecar(document: vscode.TextDocument): void {
    this.#later(document.uri.toString(), 0, () => this.ofSidecar(document));
  }

  #checkShown(): void {
    for (const { document } of vscode.window.visibleTextEditors) if (isAnnotationFile(document) && !document.isClosed) this.#checkSidecar(document);
  }

  #scheduleAll(): void {
    for (const { session } of [...this.#latest.values()]) if (session) this.#schedule(session, 0);
    for (const document of vscode.workspace.textDocuments) {
      const latest = this.#latest.get(document.uri.toString());
      if (latest && !latest.session) this.#later(document.uri.toString(), 0, () => this.#checkAlone(document));
    }
  }

  #later(key: string, delay: number, work: () => Promise<unknown>): void {
    this.#cancel(key);
    const run = (): void => runAndLog(this.#log, `Check of ${key}`, work);
    if (delay === 0) run();
    else this.#timers.set(key, setTimeout(run, delay));
  }

  #cancel(key: string): void {
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
  }

  #ended(session: ArticleSession): void {
    this.#forget(session.sidecarUri.toString());
    // The article's editor is closed, the sidecar's is not.
    this.#checkShown();
  }

  #forget(key: string): void {
    this.#cancel(key);
    const latest = this.#latest.get(key);
    if (!latest) return;
    this.#latest.delete(key);
    this.#forgotten.fire(latest);
  }
}

function isShown(uri: vscode.Uri): boolean {
  return vscode.window.visibleTextEditors.some(({ document }) => document.uri.toString() === uri.toString());
}

function isOfPresentState(check: AnnotationCheck, session: ArticleSession): boolean {
  return check.document === session.model.document && check.articleVersion === session.document.version;
}
