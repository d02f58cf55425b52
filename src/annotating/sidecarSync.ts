import type * as vscode from 'vscode';
import { fileLinesIn, fileLinesOf, type FileLine } from '../core/annotations/fileLines';
import { sidecarGoneBack, unsavedLinesFollow } from '../core/annotations/sidecarAfterEdits';
import { mergeStandoff } from '../core/standoff/merge/mergeStandoff';
import type { Message } from '../core/message';
import { isSameButForEndings } from '../core/text/lineEnding';
import { applyEdits, type TextEdit } from '../core/text/range';
import type { Configuration } from '../platform/configuration';
import { runAndLog, type Log } from '../platform/log';
import { FileVersions } from './fileVersions';
import { showMergeConflicts } from './mergeConflicts';
import { Retry } from './retry';
import { askAboutDeletedFile, tellWriteFailed, type SidecarRefusal } from './sidecarMessages';
import { watchSidecar, type SidecarFile, type SidecarText, type WriteResult } from './sidecarFile';
import { inOpenText, isArticleSaved, isArticleUnsaved, type SyncedAnnotations } from './syncedAnnotations';

/** How often it is tried again at once, by what became of the last attempt. */
const attemptsAfter: Readonly<Record<WriteResult, number>> = { written: 0, unsaved: 0, failed: 1, changed: 5 };

