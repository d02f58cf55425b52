import type * as vscode from 'vscode';
import { isSameButForEndings } from '../core/text/lineEnding';
import { readTextOf } from '../platform/fileFacts';
import { refusalOf, type ArticleFile } from './articleFile';
import type { ArticleRefusal } from './sidecarMessages';

/** What is known of the file of an article that is open, and may have unsaved changes. */
export class SavedArticle {
  readonly #document: vscode.TextDocument;
  #text: string | undefined;
  /** Whether the session saw how the tags in the file came to stand where they are in the unsaved text. */
  #isHistoryKnown = true;
  #byteOrderMark = false;
  #refusal: ArticleRefusal | undefined;

  /** @param text of the document, in which the session begins */
  constructor(document: vscode.TextDocument, text: string) {
    this.#document = document;
    this.#text = document.isDirty ? undefined : text;
  }

  /** The text as it was last known to be in the file; undefined where that is not known. */
  get text(): string | undefined {
    return this.#text;
  }

  /** Whether the file begins with a U+FEFF, which the document does not hold. */
  get byteOrderMark(): boolean {
    return this.#byteOrderMark;
  }

  /** Set where places in the document are not those in the file. */
  get refusal(): ArticleRefusal | undefined {
    return this.#refusal;
  }

  /** There were unsaved changes when the session began. */
  openedUnsaved(): void {
    this.#isHistoryKnown = false;
  }

  /** The file was read. @param shown the text of the document */
  read(file: ArticleFile | undefined, shown: string): void {
    this.#byteOrderMark = file?.byteOrderMark ?? false;
    this.#refusal = file && refusalOf(file, this.#document);
    if (file?.text === undefined) return;
    if (this.#refusal || this.#document.isDirty) this.#text = file.text;
    // Else the document is about to be read again, or was changed a moment ago and does not say so yet.
    else if (isSameButForEndings(file.text, shown)) this.#text = shown;
  }

  /**
   * Another program wrote the annotation file beneath unsaved changes, and perhaps the article, too.
   * @returns the text in which its places count
   */
  async writtenBeneath(): Promise<string | undefined> {
    this.#isHistoryKnown = false;
    const before = this.#text;
    const text = await readTextOf(this.#document);
    // Where it is the text of the document, it was saved from here a moment ago, and the other program did not see it.
    if (text === undefined || text === this.#document.getText()) return before;
    return (this.#text = text);
  }

  /** The document was saved. */
  saved(): void {
    this.#text = this.#document.isDirty ? undefined : this.#document.getText();
    this.#isHistoryKnown ||= !this.#document.isDirty;
  }

  /** Whether it is known how the tags stood in this text: it is the one that was saved, and all changes since were seen. */
  canGoBackTo(text: string): boolean {
    return this.#isHistoryKnown && (this.#text === undefined || this.#text === text);
  }

  /** The document went back to the text of the file. */
  wentBackTo(text: string): void {
    this.#text = text;
  }

  /**
   * The file has another text.
   * @param oldText what the document held before
   * @returns the text in which the annotation file counts that was saved with the one before
   */
  replaced(oldText: string, newText: string): string {
    const savedText = this.#refusal ? oldText : this.#text ?? oldText;
    this.#text = newText;
    this.#isHistoryKnown = true;
    return savedText;
  }
}
