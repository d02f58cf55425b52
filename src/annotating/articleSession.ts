import * as vscode from 'vscode';
import { AnnotationModel, type ModelEntity, type StepBeside } from '../core/annotations/annotationModel';
import type { Change } from '../core/annotations/change';
import { fileLinesOf } from '../core/annotations/fileLines';
import type { ContentChange } from '../core/spans/followChanges';
import { differences } from '../core/text/difference';
import { isSameButForEndings } from '../core/text/lineEnding';
import type { StandoffDocument } from '../core/standoff/standoffDocument';
import type { StandoffEdit } from '../core/standoff/standoffEdit';
import type { Message } from '../core/message';
import type { TextEdit } from '../core/text/range';
import type { Configuration } from '../platform/configuration';
import { documentLineEnding, readFileOf, readTextOf } from '../platform/fileFacts';
import { runAndLog, type Log } from '../platform/log';
import { articleFile, shownText, sidecarAfterMark } from './articleFile';
import { ChangeOrigin } from './changeOrigin';
import { SavedArticle } from './savedArticle';
import { sessionStart, type ShownText } from './sessionStart';
import { Settling } from './settling';
import { SidecarFile, type SidecarText } from './sidecarFile';
import { refusalMessage, type SidecarRefusal } from './sidecarMessages';
import { SidecarSync } from './sidecarSync';

/** Spans moved by typing are written into the sidecar after a pause this long; tags at once. */
const syncDelayMilliseconds = 300;

/**
 * One open article with its annotations. The article's document and the sidecar's document are the truth;
 * the model between them is brought up to date by their events, and writes back through edits.
 *
 * An edit of the article comes in here, and from here, as {@link onDidChange}, to whoever checks or shows annotations.
 */
export class ArticleSession implements vscode.Disposable {
  readonly document: vscode.TextDocument;
  readonly #sidecar: SidecarSync;
  readonly #configuration: Configuration;
  readonly #log: Log;
  readonly #changed = new vscode.EventEmitter<ArticleSession>();
  readonly #origin: ChangeOrigin;
  #model: AnnotationModel;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #disposed = false;
  readonly #settling = new Settling();
  readonly #saved: SavedArticle;

  /** Text, entities, their places, or what can be undone are others than before. */
  readonly onDidChange = this.#changed.event;

  /**
   * Reads the sidecar and anchors what it says in the article as it is now.
   * @param before the document as it was when the session was asked for, or when the one before it ended
   */
  static async open(document: vscode.TextDocument, before: ShownText, configuration: Configuration, log: Log): Promise<ArticleSession> {
    const sidecar = new SidecarFile(document.uri, log);
    const [read, onDisk, file] = await Promise.all([sidecar.read(), sidecar.onDisk(), articleFile(document, configuration)]);
    const now = shownText(document);
    const { start, sidecar: text, inFile } = sessionStart({ before, now, file, sidecar: read.text, onDisk: onDisk.text });
    const model = new AnnotationModel(start.text, text, { byteOrderMark: file?.byteOrderMark ?? false });
    if (inFile !== undefined) model.standFor(fileLinesOf(inFile, onDisk.text));
    const session = new ArticleSession(document, sidecar, model, { text: onDisk.text, state: read.state, shown: read.text }, configuration, log);
    if (start.isDirty) session.#saved.openedUnsaved();
    session.#saved.read(file, now.text);
    if (now.text !== start.text) model.articleChanged(changesBetween(start.text, now.text), undefined, now.text);
    const mayBeBehind = document.isDirty || now.text !== start.text || !isSameButForEndings(read.text, onDisk.text);
    if (!session.refusal && mayBeBehind && (model.sync() || session.#sidecar.isToBeWritten)) void session.#publish();
    return session;
  }

  private constructor(
    document: vscode.TextDocument, sidecar: SidecarFile, model: AnnotationModel, read: SidecarText & { readonly shown: string }, configuration: Configuration, log: Log,
  ) {
    this.document = document;
    this.#model = model;
    this.#configuration = configuration;
    this.#log = log;
    this.#saved = new SavedArticle(document, model.articleText);
    this.#sidecar = new SidecarSync(this.#synced(), sidecar, read, configuration, log);
    this.#origin = new ChangeOrigin(document, async () => (await readFileOf(document))?.text, (outside) => {
      if (outside) this.#textReplaced(outside.oldText, outside.newText);
      else {
        this.#settleIfDecided();
        this.#scheduleFlush();
      }
    });
  }

