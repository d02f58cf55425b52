import * as vscode from 'vscode';
import { AnnotationModel, type ModelEntity } from '../core/annotations/annotationModel';
import { sidecarAfterEdits } from '../core/annotations/sidecarAfterEdits';
import { mergeStandoff } from '../core/standoff/merge/mergeStandoff';
import { differences } from '../core/text/difference';
import type { RefusedDocument } from '../core/standoff/standoffDocument';
import type { StandoffEdit } from '../core/standoff/standoffEdit';
import type { StandoffDocument } from '../core/standoff/standoffDocument';
import type { Message } from '../core/message';
import { applyEdits, type TextEdit } from '../core/text/range';
import type { Configuration } from '../platform/configuration';
import { runAndLog, type Log } from '../platform/log';
import { nameOf } from '../platform/nameOf';
import { editsToLineEnding, isSameText } from '../core/text/lineEnding';
import { lineEndingOf, readFileOf, readTextOf } from '../platform/fileFacts';
import { ChangeOrigin } from './changeOrigin';
import { showMergeConflicts } from './mergeConflicts';
import { SidecarFile, type SidecarText, type WriteResult } from './sidecarFile';

/** Spans moved by typing are written into the sidecar after a pause this long; tags at once. */
const syncDelayMilliseconds = 300;

/** After a write that failed the next try comes this much later, and later each time, up to the longest pause. */
const firstRetryMilliseconds = 1000;
const longestRetryMilliseconds = 30_000;

/** Why the annotations of an article cannot be changed. */
export type Refusal = RefusedDocument | 'unreadable' | 'mixed-line-endings' | ArticleRefusal;

