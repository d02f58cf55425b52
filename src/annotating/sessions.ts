import * as vscode from 'vscode';
import { isArticle } from '../platform/articles';
import type { Configuration } from '../platform/configuration';
import { runAndLog, type Log } from '../platform/log';
import { ArticleSession } from './articleSession';

/** The sessions of all open articles: begun with the document, ended with it. */
export class Sessions implements vscode.Disposable {
  readonly #configuration: Configuration;
  readonly #log: Log;
  readonly #opening = new Map<vscode.TextDocument, Promise<ArticleSession>>();
  readonly #open = new Map<vscode.TextDocument, ArticleSession>();
  readonly #changed = new vscode.EventEmitter<ArticleSession>();
  readonly #ended = new vscode.EventEmitter<ArticleSession>();
  readonly #disposables: vscode.Disposable[] = [this.#changed, this.#ended];

  /** A session was begun, or its annotations changed. */
  readonly onDidChange = this.#changed.event;
  readonly onDidEnd = this.#ended.event;

  constructor(configuration: Configuration, log: Log) {
    this.#configuration = configuration;
    this.#log = log;
    this.#disposables.push(
      vscode.workspace.onDidOpenTextDocument((document) => this.#begin(document)),
      vscode.workspace.onDidCloseTextDocument((document) => this.#end(document)),
      vscode.workspace.onDidChangeTextDocument((event) => this.#documentChanged(event)),
      vscode.workspace.onWillSaveTextDocument((event) => {
        const session = this.#open.get(event.document);
        if (session) event.waitUntil(session.flush());
      }),
      vscode.workspace.onDidSaveTextDocument((document) => {
        const session = this.#open.get(document);
        if (session) runAndLog(log, `Annotations saved with ${document.uri.toString(true)}`, () => session.articleSaved());
      }),
    );
    for (const document of vscode.workspace.textDocuments) this.#begin(document);
  }

  dispose(): void {
    for (const session of this.#open.values()) session.dispose();
    for (const disposable of this.#disposables) disposable.dispose();
  }

  /** The session of an article's document, begun if it is not yet; undefined for other documents. */
  async of(document: vscode.TextDocument): Promise<ArticleSession | undefined> {
    return isArticle(document) && document.uri.scheme !== 'untitled' ? this.#begin(document) : undefined;
  }

  /** The session if it has begun. */
  latest(document: vscode.TextDocument): ArticleSession | undefined {
    return this.#open.get(document);
  }

  /** The session whose sidecar this document is. */
  ofSidecar(document: vscode.TextDocument): ArticleSession | undefined {
    return [...this.#open.values()].find((session) => session.isSidecar(document));
  }

  #begin(document: vscode.TextDocument): Promise<ArticleSession> | undefined {
    if (!isArticle(document) || document.uri.scheme === 'untitled' || document.isClosed) return undefined;
    const opening = this.#opening.get(document);
    if (opening) return opening;
    const beginning = ArticleSession.open(document, this.#configuration, this.#log).then((session) => {
      if (document.isClosed || !isArticle(document)) {
        session.dispose();
        return session;
      }
      this.#open.set(document, session);
      session.onDidChange((changed) => this.#changed.fire(changed));
      this.#changed.fire(session);
      return session;
    });
    this.#opening.set(document, beginning);
    beginning.catch((error: unknown) => {
      this.#opening.delete(document);
      this.#log.error(`The annotations of ${document.uri.toString(true)} could not be opened: ${String(error)}`);
    });
    return beginning;
  }

  #documentChanged(event: vscode.TextDocumentChangeEvent): void {
    this.#open.get(event.document)?.articleChanged(event);
    if (event.contentChanges.length > 0) this.ofSidecar(event.document)?.sidecarChanged(event.document);
  }

  #end(document: vscode.TextDocument): void {
    const session = this.#open.get(document);
    this.#opening.delete(document);
    this.#open.delete(document);
    if (!session) return;
    this.#ended.fire(session);
    session.dispose();
  }
}
