import * as vscode from 'vscode';

/** Who has not typed for so long is not typing. */
const typingMilliseconds = 1000;
/** While somebody types, work in the background goes on in steps with so much time between them: each keeps the next key waiting for a moment. */
const stepMilliseconds = 40;

/** Lets work in the background run at full speed, but step by step while somebody types. */
export class TypingTurns implements vscode.Disposable {
  readonly #listening: vscode.Disposable;
  readonly #now: () => number;
  #typedAt = -Infinity;
  #last: Promise<void> = Promise.resolve();

  /** @param now milliseconds since some moment */
  constructor(now: () => number = Date.now) {
    this.#now = now;
    this.#listening = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0 && document === vscode.window.activeTextEditor?.document) this.#typedAt = this.#now();
    });
  }

  dispose(): void {
    this.#listening.dispose();
  }

  /** Resolves when the next step may be done; undefined at once while nobody types. */
  next(): Promise<void> | undefined {
    if (!this.#isTyping) return undefined;
    return (this.#last = this.#last.then(() => (this.#isTyping ? new Promise((resolve) => void setTimeout(resolve, stepMilliseconds)) : undefined)));
  }

  get #isTyping(): boolean {
    return this.#now() - this.#typedAt < typingMilliseconds;
  }
}
