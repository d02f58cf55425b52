import type * as vscode from 'vscode';
import { isSameButForEndings } from '../core/text/lineEnding';

/** Where a change of a document came from, as far as its event says. */
export type Origin =
  /** Made in this window: typed, an edit, undo or redo. */
  | 'window'
  /** From the file, of a document that had unsaved changes: it was reverted. */
  | 'revert'
  /** One of the two others; {@link ChangeOrigin} decides. */
  | 'undecided';

interface Undecided {
  /** The text before the change. */
  readonly oldText: string;
  /** The text after the change, and after others that followed before it was decided. */
  readonly newText: string;
}

/**
 * Decides whether a change of a document was made in this window or by another program, which VS Code shows by reading the file again.
 *
 * Only documents without unsaved changes are read again, and they stay without any. A change made in the window makes the document
 * dirty, but its event may come before the one that says so, and how long before depends on the extension host. So the file itself
 * is asked: while it still holds the text from before the change, the change was made in the window. A save waits for the answer,
 * because it waits for the tags, so the file cannot have got the change from this window. No time is measured.
 */
export class ChangeOrigin implements vscode.Disposable {
  readonly #document: vscode.TextDocument;
  readonly #readFile: () => Promise<string | undefined>;
  readonly #decided: (outside: Undecided | undefined) => void;
  #undecided: Undecided | undefined;
  #wasDirty: boolean;

  /**
   * @param readFile the text of the document's file, its line endings as they are; undefined where it cannot be read.
   * @param decided called for each undecided change: with the change where it came from the file, else with undefined.
   */
  constructor(document: vscode.TextDocument, readFile: () => Promise<string | undefined>, decided: (outside: Undecided | undefined) => void) {
    this.#document = document;
    this.#readFile = readFile;
    this.#decided = decided;
    this.#wasDirty = document.isDirty;
  }

  dispose(): void {
    this.#undecided = undefined;
  }

  /** Whether the last change may still turn out to be from the file. */
  get isUndecided(): boolean {
    return this.#undecided !== undefined;
  }

  /**
   * Takes every event of the document, in order.
   * @param oldText the document's text before the event.
   */
  observe(event: vscode.TextDocumentChangeEvent, oldText: string): Origin {
    const { isDirty } = event.document;
    const wasDirty = this.#wasDirty;
    this.#wasDirty = isDirty;
    if (event.contentChanges.length === 0 || event.reason !== undefined || isDirty) return 'window';
    if (wasDirty) {
      this.#decide(false);
      return 'revert';
    }
    const undecided = { oldText: this.#undecided?.oldText ?? oldText, newText: event.document.getText() };
    this.#undecided = undecided;
    void this.#askFile(undecided);
    return 'undecided';
  }

  async #askFile(undecided: Undecided): Promise<void> {
    const text = await this.#readFile().catch(() => undefined);
    // Another change has come, or a save has said it already.
    if (this.#undecided !== undecided) return;
    // A file that cannot be read was not read again either.
    this.#decide(text !== undefined && !isStill(text, undecided));
  }

  /** The document was saved, so it had been changed here. */
  saved(): void {
    this.#wasDirty = this.#document.isDirty;
    this.#decide(false);
  }

  #decide(isOutside: boolean): void {
    const undecided = this.#undecided;
    if (!undecided) return;
    this.#undecided = undefined;
    this.#decided(isOutside ? undecided : undefined);
  }
}

/** Whether a file still holds the text from before a change. One of several line endings is neither text: an editor makes them alike. */
function isStill(fileText: string, { oldText, newText }: Undecided): boolean {
  if (fileText === oldText || fileText === newText) return fileText === oldText && fileText !== newText;
  return isSameButForEndings(fileText, oldText) && !isSameButForEndings(fileText, newText);
}
