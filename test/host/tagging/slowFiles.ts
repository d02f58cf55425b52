import * as vscode from 'vscode';
import { MemoryFiles } from './memoryFiles';

/** Who reads a file: VS Code's window, for a document, or an extension. */
export type Reader = 'window' | 'extension';

/** A disk on which reading some files takes as long as the test wants, for one of those who read them. */
export class SlowFiles extends MemoryFiles {
  readonly #slowPaths: readonly string[];
  #slowFor: Reader | undefined;
  readonly #held: { readonly path: string; readonly arrive: () => void }[] = [];
  readonly #reading = new vscode.EventEmitter<void>();
  readonly onDidHold = this.#reading.event;

  /** @param slowPaths of the files that are read slowly */
  constructor(texts: Readonly<Record<string, string>>, ...slowPaths: readonly string[]) {
    super(texts);
    this.#slowPaths = slowPaths;
  }

  /** How many wait for this file. */
  heldReads(path: string): number {
    return this.#held.filter((held) => held.path === path).length;
  }

  /** From now on this reader waits. */
  holdFor(reader: Reader): void {
    this.#slowFor = reader;
  }

  /** What was read first arrives. */
  release(): void {
    this.#held.shift()?.arrive();
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
    if (reader !== this.#slowFor || !this.#slowPaths.includes(uri.path)) return bytes;
    return new Promise((resolve) => {
      this.#held.push({ path: uri.path, arrive: () => resolve(bytes) });
      this.#reading.fire();
    });
  }
}
