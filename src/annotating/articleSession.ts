import * as vscode from 'vscode';
import { AnnotationModel, type ModelEntity } from '../core/annotations/annotationModel';
import { differences } from '../core/text/difference';
import type { RefusedDocument } from '../core/standoff/standoffDocument';
import type { StandoffEdit } from '../core/standoff/standoffEdit';
import type { StandoffDocument } from '../core/standoff/standoffDocument';
import type { Message } from '../core/message';
import type { TextEdit } from '../core/text/range';
import type { Configuration } from '../platform/configuration';
import { runAndLog, type Log } from '../platform/log';
import { nameOf } from '../platform/nameOf';
import { readTextOf } from '../platform/fileFacts';
import { ChangeOrigin } from './changeOrigin';
import { SidecarFile, type WriteResult } from './sidecarFile';

/** Spans moved by typing are written into the sidecar after a pause this long; tags at once. */
const syncDelayMilliseconds = 300;

/** After a write that failed the next try comes this much later, and later each time, up to the longest pause. */
const firstRetryMilliseconds = 1000;
const longestRetryMilliseconds = 30_000;

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
  #retryTimer: ReturnType<typeof setTimeout> | undefined;
  #retryMilliseconds = firstRetryMilliseconds;
  /** Writes happen one after the other: each must see what the one before made of the sidecar. */
  #writing: Promise<unknown> = Promise.resolve();
  /** A write that waits for its turn: it will take everything that happened until then. */
  #nextWrite: Promise<void> | undefined;
  /** Text we gave the sidecar's document last: its event tells nothing new. */
  #written: string;
  #disposed = false;
  readonly #origin: ChangeOrigin;
  /** Pending while a change of the text may be from outside, and until the tags were found in what came from there. */
  #settling: Promise<void> | undefined;
  #settle: () => void = () => undefined;
  #reloads = 0;
  /** The article's text as it was last known to be in its file; undefined where that is not known. */
  #savedText: string | undefined;

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
    this.#savedText = document.isDirty ? undefined : model.articleText;
    this.#origin = new ChangeOrigin(document, (outside) => {
      if (outside) this.#textReplaced(outside.oldText, outside.newText);
      else {
        this.#settleIfDecided();
        this.#scheduleFlush();
      }
    });
    this.#watchFile();
  }

  dispose(): void {
    this.#disposed = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#retryTimer);
    this.#origin.dispose();
    this.#settle();
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
    // Carried out at once wherever it can be.
    if (this.#settling) await this.settled();
    if (!this.#mayChange() || !this.#model.change(name, change)) return false;
    await this.#publish();
    return true;
  }

  /** The same with edits of the sidecar's present text, as the fixes of findings are. */
  async applyEdits(name: Message, edits: readonly TextEdit[]): Promise<boolean> {
    // Carried out at once wherever it can be.
    if (this.#settling) await this.settled();
    if (!this.#mayChange() || !this.#model.applyEdits(name, edits)) return false;
    await this.#publish();
    return true;
  }

  async acceptMoved(name: Message, ids?: readonly string[]): Promise<boolean> {
    // Carried out at once wherever it can be.
    if (this.#settling) await this.settled();
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
    const origin = this.#origin.observe(event, this.#model.articleText);
    if (event.contentChanges.length === 0) return;
    const text = event.document.getText();
    if (origin === 'revert') this.#textWentBack(text);
    else {
      const reason = event.reason === vscode.TextDocumentChangeReason.Undo ? 'undo'
        : event.reason === vscode.TextDocumentChangeReason.Redo ? 'redo'
        : undefined;
      this.#model.articleChanged(event.contentChanges, reason, text);
    }
    if (origin === 'undecided') this.#awaitDecision();
    this.#changed.fire(this);
    // As long as the text may be from outside, the sidecar keeps what tells where its tags stood.
    if (!this.#settling) this.#scheduleFlush();
  }

  /** Fulfilled when it is known where the last change of the text came from, and the tags are where they belong. */
  async settled(): Promise<void> {
    while (this.#settling) await this.#settling;
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

  /**
   * The article's document is closed. Where its text was not saved, it went back to that of the file without an event: so do the
   * places of the tags. Nothing is written over an annotation file whose changes were not saved either.
   */
  async close(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#writing;
    // Another language was chosen for it: it is opened again at once.
    if (!this.document.isClosed) return this.flush();
    const present = await this.#sidecar.read();
    const saved = await readTextOf(this.document);
    if (this.refusal || present.text !== this.#written) return;
    if (saved !== undefined && saved !== this.#model.articleText) this.#textWentBack(saved);
    if (this.#model.sync()) await this.#publish();
  }

  /** Brings the sidecar's document up to date with the text; to be awaited before the article is saved. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#settling) await this.settled();
    if (!this.refusal && this.#model.sync()) await this.#publish();
    else await this.#writing;
  }

  /** The article was saved: so is its sidecar. */
  async articleSaved(): Promise<void> {
    this.#origin.saved();
    this.#savedText = this.document.isDirty ? undefined : this.document.getText();
    await this.flush();
    await this.#enqueue(async () => this.#report(await this.#sidecar.save()));
  }

  #awaitDecision(): void {
    if (this.#settling) return;
    this.#settling = new Promise((resolve) => {
      this.#settle = () => {
        this.#settling = undefined;
        resolve();
      };
    });
  }

  #settleIfDecided(): void {
    if (this.#reloads === 0 && !this.#origin.isUndecided) this.#settle();
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
      const save = this.#isArticleSaved && this.#configuration.saveAnnotations(this.document.uri) === 'onTag';
      this.#written = text;
      this.#report(await this.#sidecar.write(text, save));
    }));
  }

  #enqueue(work: () => Promise<void>): Promise<void> {
    const next = this.#writing.then(work);
    this.#writing = next.catch((error: unknown) => this.#log.error(`Annotations of ${this.document.uri.toString(true)}: ${String(error)}`));
    return next;
  }

  /** A document that was closed without saving is called clean though its text is not in the file. */
  get #isArticleSaved(): boolean {
    return !this.document.isDirty && (this.#savedText === undefined || this.#savedText === this.#model.articleText);
  }

  /** A write that failed is tried again until it succeeds; the user is told once. */
  #report(result: WriteResult): void {
    const isFirstFailure = this.#retryTimer === undefined;
    clearTimeout(this.#retryTimer);
    this.#retryTimer = undefined;
    if (result !== 'failed') {
      this.#retryMilliseconds = firstRetryMilliseconds;
      return;
    }
    if (this.#disposed) return;
    this.#retryTimer = setTimeout(() => runAndLog(this.#log, `Annotations of ${this.document.uri.toString(true)}`, () => this.#publish()), this.#retryMilliseconds);
    this.#retryMilliseconds = Math.min(2 * this.#retryMilliseconds, longestRetryMilliseconds);
    if (!isFirstFailure) return;
    void vscode.window.showErrorMessage(vscode.l10n.t(
      'The annotations could not be written to “{file}”. They are kept as long as the article is open and written as soon as that is possible: check that the disk has space left and the folder is writable.',
      { file: nameOf(this.#sidecar.uri) }));
  }

  /** The text is that of the file again, as it was when it was saved or as another program made it since. */
  #textWentBack(text: string): void {
    const changes = differences(this.#model.articleText, text).map(({ range, newText }) => ({ rangeOffset: range.start, rangeLength: range.end - range.start, text: newText }));
    this.#model.articleChanged(changes, 'undo', text);
    this.#savedText = text;
  }

  /** The article was changed outside: the sidecar may have been too, so both are read again, and spans found by their text. */
  #textReplaced(oldText: string, newText: string): void {
    this.#savedText = newText;
    this.#awaitDecision();
    this.#reloads++;
    const reloaded = this.#reload(oldText).finally(() => {
      this.#reloads--;
      this.#settleIfDecided();
    });
    runAndLog(this.#log, `Reload of ${this.document.uri.toString(true)}`, () => reloaded);
  }

  #reload(oldText: string): Promise<void> {
    return this.#enqueue(async () => {
      const [read, facts] = await Promise.all([this.#sidecar.read(), this.#configuration.fileFacts(this.document)]);
      if (this.#disposed) return;
      // A tag that waits to be written is in the model only.
      const sidecarText = read.text === this.#written ? this.#model.document.text : read.text;
      this.#model = new AnnotationModel(this.document.getText(), sidecarText, { byteOrderMark: facts?.byteOrderMark ?? false, oldText });
      this.#unreadable = read.state === 'unreadable';
      this.#written = read.text;
      this.#changed.fire(this);
    });
  }

  #scheduleFlush(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => runAndLog(this.#log, 'Annotations follow the text', () => this.flush()), syncDelayMilliseconds);
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
