import type * as vscode from 'vscode';

/** Changes of files are gathered this long: a checkout changes thousands at once. */
const gatherMilliseconds = 300;

/** Files that changed, each once, until somebody takes them; who looks after them is told a moment after the first. */
export class GatheredChanges implements vscode.Disposable {
  readonly #changed = new Map<string, vscode.Uri>();
  readonly #tell: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(tell: () => void) {
    this.#tell = tell;
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  add(uri: vscode.Uri): void {
    this.#changed.set(uri.toString(), uri);
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#tell();
    }, gatherMilliseconds);
  }

  /** What changed since it was last taken. */
  take(): vscode.Uri[] {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const changed = [...this.#changed.values()];
    this.#changed.clear();
    return changed;
  }
}
