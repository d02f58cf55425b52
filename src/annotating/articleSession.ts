import * as vscode from 'vscode';
import { AnnotationModel, type ModelEntity } from '../core/annotations/annotationModel';
import type { RefusedDocument } from '../core/standoff/standoffDocument';
import type { StandoffEdit } from '../core/standoff/standoffEdit';
import type { StandoffDocument } from '../core/standoff/standoffDocument';
import type { Message } from '../core/message';
import type { TextEdit } from '../core/text/range';
import type { Configuration } from '../platform/configuration';
import { runAndLog, type Log } from '../platform/log';
import { nameOf } from '../platform/nameOf';
import { SidecarFile } from './sidecarFile';

/** Spans moved by typing are written into the sidecar after a pause this long; tags at once. */
const syncDelayMilliseconds = 300;

/** A clean document that is not called dirty this long after a change was read anew from its file. */
const outsideDelayMilliseconds = 100;

/** Why the annotations of an article cannot be changed. */
export type Refusal = RefusedDocument | 'unreadable';

/**
 * One open article with its annotations. The article's document and the sidecar's document are the truth;
 * the model between them is brought up to date by their events, and writes back through edits.
 */
export class ArticleSession implements vscode.Disposable {
  readonly document: vscode.TextDocument;
  readonly #sidecar: SidecarFile;
  readonly #configuration: Configuration;
  readonly #log: Log;
  readonly #changed = new vscode.EventEmitter<ArticleSession>();
  readonly #disposables: vscode.Disposable[] = [this.#changed];
  #model: AnnotationModel;
  #unreadable = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #reloadTimer: ReturnType<typeof setTimeout> | undefined;
  /** Writes happen one after the other: each must see what the one before made of the sidecar. */
  #writing: Promise<unknown> = Promise.resolve();
  /** A write that waits for its turn: it will take everything that happened until then. */
  #nextWrite: Promise<void> | undefined;
  /** Text we gave the sidecar's document last: its event tells nothing new. */
  #written: string;
  #disposed = false;
  #wasDirty: boolean;

  /** Entities, their places, or what can be undone are others than before. */
  readonly onDidChange = this.#changed.event;

  /** Reads the sidecar and anchors what it says in the article as it is now. */
  static async open(document: vscode.TextDocument, configuration: Configuration, log: Log): Promise<ArticleSession> {
    const sidecar = new SidecarFile(document.uri, log);
    const [read, facts] = await Promise.all([sidecar.read(), configuration.fileFacts(document)]);
    const model = new AnnotationModel(document.getText(), read.text, { byteOrderMark: facts?.byteOrderMark ?? false });
    return new ArticleSession(document, sidecar, model, read.state === 'unreadable', configuration, log);
  }

  private constructor(
    document: vscode.TextDocument, sidecar: SidecarFile, model: AnnotationModel, unreadable: boolean, configuration: Configuration, log: Log,
  ) {
    this.document = document;
    this.#sidecar = sidecar;
    this.#model = model;
    this.#unreadable = unreadable;
    this.#configuration = configuration;
    this.#log = log;
    this.#written = model.document.text;
    this.#wasDirty = document.isDirty;
    this.#watchFile();
  }