  dispose(): void {
    this.#disposed = true;
    clearTimeout(this.#timer);
    this.#origin.dispose();
    this.#settling.end();
    this.#sidecar.dispose();
    this.#changed.dispose();
  }

  get model(): AnnotationModel {
    return this.#model;
  }

  /** The text in which its annotation file counts. */
  get shown(): ShownText {
    const { text: savedText } = this.#saved;
    const { articleText: text } = this.#model;
    return { text, isDirty: text !== savedText, lineEnding: documentLineEnding(this.document), savedText };
  }

  get sidecarUri(): vscode.Uri {
    return this.#sidecar.uri;
  }

  get entities(): readonly ModelEntity[] {
    return this.#model.entities;
  }

  /** Set where the sidecar is shown but must not be written. */
  get refusal(): SidecarRefusal | undefined {
    return this.#sidecar.refusal;
  }

  /**
   * Pending while a change of the text may be from outside, and until the tags were found in what came from there: their places are
   * not to be relied on. Undefined when the tags are where they belong. It ends with the session at the latest.
   */
  get settling(): Promise<void> | undefined {
    return this.#settling.pending;
  }

  /** Fulfilled when it is known where the last change of the text came from, and the tags are where they belong. */
  async settled(): Promise<void> {
    while (this.settling) await this.settling;
  }

  isSidecar(document: vscode.TextDocument): boolean {
    return this.#sidecar.is(document);
  }

  /**
   * Changes the annotations as one undoable step, and writes the sidecar after it.
   * @param change tells the edit what to do, and gives back what the caller wants to know of it: ids are those of the new lines.
   * @returns at once what it gave back; undefined where nothing changed.
   */
  change<Made>(name: Message, change: (edit: StandoffEdit, document: StandoffDocument) => Made): Promise<Change<Made> | undefined> {
    return this.#step((model) => {
      let made: { readonly made: Made } | undefined;
      const isChanged = model.change(name, (edit, document) => {
        made = { made: change(edit, document) };
      });
      return isChanged ? made : undefined;
    });
  }

  /** The same with edits of the sidecar's present text, as the fixes of findings are. */
  applyEdits(name: Message, edits: readonly TextEdit[]): Promise<Change | undefined> {
    return this.#step((model) => (model.applyEdits(name, edits) ? { made: undefined } : undefined));
  }

  /** Something was done beside the annotation file: it can be undone in its order among the changes of tags. */
  recordBeside(name: Message, beside: StepBeside): void {
    this.#model.recordBeside(name, beside);
    this.#changed.fire(this);
  }

  acceptMoved(name: Message, ids?: readonly string[]): Promise<Change | undefined> {
    return this.#step((model) => (model.acceptMoved(name, ids) ? { made: undefined } : undefined));
  }

  /** @returns the name of what was undone. */
  undo(): Promise<Change<Message> | undefined> {
    return this.#step((model) => named(model.undo()));
  }

  /** @returns the name of what was done again. */
  redo(): Promise<Change<Message> | undefined> {
    return this.#step((model) => named(model.redo()));
  }

  /** An event of the article's document. */
  articleChanged(event: vscode.TextDocumentChangeEvent): void {
    const origin = this.#origin.observe(event, this.#model.articleText);
    if (event.contentChanges.length === 0) {
      // Undo may lead back to what was saved: the tags made since wait for nothing any more.
      if (!event.document.isDirty) this.#scheduleFlush();
      return;
    }
    const text = event.document.getText();
    // What comes from the file is compared with the text before it: the tags count in that until it is decided.
    if (origin !== 'window' && !this.settling) this.#model.sync();
    if (origin === 'revert' && this.#saved.canGoBackTo(text)) this.#textWentBack(text);
    else {
      const oldText = this.#model.articleText;
      const reason = event.reason === vscode.TextDocumentChangeReason.Undo ? 'undo'
        : event.reason === vscode.TextDocumentChangeReason.Redo ? 'redo'
        : undefined;
      this.#model.articleChanged(event.contentChanges, reason, text);
      if (origin === 'revert') this.#textReplaced(oldText, text);
    }
    if (origin === 'undecided') this.#settling.begin();
    this.#changed.fire(this);
    // As long as the text may be from outside, the sidecar keeps what tells where its tags stood.
    if (!this.settling) this.#scheduleFlush();
  }

  /** Edits of the sidecar's present text are about to be made in its document, as fixes on save are: they are a step like any other. */
  expectEdits(name: Message, edits: readonly TextEdit[]): void {
    this.#sidecar.expectEdits(name, edits);
  }

  /** An event of the sidecar's document, which may show in an editor of its own. */
  sidecarChanged(document: vscode.TextDocument): void {
    this.#sidecar.documentChanged(document);
  }

  /** Another program may have written the sidecar's file, and nobody told of it. */
  lookAtFile(): void {
    this.#sidecar.look();
  }

  /** The same, where the file is not as it was at the last such question: cheap enough to be asked again and again. */
  lookAtFileIfWritten(): void {
    this.#sidecar.lookIfWritten();
  }

  /** The sidecar's document was saved, by whomever. */
  sidecarSaved(document: vscode.TextDocument): void {
    this.#sidecar.documentSaved(document);
  }

  /**
   * The article's document is closed. Where its text was not saved, it went back to that of the file without an event: so do the
   * places of the tags. Nothing is written over an annotation file whose changes were not saved either.
   */
  async close(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#sidecar.idle();
    // Another language was chosen for it: it is opened again at once.
    if (!this.document.isClosed) return this.flush();
    const isAsWritten = await this.#sidecar.isAsWritten();
    const saved = await readTextOf(this.document);
    if (!isAsWritten) return;
    if (saved !== undefined && saved !== this.#model.articleText) {
      if (this.#saved.canGoBackTo(saved)) this.#textWentBack(saved);
      else await this.#reload(this.#model.articleText, saved);
    }
    if (this.#model.sync() || this.#sidecar.isToBeWritten) await this.#publish();
  }

  /** Brings the sidecar's document up to date with the text; to be awaited before the article is saved. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.settling) await this.settled();
    if (!this.refusal && this.#model.sync()) await this.#publish();
    // Whoever checks at every change asks for this: what was told already and only waits to be written is no change.
    else if (!this.refusal && this.#sidecar.isToBeWritten) await this.#sidecar.write();
    else await this.#sidecar.idle();
  }

  /** The article was saved: so is its sidecar. */
  async articleSaved(): Promise<void> {
    this.#origin.saved();
    this.#saved.saved();
    await this.fileWritten();
    await this.flush();
    await this.#sidecar.save();
  }

  /** The article's file was written: with other line endings or another byte order mark, places in it are others than before. */
  async fileWritten(): Promise<void> {
    const file = await articleFile(this.document, this.#configuration);
    if (this.#disposed) return;
    const { refusal, byteOrderMark } = this.#saved;
    this.#saved.read(file, this.#model.articleText);
    if (this.#saved.byteOrderMark !== byteOrderMark) this.#followMark();
    else if (this.#saved.refusal === refusal) return;
    this.#changed.fire(this);
    if (!this.refusal && this.#sidecar.isToBeWritten) await this.#publish();
  }

  /** U+FEFF counts as one although the document does not hold it. */
  #followMark(): void {
    const { articleText } = this.#model;
    this.#model.sync();
    const sidecar = sidecarAfterMark(articleText, this.#model.document.text, this.#saved.byteOrderMark);
    this.#model = new AnnotationModel(articleText, sidecar, { byteOrderMark: this.#saved.byteOrderMark });
  }

  /** What the sidecar is kept in step with, as it is whenever it is looked at. */
  #synced(): ConstructorParameters<typeof SidecarSync>[0] {
    const model = (): AnnotationModel => this.#model;
    const isSettling = (): boolean => this.settling !== undefined;
    return {
      document: this.document,
      saved: this.#saved,
      get model() { return model(); },
      get isSettling() { return isSettling(); },
      settled: () => this.settled(),
      changed: () => this.#changed.fire(this),
    };
  }

  /** Carried out before this returns, wherever the tags are where they belong. */
  async #step<Made>(work: (model: AnnotationModel) => { readonly made: Made } | undefined): Promise<Change<Made> | undefined> {
    if (this.settling) await this.settled();
    const { refusal } = this;
    if (refusal) void vscode.window.showErrorMessage(refusalMessage(refusal, this.sidecarUri));
    const done = refusal ? undefined : work(this.#model);
    return done && { made: done.made, written: this.#publish() };
  }

  #publish(): Promise<void> {
    this.#changed.fire(this);
    return this.#sidecar.write();
  }

  #settleIfDecided(): void {
    if (!this.#origin.isUndecided) this.#settling.endIfDone();
  }

  /** The text is that of the file again, as it was when it was saved. */
  #textWentBack(text: string): void {
    this.#model.articleChanged(changesBetween(this.#model.articleText, text), 'undo', text);
    this.#saved.wentBackTo(text);
  }

  /** The article was changed outside: the sidecar may have been too, so both are read again, and spans found by their text. */
  #textReplaced(oldText: string, newText: string): void {
    const reloaded = this.#settling.during(this.#reload(oldText, newText), () => this.#settleIfDecided());
    runAndLog(this.#log, `Reload of ${this.document.uri.toString(true)}`, () => reloaded);
  }

  async #reload(oldText: string, newText: string): Promise<void> {
    const savedText = this.#saved.replaced(oldText, newText);
    const file = await articleFile(this.document, this.#configuration);
    await this.#sidecar.readAgain(oldText, savedText, newText, (sidecarText, lines) => {
      const text = this.document.isClosed ? newText : this.document.getText();
      this.#model = new AnnotationModel(text, sidecarText, { byteOrderMark: file?.byteOrderMark ?? false, oldText: savedText });
      this.#model.standFor(lines);
      this.#saved.read(file, text);
      this.#changed.fire(this);
    });
  }

  #scheduleFlush(): void {
    if (this.#disposed) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => runAndLog(this.#log, 'Annotations follow the text', () => this.flush()), syncDelayMilliseconds);
  }
}

function changesBetween(oldText: string, newText: string): ContentChange[] {
  return differences(oldText, newText).map(({ range, newText: text }) => ({ rangeOffset: range.start, rangeLength: range.end - range.start, text }));
}

function named(name: Message | undefined): { readonly made: Message } | undefined {
  return name && { made: name };
}
