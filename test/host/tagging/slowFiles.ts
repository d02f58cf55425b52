import * as vscode from 'vscode';
import { MemoryFiles } from './memoryFiles';

/** Who reads a file: VS Code's window, for a document, or an extension. */
export type Reader = 'window' | 'extension';

/** A disk on which reading one file takes as long as the test wants, for one of those who read it. */
export class SlowFiles extends MemoryFiles {
  readonly #slowPath: string;
  #slowFor: Reader | undefined;
  readonly #held: (() => void)[] = [];
  readonly #reading = new vscode.EventEmitter<void>();
  readonly onDidHold = this.#reading.event;

  /** @param slowPath of the file that is read slowly */
  constructor(texts: Readonly<Record<string, string>>, slowPath: string) {
    super(texts);
    this.#slowPath = slowPath;
  }

  get heldReads(): number {
    return this.#held.length;
  }

  /** From now on this reader waits. */
  holdFor(reader: Reader): void {
    this.#slowFor = reader;
  }

  /** What was read first arrives. */
  release(): void {
    this.#held.shift()?.();
  }

  /** Everything that was read arrives, and nobody waits any more. */
  releaseAll(): void {
    this.#slowFor = undefined;
    while (this.#held.length > 0) this.release();
  }

  override readFile(uri: vscode.Uri): Uint8Array | Promise<Uint8Array> {
    const bytes = super.readFile(uri);
    // The window asks for a file by a message; an extension's own question goes past it.
    const reader = (new Error().stack ?? '').includes('$readFile') ? 'window' : 'extension';
    if (reader !== this.#slowFor || uri.path !== this.#slowPath) return bytes;
    return new Promise((resolve) => {
      this.#held.push(() => resolve(bytes));
      this.#reading.fire();
    });
  }
}
