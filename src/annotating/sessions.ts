import * as vscode from 'vscode';
import { otherOwnerOf } from '../core/corpus/articleNames';
import { isArticle } from '../platform/articles';
import type { Configuration } from '../platform/configuration';
import { runAndLog, type Log } from '../platform/log';
import { isUserFile } from '../platform/userFiles';
import { workspaceFiles } from '../platform/workspaceFiles';
import { shownText } from './articleFile';
import { ArticleSession } from './articleSession';
import type { ShownText } from './sessionStart';
import { articleUrisOf, sidecarUriOf } from './sidecarFile';

/** The sessions of all open articles: begun with the document, ended with it. */
export class Sessions implements vscode.Disposable {
  readonly #configuration: Configuration;
  readonly #log: Log;
  readonly #opening = new Map<vscode.TextDocument, Promise<ArticleSession | undefined>>();
  /** Sessions of closed documents that have something to write yet, by URI: the next session of the article waits for them. */
  readonly #closing = new Map<string, Promise<void>>();
  readonly #open = new Map<vscode.TextDocument, ArticleSession>();
  /** Documents that got another language while they were unsaved: the text in which their unsaved annotation files count. */
  readonly #left = new WeakMap<vscode.TextDocument, ShownText>();
  /** Documents that are no articles by their language, but were asked for because of their sidecar. */
  readonly #wanted = new WeakSet<vscode.TextDocument>();
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
      vscode.workspace.onDidOpenTextDocument((document) => void this.#begin(document)),
      vscode.workspace.onDidCloseTextDocument((document) => this.#end(document)),
      vscode.workspace.onDidChangeTextDocument((event) => this.#documentChanged(event)),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor: { document }, selections }) =>
        this.#open.get(document)?.model.caretsAt(selections.map(({ active }) => document.offsetAt(active)))),
      vscode.workspace.onWillSaveTextDocument((event) => {
        // A replacement in many files saves a text as soon as it is open.
        const opening = this.#open.get(event.document) ?? this.#opening.get(event.document);
        if (opening) event.waitUntil(Promise.resolve(opening).then((session) => session?.flush()));
      }),
      vscode.workspace.onDidSaveTextDocument((document) => {
        this.ofSidecar(document)?.sidecarSaved(document);
        const opening = this.#open.get(document) ?? this.#opening.get(document);
        if (opening) runAndLog(log, `Annotations saved with ${document.uri.toString(true)}`, async () => (await opening)?.articleSaved());
      }),
    );
    for (const document of vscode.workspace.textDocuments) void this.#begin(document);
  }

  dispose(): void {
    for (const session of this.#open.values()) session.dispose();
    for (const disposable of this.#disposables) disposable.dispose();
  }

  /** Those that have begun. */
  get all(): readonly ArticleSession[] {
    return [...this.#open.values()];
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
    return this.all.find((session) => session.isSidecar(document));
  }

  /**
   * The session of the text that a standoff file speaks of: the file of the same name beside it, opened in the background
   * where nobody shows it, whatever its language. Undefined where there is none, or none that can be opened as text.
   */
  async forSidecar(sidecar: vscode.Uri): Promise<ArticleSession | undefined> {
    const open = this.all.find((session) => session.sidecarUri.toString() === sidecar.toString());
    if (open || !isUserFile(sidecar)) return open;
    for (const uri of articleUrisOf(sidecar)) {
      const document = await openIfThere(uri);
      if (!document) continue;
      this.#wanted.add(document);
      return this.#begin(document);
    }
    return undefined;
  }

  #mayHaveSession(document: vscode.TextDocument): boolean {
    // A file that is called like its own annotation file is none.
    return sidecarUriOf(document.uri).path !== document.uri.path && (isArticle(document) || this.#wanted.has(document)) && document.uri.scheme !== 'untitled' && !document.isClosed;
  }

  #begin(document: vscode.TextDocument): Promise<ArticleSession | undefined> | undefined {
    if (!this.#mayHaveSession(document)) return undefined;
    const opening = this.#opening.get(document);
    if (opening) return opening;
    const closing = this.#closing.get(document.uri.toString()) ?? Promise.resolve();
    const before = shownText(document);
    const beginning: Promise<ArticleSession | undefined> = closing.then(() => this.#openUnlessOthers(document, this.#left.get(document) ?? before)).then((session) => {
      if (!session) return undefined;
      const present = this.#opening.get(document);
      if (present !== beginning || !this.#mayHaveSession(document)) {
        // Closed in the meantime, or closed and opened again, as when its language is changed: then there is another session.
        session.dispose();
        return present !== beginning && present ? present : session;
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

  /** Undefined where the annotation file beside the article belongs to another: a rule reports it. */
  async #openUnlessOthers(document: vscode.TextDocument, before: ShownText): Promise<ArticleSession | undefined> {
    const owner = await otherOwnerOf(document.uri, workspaceFiles).catch(() => undefined);
    return owner ? undefined : ArticleSession.open(document, before, this.#configuration, this.#log);
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
    const key = document.uri.toString();
    const closing = session.close().then(() => this.#leave(session)).catch((error: unknown) => this.#log.error(`The annotations of ${document.uri.toString(true)} could not be closed: ${String(error)}`)).finally(() => {
      session.dispose();
      if (this.#closing.get(key) === closing) this.#closing.delete(key);
    });
    this.#closing.set(key, closing);
  }

  /** A document that is still open may be typed in, saved and reverted before it is an article again. */
  #leave({ document, shown }: ArticleSession): void {
    if (!document.isClosed && shown.isDirty) this.#left.set(document, shown);
    else this.#left.delete(document);
  }
}

async function openIfThere(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  const shown = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString() && !document.isClosed);
  if (shown) return shown;
  try {
    await vscode.workspace.fs.stat(uri);
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}
