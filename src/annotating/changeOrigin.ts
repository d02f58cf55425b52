import * as vscode from 'vscode';

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
  /** The text after the change. */
  readonly newText: string;
}

/**
 * Decides whether a change of a document was made in this window or by another program, which VS Code shows by reading the file again.
 *
 * Only documents without unsaved changes are read again, and they stay without any. A change made in the window makes the document
 * dirty, but its event may come before the event that says so. VS Code sends both in one turn and in order, so nothing else comes
 * between them: where another change follows first, or the answer to a question that was sent after the change, there was no such
 * event, and the change came from the file. No time is measured.
 */
export class ChangeOrigin implements vscode.Disposable {
  readonly #document: vscode.TextDocument;
  readonly #decided: (outside: Undecided | undefined) => void;
  #undecided: Undecided | undefined;
  #wasDirty: boolean;
  /** The event before was one that only said that the document is dirty. */
  #becameDirty = false;
  /** VS Code sends the dirty state before the change: so it does where the document was open before the extensions were started. */
  #dirtyComesFirst = false;

  /** @param decided called for each undecided change: with the change where it came from the file, else with undefined. */
  constructor(document: vscode.TextDocument, decided: (outside: Undecided | undefined) => void) {
    this.#document = document;
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
    const becameDirty = this.#becameDirty;
    this.#becameDirty = false;
    if (event.contentChanges.length === 0) {
      if (!isDirty || wasDirty) return 'window';
      if (this.#undecided) this.#decide(this.#dirtyComesFirst);
      else this.#becameDirty = true;
      return 'window';
    }
    if (becameDirty) this.#dirtyComesFirst = true;
    this.#decide(true);
    if (event.reason !== undefined || isDirty) return 'window';
    if (wasDirty) return 'revert';
    const undecided = { oldText, newText: event.document.getText() };
    this.#undecided = undecided;
    // Any question to the window does: its answer comes after all that the window sent before.
    const answered = (): void => {
      if (this.#undecided === undecided) this.#decide(true);
    };
    vscode.languages.getLanguages().then(answered, answered);
    return 'undecided';
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
