import * as vscode from 'vscode';
import type { AnnotationModel } from '../core/annotations/annotationModel';
import { sidecarAfterEdits } from '../core/annotations/sidecarAfterEdits';
import { mergeStandoff } from '../core/standoff/merge/mergeStandoff';
import type { Message } from '../core/message';
import { differences } from '../core/text/difference';
import { isSameButForEndings } from '../core/text/lineEnding';
import { applyEdits, type TextEdit } from '../core/text/range';
import type { Configuration } from '../platform/configuration';
import { runAndLog, type Log } from '../platform/log';
import { nameOf } from '../platform/nameOf';
import { FileVersions } from './fileVersions';
import { showMergeConflicts } from './mergeConflicts';
import { askAboutDeletedFile, tellWriteFailed, type SidecarRefusal } from './sidecarMessages';
import type { SidecarFile, SidecarText, WriteResult } from './sidecarFile';

/** After a write that failed the next try comes this much later, and later each time, up to the longest pause. */
const firstRetryMilliseconds = 1000;
const longestRetryMilliseconds = 30_000;

/** The file is looked at again this much later: where nobody watches it, the other may have written at the same time. */
const secondLookMilliseconds = 1000;

/** The annotations that a sidecar holds, as they are in memory. */
export interface SyncedAnnotations {
  readonly document: vscode.TextDocument;
  readonly model: AnnotationModel;
  /** The article's text as it was last known to be in its file; undefined where that is not known. */
  readonly savedText: string | undefined;
  /** Whether the article's file begins with a U+FEFF, which its document does not hold. */
  readonly byteOrderMark: boolean;
  /** Set where places in the article's document are not those in its file. */
  readonly articleRefusal: SidecarRefusal | undefined;
  /** Whether the tags may still have to be found again: until then the sidecar keeps what tells where they stood. */
  readonly isSettling: boolean;
  /** They are others than before. */
  changed(): void;
}

/**
 * Keeps an article's annotations and its sidecar the same, whoever changes which: writes what the model says, one write after the
 * other, and takes what others write into the document or the file. What this writes is no news when its events come back.
 */
export class SidecarSync implements vscode.Disposable {
  readonly #annotations: SyncedAnnotations;
  readonly #sidecar: SidecarFile;
  readonly #configuration: Configuration;
  readonly #log: Log;
  readonly #watcher: vscode.Disposable;
  /** What stands against using the file, beside what it says. */
  #state: SidecarText['state'];
  /** The sidecar's file as it was last read or written: what another program writes is told from it. */
  readonly #file: FileVersions;
  #lookTimer: ReturnType<typeof setTimeout> | undefined;
  /** Another program wrote the file while its document had unsaved changes: VS Code does not save it over that. */
  #isDocumentStale = false;
  /** Text we gave the sidecar's document last. */
  #written: string;
  /** Writes happen one after the other: each must see what the one before made of the sidecar. */
  #writing: Promise<unknown> = Promise.resolve();
  /** A write that waits for its turn: it will take everything that happened until then. */
  #nextWrite: Promise<void> | undefined;
  #retryTimer: ReturnType<typeof setTimeout> | undefined;
  #retryMilliseconds = firstRetryMilliseconds;
  /** The sidecar's document, where it is not known yet whether its text was edited or read from the file. */
  #undecided: vscode.TextDocument | undefined;
  /** What the sidecar's document will hold after edits that were announced. */
  #expected: { readonly name: Message; readonly edits: readonly TextEdit[]; readonly text: string } | undefined;
  #disposed = false;

  /** @param read the file as the annotations were read from it; `shown` what its document holds. */
  constructor(annotations: SyncedAnnotations, sidecar: SidecarFile, read: SidecarText & { readonly shown: string }, configuration: Configuration, log: Log) {
    this.#annotations = annotations;
    this.#sidecar = sidecar;
    this.#configuration = configuration;
    this.#log = log;
    this.#state = read.state;
    this.#file = new FileVersions(read.text);
    this.#written = read.shown;
    this.#watcher = this.#watchFile();
  }