  dispose(): void {
    this.#disposed = true;
    clearTimeout(this.#timer);
    this.#cancelReload();
    for (const disposable of this.#disposables) disposable.dispose();
  }

  get model(): AnnotationModel {
    return this.#model;
  }

  get sidecarUri(): vscode.Uri {
    return this.#sidecar.uri;
  }

  get entities(): readonly ModelEntity[] {
    return this.#model.entities;
  }

  /** Set where the sidecar is shown but must not be written. */
  get refusal(): Refusal | undefined {
    return this.#unreadable ? 'unreadable' : this.#model.document.refused;
  }

  isSidecar(document: vscode.TextDocument): boolean {
    return this.#sidecar.is(document);
  }

  /** Changes the annotations as one undoable step and writes the sidecar. @returns whether anything changed. */
  async change(name: Message, change: (edit: StandoffEdit, document: StandoffDocument) => void): Promise<boolean> {
    if (!this.#mayChange() || !this.#model.change(name, change)) return false;
    await this.#publish();
    return true;
  }

  /** The same with edits of the sidecar's present text, as the fixes of findings are. */
  async applyEdits(name: Message, edits: readonly TextEdit[]): Promise<boolean> {
    if (!this.#mayChange() || !this.#model.applyEdits(name, edits)) return false;
    await this.#publish();
    return true;
  }

  async acceptMoved(name: Message, ids?: readonly string[]): Promise<boolean> {
    if (!this.#mayChange() || !this.#model.acceptMoved(name, ids)) return false;
    await this.#publish();
    return true;
  }

  async undo(): Promise<Message | undefined> {
    const name = this.#mayChange() ? this.#model.undo() : undefined;
    if (name) await this.#publish();
    return name;
  }

  async redo(): Promise<Message | undefined> {
    const name = this.#mayChange() ? this.#model.redo() : undefined;
    if (name) await this.#publish();
    return name;
  }

  /** An event of the article's document. */
  articleChanged(event: vscode.TextDocumentChangeEvent): void {
    const wasDirty = this.#wasDirty;
    this.#wasDirty = event.document.isDirty;
    // VS Code tells first of a change and then, in an event of its own, that the document is dirty: only a file read anew stays clean.
    if (event.document.isDirty && this.#reloadTimer !== undefined) {
      this.#cancelReload();
      this.#scheduleFlush();
    }
    if (event.contentChanges.length === 0) return;
    // A document that becomes clean with a change was reverted, which spans follow like an edit.
    if (event.reason === undefined && !event.document.isDirty && !wasDirty && this.#reloadTimer === undefined) {
      const oldText = this.#model.articleText;
      this.#reloadTimer = setTimeout(() => this.#reload(oldText), outsideDelayMilliseconds);
    }
    const reason = event.reason === vscode.TextDocumentChangeReason.Undo ? 'undo'
      : event.reason === vscode.TextDocumentChangeReason.Redo ? 'redo'
      : undefined;
    this.#model.articleChanged(event.contentChanges, reason, event.document.getText());
    this.#changed.fire(this);
    // As long as the text may be from outside, the sidecar keeps what tells where its tags stood.
    if (this.#reloadTimer === undefined) this.#scheduleFlush();
  }

  /** An event of the sidecar's document, which may show in an editor of its own. */
  sidecarChanged(document: vscode.TextDocument): void {
    const text = document.getText();
    if (text === this.#written || text === this.#model.document.text) return;
    this.#model.sidecarReplaced(text);
    this.#written = text;
    this.#unreadable = false;
    this.#changed.fire(this);
  }

  /** Brings the sidecar's document up to date with the text; to be awaited before the article is saved. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    if (!this.refusal && this.#model.sync()) await this.#publish();
    else await this.#writing;
  }

  /** The article was saved: so is its sidecar. */
  async articleSaved(): Promise<void> {
    await this.flush();
    await this.#enqueue(async () => this.#tellOf(await this.#sidecar.save()));
  }

  #mayChange(): boolean {
    if (!this.refusal) return true;
    void vscode.window.showErrorMessage(refusalMessage(this.refusal, this.#sidecar.uri));
    return false;
  }

  #publish(): Promise<void> {
    this.#changed.fire(this);
    return (this.#nextWrite ??= this.#enqueue(async () => {
      this.#nextWrite = undefined;
      const { text } = this.#model.document;
      const save = !this.document.isDirty && this.#configuration.saveAnnotations(this.document.uri) === 'onTag';
      this.#written = text;
      this.#tellOf(await this.#sidecar.write(text, save));
    }));
  }

  #enqueue(work: () => Promise<void>): Promise<void> {
    const next = this.#writing.then(work);
    this.#writing = next.catch((error: unknown) => this.#log.error(`Annotations of ${this.document.uri.toString(true)}: ${String(error)}`));
    return next;
  }

  #tellOf(result: Awaited<ReturnType<SidecarFile['write']>>): void {
    if (result !== 'failed') return;
    void vscode.window.showErrorMessage(vscode.l10n.t(
      'The annotations could not be written to “{file}”. They are kept here, unsaved, as long as the article is open: make the folder writable, then save the article or tag again.',
      { file: nameOf(this.#sidecar.uri) }));
  }

  /** The article was changed outside: the sidecar may have been too, so both are read anew, and spans found by their text. */
  #reload(oldText: string): void {
    this.#reloadTimer = undefined;
    if (this.document.isDirty) return;
    runAndLog(this.#log, `Reload of ${this.document.uri.toString(true)}`, () => this.#enqueue(async () => {
      const [read, facts] = await Promise.all([this.#sidecar.read(), this.#configuration.fileFacts(this.document)]);
      if (this.#disposed) return;
      // A tag that waits to be written is in the model only.
      const sidecarText = read.text === this.#written ? this.#model.document.text : read.text;
      this.#model = new AnnotationModel(this.document.getText(), sidecarText, { byteOrderMark: facts?.byteOrderMark ?? false, oldText });
      this.#unreadable = read.state === 'unreadable';
      this.#written = read.text;
      this.#changed.fire(this);
    }));
  }

  #scheduleFlush(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => runAndLog(this.#log, 'Annotations follow the text', () => this.flush()), syncDelayMilliseconds);
  }

  #cancelReload(): void {
    clearTimeout(this.#reloadTimer);
    this.#reloadTimer = undefined;
  }

  #watchFile(): void {
    const folder = vscode.Uri.joinPath(this.#sidecar.uri, '..');
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, nameOf(this.#sidecar.uri).replace(/[[\]{}*?]/g, '[$&]')));
    const readAnew = (): void => runAndLog(this.#log, `Sidecar of ${this.document.uri.toString(true)}`, () => this.#enqueue(() => this.#readFile()));
    this.#disposables.push(watcher, watcher.onDidChange(readAnew), watcher.onDidCreate(readAnew), watcher.onDidDelete(() => this.#fileDeleted()));
  }

  /** The file was written by somebody. An open document that is clean takes it over by itself; unsaved tags are not given up for it. */
  async #readFile(): Promise<void> {
    if (this.#disposed || this.#sidecar.isDirty) return;
    const { text, state } = await this.#sidecar.read();
    // Our own write is told of too, often after the next tag is in the model already.
    if (state === 'missing' || text === this.#written || text === this.#model.document.text) return;
    this.#model.sidecarReplaced(text);
    this.#unreadable = state === 'unreadable';
    this.#written = text;
    this.#changed.fire(this);
  }

  #fileDeleted(): void {
    const { text } = this.#model.document;
    if (this.#disposed || text === '') return;
    const again = vscode.l10n.t('Write It Again');
    const forget = vscode.l10n.t('Forget the Tags');
    void vscode.window.showWarningMessage(
      vscode.l10n.t('“{file}” was deleted while its article is open. Its tags are still here.', { file: nameOf(this.#sidecar.uri) }), again, forget,
    ).then(async (answer) => {
      if (this.#disposed) return;
      if (answer === again) await this.#publish();
      else if (answer === forget) {
        this.#model.sidecarReplaced('');
        this.#written = '';
        this.#changed.fire(this);
      }
    });
  }
}

/** Why an article cannot be annotated, and what to do. */
export function refusalMessage(refusal: Refusal, uri: vscode.Uri): string {
  const file = nameOf(uri);
  switch (refusal) {
    case 'merge-conflict': return vscode.l10n.t('“{file}” holds a merge conflict. Nothing is changed in it until the conflict is resolved: open it as text.', { file });
    case 'binary': return vscode.l10n.t('“{file}” is no text, so nothing is changed in it. Rename or remove it to annotate this article.', { file });
    case 'unreadable': return vscode.l10n.t('“{file}” cannot be read as UTF-8 text, so nothing is changed in it. Open it, see what it is, and save it as UTF-8.', { file });
  }
}
