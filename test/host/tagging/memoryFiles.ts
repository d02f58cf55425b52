import * as vscode from 'vscode';

/** Of all such disks: two at one address, one after the other, never have files of the same time. */
let time = 0;

/** Files in memory, on a disk that may be full. Of what another program writes, it tells only what it is told to tell. */
export class MemoryFiles implements vscode.FileSystemProvider {
  /** A file can be made, but nothing be written into it. */
  isFull = false;
  refusedWrites = 0;
  readonly #files: Map<string, { readonly bytes: Uint8Array; readonly time: number }>;
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly #written = new vscode.EventEmitter<void>();
  readonly onDidChangeFile = this.#changed.event;
  readonly onDidWrite = this.#written.event;

  /** @param texts by path */
  constructor(texts: Readonly<Record<string, string>>) {
    this.#files = new Map(Object.entries(texts).map(([path, text]) => [path, { bytes: new TextEncoder().encode(text), time: ++time }]));
  }

  /** Writes as another program does, and nobody is told. */
  writeSilently(path: string, text: string): void {
    this.#files.set(path, { bytes: new TextEncoder().encode(text), time: ++time });
  }

  /** Tells that a file was changed. */
  tell(uri: vscode.Uri): void {
    this.#changed.fire([{ type: vscode.FileChangeType.Changed, uri }]);
  }

  textOf(path: string): string | undefined {
    const file = this.#files.get(path);
    return file && new TextDecoder().decode(file.bytes);
  }

  /** A question to the window is answered after all events that were sent before it. */
  async settled(): Promise<void> {
    await vscode.languages.getLanguages();
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    const file = this.#files.get(uri.path);
    if (file) return { type: vscode.FileType.File, ctime: 0, mtime: file.time, size: file.bytes.length };
    if ([...this.#files.keys()].some((path) => path.startsWith(`${uri.path}/`))) return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    throw vscode.FileSystemError.FileNotFound(uri);
  }

  readFile(uri: vscode.Uri): Uint8Array | Promise<Uint8Array> {
    const file = this.#files.get(uri.path);
    if (!file) throw vscode.FileSystemError.FileNotFound(uri);
    return file.bytes;
  }

  readDirectory(): [string, vscode.FileType][] {
    return [];
  }

  async writeFile(uri: vscode.Uri, content: Uint8Array): Promise<void> {
    await Promise.resolve();
    const isNew = !this.#files.has(uri.path);
    this.#files.set(uri.path, { bytes: this.isFull ? new Uint8Array() : content, time: ++time });
    this.#changed.fire([{ type: isNew ? vscode.FileChangeType.Created : vscode.FileChangeType.Changed, uri }]);
    if (this.isFull && content.length > 0) {
      this.refusedWrites++;
      throw new vscode.FileSystemError('ENOSPC: no space left on device, write');
    }
    this.#written.fire();
  }

  createDirectory(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  delete(uri: vscode.Uri): void {
    if (!this.#files.delete(uri.path)) throw vscode.FileSystemError.FileNotFound(uri);
    this.#changed.fire([{ type: vscode.FileChangeType.Deleted, uri }]);
  }

  rename(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }
}