  dispose(): void {
    this.#disposed = true;
    clearTimeout(this.#retryTimer);
    clearTimeout(this.#lookTimer);
    this.#watcher.dispose();
  }

  get uri(): vscode.Uri {
    return this.#sidecar.uri;
  }

  /** Set where the sidecar is shown but must not be written. */
  get refusal(): SidecarRefusal | undefined {
    if (this.#state === 'unreadable' || this.#state === 'mixed-line-endings') return this.#state;
    return this.#annotations.model.document.refused ?? this.#annotations.articleRefusal;
  }

  /** Fulfilled when all that was to be written up to now is. */
  async idle(): Promise<void> {
    await this.#writing;
  }

  is(document: vscode.TextDocument): boolean {
    return this.#sidecar.is(document);
  }

  /** Writes the annotations as they are when its turn comes. */
  write(): Promise<void> {
    return (this.#nextWrite ??= this.#enqueue(async () => {
      this.#nextWrite = undefined;
      this.#report(await this.#writeMerged(() => {
        const save = this.#isArticleSaved && this.#configuration.saveAnnotations(this.#annotations.document.uri) === 'onTag';
        this.#written = this.#annotations.model.document.text;
        return this.#sidecar.write(this.#written, save, this.#file.latest);
      }));
    }));
  }

  /** The article was saved: so is its sidecar. */
  save(): Promise<void> {
    return this.#enqueue(async () => this.#report(await this.#writeMerged(() => this.#sidecar.save())));
  }

  /**
   * Reads the sidecar again, for an article that was changed outside: the sidecar may have been too.
   * @param take makes the model that the annotations are from now on, of the sidecar's text with what waits to be written in it.
   */
  readAgain(take: (sidecarText: string) => void): Promise<void> {
    return this.#enqueue(async () => {
      const [read, onDisk] = await Promise.all([this.#sidecar.read(), this.#sidecar.onDisk()]);
      if (this.#disposed) return;
      const ours = this.#annotations.model.document.text;
      const text = read.text === this.#written ? ours : mergeStandoff({ base: this.#written, ours, theirs: read.text })?.text ?? read.text;
      this.#state = read.state;
      this.#written = read.text;
      this.#file.read(onDisk.text);
      take(text);
      if (text !== read.text) void this.write();
    });
  }

  /** Whether the sidecar is as it was written from here, for a document that is closed: then it may be written once more. */
  async isAsWritten(): Promise<boolean> {
    const present = await this.#sidecar.read();
    return !this.refusal && present.text === this.#written;
  }

  /** Whether the annotations are others than its document says. */
  get isBehind(): boolean {
    return this.#annotations.model.document.text !== this.#written;
  }

  /** Edits of the sidecar's present text are about to be made in its document, as fixes on save are: they are a step like any other. */
  expectEdits(name: Message, edits: readonly TextEdit[]): void {
    this.#expected = { name, edits, text: applyEdits(this.#annotations.model.document.text, edits) };
  }

  /** The sidecar's document was changed, by an editor of its own, by others who edit documents, or because VS Code read the file again. */
  documentChanged(document: vscode.TextDocument): void {
    const text = document.getText();
    const ours = this.#annotations.model.document.text;
    // What is written from here may come in two steps: the text, then its line endings.
    if (text === this.#written || text === ours || (this.#sidecar.isChanging && isSameButForEndings(text, this.#written))) return;
    if (document.isDirty || text === this.#expected?.text) return this.#takeDocument(text);
    this.#undecided = document;
    this.#run(() => this.#enqueue(() => this.#decide()));
  }

  /**
   * The first edit of a document comes before it is said to have unsaved changes, and so looks like what VS Code read from the file.
   * That may be a version of the file that is gone already, and what is missing in it was never removed: the file says what is in it.
   */
  async #decide(): Promise<void> {
    const document = this.#undecided;
    if (!document) return;
    this.#undecided = undefined;
    const { text: onDisk } = await this.#sidecar.onDisk();
    const text = document.getText();
    if (this.#disposed || text === this.#written) return;
    if (document.isDirty) return this.#takeDocument(text);
    if (!isSameButForEndings(onDisk, text)) return;
    const isNews = await this.#takeFromDisk();
    // Without changes of its own again, as after an undo; of an article with unsaved changes the file counts in another text.
    if (!isNews && !this.#isArticleUnsaved) return this.#takeDocument(text);
    this.#written = text;
    if (this.isBehind) void this.write();
  }

  #takeDocument(text: string): void {
    // A tag that waits to be written is in the model only.
    const { isBehind } = this;
    const expected = this.#expected;
    this.#expected = undefined;
    const isStep = expected?.text === text && !isBehind && this.#annotations.model.applyEdits(expected.name, expected.edits);
    if (!isStep) this.#take(this.#written, text);
    this.#written = text;
    this.#state = 'present';
    this.#annotations.changed();
    if (isBehind) this.#run(() => this.write());
  }

  /** The sidecar's document was saved, by whomever. */
  documentSaved(document: vscode.TextDocument): void {
    if (!document.isDirty) this.#fileWritten(document.getText());
  }

  /** Writes what another program has not changed in the meantime; where it has, both are merged first and written together. */
  async #writeMerged(write: () => Promise<WriteResult>): Promise<WriteResult> {
    await this.#decide();
    await this.#takeFromDisk();
    if (this.refusal) return 'unsaved';
    if (!this.#sidecar.isDirty) this.#isDocumentStale = false;
    let result = this.#isDocumentStale && this.#isArticleSaved ? await this.#overwrite() : await this.#writeDocument(write);
    if (result === 'failed') result = await this.#writeAgain(write);
    if (result === 'written') this.#fileWritten(this.#written);
    return result;
  }

  /** A document that was changed before VS Code read into it what another program wrote is not saved over that. */
  async #writeDocument(write: () => Promise<WriteResult>): Promise<WriteResult> {
    const isOutdated = this.#sidecar.isOutdated(this.#file.latest);
    const result = await write();
    if (isOutdated && result === 'unsaved') this.#isDocumentStale = true;
    return result;
  }

  /** A write fails where another program wrote the file, or VS Code read its document again, after it was last looked at. */
  async #writeAgain(write: () => Promise<WriteResult>): Promise<WriteResult> {
    const isNews = await this.#takeFromDisk();
    if (this.refusal) return 'unsaved';
    // The file counts in the saved text: as long as the article is not saved, only the document is written.
    if (!this.#isArticleSaved) return this.#writeDocument(write);
    return isNews ? this.#overwrite() : 'failed';
  }

  /** From this window, which tells of it by an event too, before or after the write is done. */
  #fileWritten(text: string): void {
    if (text === this.#file.latest) return;
    this.#file.wrote(text, Date.now());
    clearTimeout(this.#lookTimer);
    if (!this.#disposed) this.#lookTimer = setTimeout(() => this.#run(() => this.#enqueue(() => this.#readFile())), secondLookMilliseconds);
  }

  #overwrite(): Promise<WriteResult> {
    this.#written = this.#annotations.model.document.text;
    return this.#sidecar.overwrite(this.#written);
  }

  /** Merges what another program wrote into the file. @returns whether it wrote anything. */
  async #takeFromDisk(): Promise<boolean> {
    const { text, state } = await this.#sidecar.onDisk();
    if (this.#disposed || state === 'missing') return false;
    if (isSameButForEndings(text, this.#file.latest)) {
      if (!this.#sidecar.isDirty) this.#state = state;
      return false;
    }
    const { refusal } = this;
    this.#state = state;
    const base = this.#followed(this.#file.baseOf(text, Date.now()));
    this.#file.read(text);
    if (this.#sidecar.isDirty) this.#isDocumentStale = true;
    const before = this.#annotations.model.document;
    this.#take(base, this.#followed(text));
    if (this.#annotations.model.document !== before || this.refusal !== refusal) this.#annotations.changed();
    return true;
  }

  /** Merges another version into the model's; what cannot be merged takes its place. */
  #take(base: string, theirs: string): void {
    const { model, isSettling } = this.#annotations;
    if (!isSettling) model.sync();
    const ours = model.document.text;
    const merge = mergeStandoff({ base, ours, theirs });
    const text = merge?.text ?? theirs;
    if (text !== ours) model.sidecarReplaced(text);
    if (merge && merge.conflicts.length > 0) showMergeConflicts(merge.conflicts, theirs, this.#sidecar.uri, this.#log);
  }

  /** A sidecar that counts in the article's file, as it reads for the text that is open and not saved. */
  #followed(sidecar: string): string {
    const { savedText, byteOrderMark, model: { articleText } } = this.#annotations;
    return savedText === undefined || savedText === articleText ? sidecar : sidecarAfterEdits(savedText, sidecar, differences(savedText, articleText), byteOrderMark);
  }

  get #isArticleUnsaved(): boolean {
    const { savedText, model } = this.#annotations;
    return savedText !== undefined && savedText !== model.articleText;
  }

  /** A document that was closed without saving is called clean though its text is not in the file. */
  get #isArticleSaved(): boolean {
    const { document, savedText, model } = this.#annotations;
    return !document.isDirty && (savedText === undefined || savedText === model.articleText);
  }

  #enqueue(work: () => Promise<void>): Promise<void> {
    const next = this.#writing.then(work);
    this.#writing = next.catch((error: unknown) => this.#log.error(`Annotations of ${this.#annotations.document.uri.toString(true)}: ${String(error)}`));
    return next;
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
    this.#retryTimer = setTimeout(() => this.#run(() => this.write()), this.#retryMilliseconds);
    this.#retryMilliseconds = Math.min(2 * this.#retryMilliseconds, longestRetryMilliseconds);
    if (isFirstFailure) tellWriteFailed(this.#sidecar.uri);
  }

  #watchFile(): vscode.Disposable {
    const folder = vscode.Uri.joinPath(this.#sidecar.uri, '..');
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, nameOf(this.#sidecar.uri).replace(/[[\]{}*?]/g, '[$&]')));
    const readAgain = (): void => this.#run(() => this.#enqueue(() => this.#readFile()));
    return vscode.Disposable.from(watcher, watcher.onDidChange(readAgain), watcher.onDidCreate(readAgain),
      watcher.onDidDelete(() => this.#run(() => this.#fileDeleted())));
  }

  /** The file was written by somebody; where it was us, nothing in it is new. */
  async #readFile(): Promise<void> {
    if (this.#disposed || !(await this.#takeFromDisk()) || this.refusal) return;
    // A document with unsaved changes still shows them.
    if (!this.#sidecar.isDirty && isSameButForEndings(this.#annotations.model.document.text, this.#file.latest)) this.#written = this.#annotations.model.document.text;
    else void this.write();
  }

  async #fileDeleted(): Promise<void> {
    if (this.#disposed || this.#annotations.model.document.text === '') return;
    const answer = await askAboutDeletedFile(this.#sidecar.uri);
    if (this.#disposed) return;
    if (answer === 'write') {
      this.#annotations.changed();
      await this.write();
    } else if (answer === 'forget') {
      this.#annotations.model.sidecarReplaced('');
      this.#written = '';
      this.#annotations.changed();
    }
  }

  /** Runs what nobody awaits. */
  #run(work: () => Promise<unknown>): void {
    runAndLog(this.#log, `Annotations of ${this.#annotations.document.uri.toString(true)}`, work);
  }
}