/** The file is looked at again this much later: where nobody watches it, the other may have written at the same time. */
const secondLookMilliseconds = 1000;

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
  /** Of the file when it was last asked whether it was written. */
  #stamp: string | undefined;
  /** What was written last is in the document only, because the article was not saved. */
  #waitsForArticle = false;
  /** Another program wrote the file while its document had unsaved changes: VS Code does not save it over that. */
  #isDocumentStale = false;
  /** Text we gave the sidecar's document last. */
  #written: string;
  /** Writes happen one after the other: each must see what the one before made of the sidecar. */
  #writing: Promise<unknown> = Promise.resolve();
  /** A write that waits for its turn: it will take everything that happened until then. */
  #nextWrite: Promise<void> | undefined;
  readonly #retry = new Retry(() => this.#run(() => this.write()));
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
    this.#watcher = watchSidecar(sidecar.uri, () => this.look(), () => this.#run(() => this.#fileDeleted()));
  }

  dispose(): void {
    this.#disposed = true;
    this.#retry.dispose();
    clearTimeout(this.#lookTimer);
    this.#watcher.dispose();
  }

  get uri(): vscode.Uri {
    return this.#sidecar.uri;
  }

  /** Set where the sidecar is shown but must not be written. */
  get refusal(): SidecarRefusal | undefined {
    if (this.#state === 'unreadable' || this.#state === 'mixed-line-endings') return this.#state;
    return this.#annotations.model.document.refused ?? this.#annotations.saved.refusal;
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
    return (this.#nextWrite ??= this.#enqueueSettled(async () => {
      this.#nextWrite = undefined;
      const mode = this.#configuration.saveAnnotations(this.#annotations.document.uri);
      this.#report(await this.#writeMerged(mode === 'onTag', (save) => {
        this.#written = this.#annotations.model.document.text;
        return this.#sidecar.write(this.#written, save, this.#file.latest);
      }));
    }));
  }

  /** The article was saved: so is its sidecar. */
  save(): Promise<void> {
    return this.#enqueue(async () => this.#report(await this.#writeMerged(true, () => this.#sidecar.save())));
  }

  /**
   * Reads the sidecar again, for an article that was changed outside: the sidecar may have been too.
   * @param oldText the article's text before it was changed, unsaved changes included; the annotations count in it.
   * @param savedText the text that was in its file then
   * @param newText the text that came from there
   * @param take makes the model that the annotations are from now on, of the sidecar's text with what waits to be written in it, and
   * the lines that are in its file.
   */
  readAgain(oldText: string, savedText: string, newText: string, take: (sidecarText: string, lines: readonly FileLine[]) => void): Promise<void> {
    return this.#enqueue(async () => {
      const [read, onDisk] = await Promise.all([this.#sidecar.read(), this.#sidecar.onDisk(this.#file.latest)]);
      if (this.#disposed) return;
      const { isDirty } = this.#sidecar;
      // VS Code reads a document without unsaved changes again: it shows the file soon, if it does not yet.
      const shown = isDirty || isSameButForEndings(read.text, onDisk.text) ? read.text : onDisk.text;
      const latest = this.#file.latest;
      const isInFile = !isDirty || onDisk.state !== 'missing';
      const { byteOrderMark } = this.#annotations.saved;
      const unsaved = { articleText: oldText, sidecarText: isDirty ? this.#merge(this.#written, read.text) : this.#annotations.model.document.text };
      const { fileLines } = this.#annotations.model;
      const goneBack = sidecarGoneBack({ unsaved, saved: { articleText: savedText, sidecarText: latest }, byteOrderMark, fileLines });
      const ours = unsavedLinesFollow({ articleText: savedText, sidecarText: goneBack }, latest, newText, byteOrderMark);
      const text = isInFile ? this.#merge(this.#file.baseOf(onDisk.text, Date.now()), onDisk.text, ours) : ours;
      if (isDirty && !isSameButForEndings(onDisk.text, latest)) this.#isDocumentStale = true;
      this.#state = read.state;
      this.#written = shown;
      if (isInFile) this.#file.read(onDisk.text);
      take(text, fileLinesOf(onDisk.text, onDisk.text));
      if (text !== shown) void this.write();
    });
  }

  /** Takes what another program wrote into the file since it was last looked at, where it did. */
  look(): void {
    this.#run(() => this.#enqueueSettled(() => this.#readFile()));
  }

  /** The same, where the file has another time or size than when this was last asked. */
  lookIfWritten(): void {
    this.#run(async () => {
      const stamp = await this.#sidecar.stamp();
      if (stamp === this.#stamp) return;
      this.#stamp = stamp;
      this.look();
    });
  }

  /** Whether the sidecar is as it was written from here, for a document that is closed: then it may be written once more. */
  async isAsWritten(): Promise<boolean> {
    const present = await this.#sidecar.read();
    return !this.refusal && present.text === this.#written;
  }

  /** Whether there is anything to write: to its document, or to its file now that the article is saved. */
  get isToBeWritten(): boolean {
    return this.#isBehind || (this.#waitsForArticle && isArticleSaved(this.#annotations));
  }

  /** Whether the file, as it was last known, holds the annotations as they are. */
  get #isInFile(): boolean {
    return isSameButForEndings(this.#annotations.model.document.text, this.#file.latest);
  }

  /** Whether the annotations are others than its document says. */
  get #isBehind(): boolean {
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
    const { text: onDisk } = await this.#sidecar.onDisk(this.#file.latest);
    const text = document.getText();
    if (this.#disposed || text === this.#written) return;
    if (document.isDirty) return this.#takeDocument(text);
    if (!isSameButForEndings(onDisk, text)) return;
    const found = await this.#takeFromDisk();
    if (found === 'unsettled') {
      this.#undecided = document;
      this.#run(() => this.#enqueueSettled(() => this.#decide()));
      return;
    }
    // Without changes of its own again, as after an undo; of an article with unsaved changes the file counts in another text.
    if (found !== 'taken' && !isArticleUnsaved(this.#annotations)) return this.#takeDocument(text);
    this.#written = text;
    if (this.#isBehind) void this.write();
  }

  #takeDocument(text: string): void {
    // A tag that waits to be written is in the model only.
    const isBehind = this.#isBehind;
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

  /**
   * Writes what another program has not changed in the meantime; where it has, both are merged first and written together. The file
   * counts in the saved text: as long as the article is not saved, only the document is written.
   * @param isToBeSaved whether the file is to be written where the article is saved
   */
  async #writeMerged(isToBeSaved: boolean, write: (save: boolean) => Promise<WriteResult>): Promise<WriteResult> {
    await this.#decide();
    const found = await this.#takeFromDisk();
    if (found === 'unsettled') return this.#writeLater();
    if (this.refusal) return 'unsaved';
    if (!this.#sidecar.isDirty) {
      this.#isDocumentStale = false;
      if (found !== 'missing' && this.#isInFile) {
        this.#written = this.#annotations.model.document.text;
        this.#waitsForArticle = false;
        return 'written';
      }
    }
    const save = (): boolean => isToBeSaved && isArticleSaved(this.#annotations);
    let result = this.#isDocumentStale && save() ? await this.#overwrite() : await this.#writeDocument(() => write(save()));
    for (let attempt = 1; attempt <= attemptsAfter[result]; attempt++) {
      // Another program wrote the file after it was looked at, or made the document stale before this session began.
      if (await this.#takeFromDisk() === 'unsettled') return this.#writeLater();
      if (this.refusal) return 'unsaved';
      result = save() ? await this.#overwrite() : await this.#writeDocument(() => write(false));
    }
    if (result === 'changed') result = 'failed';
    this.#waitsForArticle = result === 'unsaved' && isToBeSaved;
    if (result === 'written') this.#fileWritten(this.#written);
    return result;
  }

  /** The article may have come from outside in the meantime, and what is in memory does not count in it yet. */
  #writeLater(): WriteResult {
    void this.write();
    return 'unsaved';
  }

  /** A document that was changed before VS Code read into it what another program wrote is not saved over that. */
  async #writeDocument(write: () => Promise<WriteResult>): Promise<WriteResult> {
    const isOutdated = this.#sidecar.isOutdated(this.#file.latest);
    const result = await write();
    if (isOutdated && result === 'unsaved') this.#isDocumentStale = true;
    return result;
  }

  /** From this window, which tells of it by an event too, before or after the write is done. */
  #fileWritten(text: string): void {
    if (text === this.#file.latest) return;
    this.#file.wrote(text, Date.now());
    this.#annotations.model.standFor(fileLinesOf(this.#annotations.model.document.text, text));
    clearTimeout(this.#lookTimer);
    if (!this.#disposed) this.#lookTimer = setTimeout(() => this.look(), secondLookMilliseconds);
  }

  #overwrite(): Promise<WriteResult> {
    this.#written = this.#annotations.model.document.text;
    return this.#sidecar.overwrite(this.#written, this.#file.latest);
  }

  /**
   * Merges what another program wrote into the file.
   * @returns `unsettled` where the article may be from outside, too: if so the file is read with it, else it is to be looked at again.
   */
  async #takeFromDisk(): Promise<'taken' | 'nothing' | 'missing' | 'unsettled'> {
    const { text, state } = await this.#sidecar.onDisk(this.#file.latest);
    if (this.#annotations.isSettling) return 'unsettled';
    if (this.#disposed) return 'nothing';
    if (state === 'missing') return 'missing';
    if (isSameButForEndings(text, this.#file.latest)) {
      if (!this.#sidecar.isDirty) this.#state = state;
      return 'nothing';
    }
    // Whoever wrote it may have written the article too, which VS Code does not read again where it has unsaved changes.
    const { saved } = this.#annotations;
    const savedText = saved.text;
    const theirText = isArticleUnsaved(this.#annotations) ? await saved.writtenBeneath() : savedText;
    if (this.#annotations.isSettling) return 'unsettled';
    if (this.#disposed) return 'nothing';
    const { refusal } = this;
    this.#state = state;
    const { model } = this.#annotations;
    model.sync();
    const base = inOpenText(this.#annotations, this.#file.baseOf(text, Date.now()), savedText);
    const theirs = inOpenText(this.#annotations, text, theirText);
    this.#file.read(text);
    if (this.#sidecar.isDirty) this.#isDocumentStale = true;
    const before = model.document;
    this.#take(base, theirs, [...fileLinesIn(model.fileLines, text), ...fileLinesOf(theirs, text)]);
    if (this.#annotations.model.document !== before || this.refusal !== refusal) this.#annotations.changed();
    return 'taken';
  }

  /** Merges another version into the model's; what cannot be merged takes its place. @param lines those that are in the file then */
  #take(base: string, theirs: string, lines?: readonly FileLine[]): void {
    const { model, isSettling } = this.#annotations;
    if (!isSettling) model.sync();
    const text = this.#merge(base, theirs);
    if (text !== model.document.text) model.sidecarReplaced(text, lines);
    else if (lines) model.standFor(lines);
  }

  #merge(base: string, theirs: string, ours = this.#annotations.model.document.text): string {
    const merge = mergeStandoff({ base, ours, theirs });
    if (merge && merge.conflicts.length > 0) showMergeConflicts(merge.conflicts, { theirs, ours }, this.#sidecar.uri, this.#log);
    return merge?.text ?? theirs;
  }

  /** As long as the article may be from outside, it is not known in which text the file counts; it is read with the article then. */
  async #enqueueSettled(work: () => Promise<void>): Promise<void> {
    if (this.#annotations.isSettling) {
      await this.#annotations.settled();
      if (this.#disposed) return;
    }
    await this.#enqueue(work);
  }

  #enqueue(work: () => Promise<void>): Promise<void> {
    const next = this.#writing.then(work);
    this.#writing = next.catch((error: unknown) => this.#log.error(`Annotations of ${this.#annotations.document.uri.toString(true)}: ${String(error)}`));
    return next;
  }

  /** A write that failed is tried again until it succeeds; the user is told once. */
  #report(result: WriteResult): void {
    if (result !== 'failed') this.#retry.succeeded();
    else if (this.#retry.failed()) tellWriteFailed(this.#sidecar.uri);
  }

  /** The file was written by somebody; where it was us, nothing in it is new. */
  async #readFile(): Promise<void> {
    if (this.#disposed) return;
    const found = await this.#takeFromDisk();
    if (found === 'unsettled') return this.look();
    if (found !== 'taken' || this.refusal) return;
    // A document with unsaved changes still shows them.
    if (!this.#sidecar.isDirty && this.#isInFile) this.#written = this.#annotations.model.document.text;
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