/** Why places in an article's document are not those in its file. */
type ArticleRefusal = 'article-not-utf8' | 'article-line-endings';

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
  /** What stands against using the file, beside what it says. */
  #state: SidecarText['state'];
  #articleRefusal: ArticleRefusal | undefined;
  #byteOrderMark = false;
  /** The sidecar's file as it was last read or written: what another program writes is told from it. */
  #onDisk: string;
  /** Another program wrote the file while its document had unsaved changes: VS Code does not save it over that. */
  #isDocumentStale = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #retryTimer: ReturnType<typeof setTimeout> | undefined;
  #retryMilliseconds = firstRetryMilliseconds;
  /** Writes happen one after the other: each must see what the one before made of the sidecar. */
  #writing: Promise<unknown> = Promise.resolve();
  /** A write that waits for its turn: it will take everything that happened until then. */
  #nextWrite: Promise<void> | undefined;
  /** Text we gave the sidecar's document last: its event tells nothing new. */
  #written: string;
  /** What the sidecar's document will hold after edits that were announced. */
  #expected: { readonly name: Message; readonly edits: readonly TextEdit[]; readonly text: string } | undefined;
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
    const [read, onDisk, facts, file] = await Promise.all([sidecar.read(), sidecar.onDisk(), configuration.fileFacts(document), readFileOf(document)]);
    const byteOrderMark = facts?.byteOrderMark ?? false;
    const sidecarText = sidecar.isDirty || file?.text === undefined ? read.text : inDocument(file.text, read.text, document, byteOrderMark);
    const model = new AnnotationModel(document.getText(), sidecarText, { byteOrderMark });
    const session = new ArticleSession(document, sidecar, model, { text: onDisk.text, state: read.state }, configuration, log);
    session.#written = read.text;
    session.#byteOrderMark = byteOrderMark;
    session.#takeFile(file);
    if (document.isDirty && !session.refusal && sidecarText !== read.text) void session.#publish();
    return session;
  }

  private constructor(
    document: vscode.TextDocument, sidecar: SidecarFile, model: AnnotationModel, read: SidecarText, configuration: Configuration, log: Log,
  ) {
    this.document = document;
    this.#sidecar = sidecar;
    this.#model = model;
    this.#state = read.state;
    this.#onDisk = read.text;
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
    return this.#state === 'unreadable' || this.#state === 'mixed-line-endings' ? this.#state : this.#model.document.refused ?? this.#articleRefusal;
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
    const text = event.document.getText();
    if (event.contentChanges.length === 0) {
      if (text !== this.#model.articleText) this.#followLineEnding(text);
      return;
    }
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

  /** Edits of the sidecar's present text are about to be made in its document, as fixes on save are: they are a step like any other. */
  expectEdits(name: Message, edits: readonly TextEdit[]): void {
    this.#expected = { name, edits, text: applyEdits(this.#model.document.text, edits) };
  }

  /** An event of the sidecar's document, which may show in an editor of its own. */
  sidecarChanged(document: vscode.TextDocument): void {
    const text = document.getText();
    if (text === this.#written || text === this.#model.document.text) return;
    // A tag that waits to be written is in the model only.
    const isBehind = this.#model.document.text !== this.#written;
    const expected = this.#expected;
    this.#expected = undefined;
    const isStep = expected?.text === text && !isBehind && this.#model.applyEdits(expected.name, expected.edits);
    if (!isStep) this.#take(this.#written, text);
    this.#written = text;
    this.#state = 'present';
    this.#changed.fire(this);
    if (isBehind) runAndLog(this.#log, `Annotations of ${this.document.uri.toString(true)}`, () => this.#publish());
  }

  /** The sidecar's document was saved, by whomever. */
  sidecarSaved(document: vscode.TextDocument): void {
    if (!document.isDirty) this.#onDisk = document.getText();
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
    await this.fileWritten();
    await this.flush();
    await this.#enqueue(async () => this.#report(await this.#writeMerged(() => this.#sidecar.save())));
  }

  /** The article's file was written: with other line endings or another byte order mark, places in it are others than before. */
  async fileWritten(): Promise<void> {
    const [facts, file] = await Promise.all([this.#configuration.fileFacts(this.document), readFileOf(this.document)]);
    if (this.#disposed) return;
    const before = this.#articleRefusal;
    this.#takeFile(file);
    const byteOrderMark = facts?.byteOrderMark ?? false;
    const isMarkOther = byteOrderMark !== this.#byteOrderMark;
    if (isMarkOther) this.#followMark(byteOrderMark);
    if (this.#articleRefusal === before && !isMarkOther) return;
    this.#changed.fire(this);
    if (!this.refusal && this.#model.document.text !== this.#written) await this.#publish();
  }

  /** VS Code tells of another line ending without any change of the text, though it counts otherwise. */
  #followLineEnding(text: string): void {
    const edits = editsToLineEnding(this.#model.articleText, lineEndingOf(this.document));
    if (applyEdits(this.#model.articleText, edits) !== text) return;
    this.#model.articleChanged(edits.map(({ range, newText }) => ({ rangeOffset: range.start, rangeLength: range.end - range.start, text: newText })), undefined, text);
    this.#changed.fire(this);
    this.#scheduleFlush();
  }

  /** U+FEFF counts as one although the document does not hold it. */
  #followMark(isThere: boolean): void {
    const { articleText } = this.#model;
    this.#model.sync();
    const edit = { range: { start: 0, end: isThere ? 0 : 1 }, newText: isThere ? '\uFEFF' : '' };
    const sidecar = sidecarAfterEdits(isThere ? articleText : `\uFEFF${articleText}`, this.#model.document.text, [edit]);
    this.#model = new AnnotationModel(articleText, sidecar, { byteOrderMark: isThere });
    this.#byteOrderMark = isThere;
  }

  #takeFile(file: Awaited<ReturnType<typeof readFileOf>>): void {
    if (!file) this.#articleRefusal = undefined;
    else if (file.text === undefined) this.#articleRefusal = 'article-not-utf8';
    else {
      const isMixed = editsToLineEnding(file.text, lineEndingOf(this.document)).length > 0;
      this.#articleRefusal = isMixed ? 'article-line-endings' : undefined;
      this.#savedText = isMixed || this.document.isDirty ? file.text : this.#model.articleText;
    }
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
      this.#report(await this.#writeMerged(() => {
        const save = this.#isArticleSaved && this.#configuration.saveAnnotations(this.document.uri) === 'onTag';
        this.#written = this.#model.document.text;
        return this.#sidecar.write(this.#written, save, this.#onDisk);
      }));
    }));
  }

  /** Writes what another program has not changed in the meantime; where it has, both are merged first and written together. */
  async #writeMerged(write: () => Promise<WriteResult>): Promise<WriteResult> {
    await this.#takeFromDisk();
    if (this.refusal) return 'unsaved';
    if (!this.#sidecar.isDirty) this.#isDocumentStale = false;
    let result = this.#isDocumentStale && this.#isArticleSaved ? await this.#overwrite() : await write();
    if (result === 'failed' && (await this.#takeFromDisk())) result = this.refusal ? 'unsaved' : await this.#overwrite();
    if (result === 'written') this.#onDisk = this.#written;
    return result;
  }

  #overwrite(): Promise<WriteResult> {
    this.#written = this.#model.document.text;
    return this.#sidecar.overwrite(this.#written);
  }

  /** Merges what another program wrote into the file. @returns whether it wrote anything. */
  async #takeFromDisk(): Promise<boolean> {
    const { text, state } = await this.#sidecar.onDisk();
    if (this.#disposed || state === 'missing') return false;
    if (isSameText(text, this.#onDisk)) {
      if (!this.#sidecar.isDirty) this.#state = state;
      return false;
    }
    this.#state = state;
    const base = this.#followed(this.#onDisk);
    this.#onDisk = text;
    if (this.#sidecar.isDirty) this.#isDocumentStale = true;
    const before = this.#model.document;
    this.#take(base, this.#followed(text));
    if (this.#model.document !== before) this.#changed.fire(this);
    return true;
  }

  /** Merges another version into the model's; what cannot be merged takes its place. */
  #take(base: string, theirs: string): void {
    if (!this.#settling) this.#model.sync();
    const ours = this.#model.document.text;
    const merge = mergeStandoff({ base, ours, theirs });
    const text = merge?.text ?? theirs;
    if (text !== ours) this.#model.sidecarReplaced(text);
    if (merge && merge.conflicts.length > 0) showMergeConflicts(merge.conflicts, theirs, this.#sidecar.uri, this.#log);
  }

  /** A sidecar that counts in the article's file, as it reads for the text that is open and not saved. */
  #followed(sidecar: string): string {
    const text = this.#model.articleText;
    return this.#savedText === undefined || this.#savedText === text ? sidecar : sidecarAfterEdits(this.#savedText, sidecar, differences(this.#savedText, text), this.#byteOrderMark);
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
      const [read, onDisk, facts, file] = await Promise.all([this.#sidecar.read(), this.#sidecar.onDisk(), this.#configuration.fileFacts(this.document), readFileOf(this.document)]);
      if (this.#disposed) return;
      // A tag that waits to be written is in the model only.
      const ours = this.#model.document.text;
      const sidecarText = read.text === this.#written ? ours : mergeStandoff({ base: this.#written, ours, theirs: read.text })?.text ?? read.text;
      this.#model = new AnnotationModel(this.document.getText(), sidecarText, { byteOrderMark: facts?.byteOrderMark ?? false, oldText });
      this.#state = read.state;
      this.#written = read.text;
      this.#onDisk = onDisk.text;
      this.#byteOrderMark = facts?.byteOrderMark ?? false;
      this.#takeFile(file);
      this.#changed.fire(this);
      if (sidecarText !== read.text) void this.#publish();
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

  /** The file was written by somebody; where it was us, nothing in it is new. */
  async #readFile(): Promise<void> {
    if (this.#disposed || !(await this.#takeFromDisk()) || this.refusal) return;
    if (isSameText(this.#model.document.text, this.#onDisk)) this.#written = this.#model.document.text;
    else void this.#publish();
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

/** An annotation file that counts in an article's file, as it counts in the document: of other line endings, or changed and not saved. */
function inDocument(fileText: string, sidecarText: string, document: vscode.TextDocument, byteOrderMark: boolean): string {
  const ofEndings = editsToLineEnding(fileText, lineEndingOf(document));
  const shown = ofEndings.length > 0 ? applyEdits(fileText, ofEndings) : fileText;
  const withEndings = ofEndings.length > 0 ? sidecarAfterEdits(fileText, sidecarText, ofEndings, byteOrderMark) : sidecarText;
  const text = document.getText();
  // One without unsaved changes is about to be read again where its file is another.
  return shown === text || !document.isDirty ? withEndings : sidecarAfterEdits(shown, withEndings, differences(shown, text), byteOrderMark);
}

/** Why an article cannot be annotated, and what to do. */
export function refusalMessage(refusal: Refusal, uri: vscode.Uri): string {
  const file = nameOf(uri);
  switch (refusal) {
    case 'merge-conflict': return vscode.l10n.t('“{file}” holds a merge conflict. Nothing is changed in it until the conflict is resolved: open it as text.', { file });
    case 'binary': return vscode.l10n.t('“{file}” is no text, so nothing is changed in it. Rename or remove it to annotate this article.', { file });
    case 'mixed-line-endings': return vscode.l10n.t('“{file}” mixes different line endings, which an editor cannot keep, so nothing is changed in it. Open it, run “Change End of Line Sequence”, and save it.', { file });
    case 'article-not-utf8': return vscode.l10n.t('The article of “{file}” is not valid UTF-8, so its tags cannot be changed. Reopen the article with its encoding, and save it with the encoding UTF-8.', { file });
    case 'article-line-endings': return vscode.l10n.t('The article of “{file}” mixes different line endings, so its tags cannot be changed. Save the article with one line ending: its tags follow.', { file });
    case 'unreadable': return vscode.l10n.t('“{file}” cannot be read as UTF-8 text, so nothing is changed in it. Open it, see what it is, and save it as UTF-8.', { file });
  }
}
