import type { FileChange, FileEntry, FileStat, Subscription, WatchedFiles } from '../../../src/core/corpus/files';

interface Watch {
  readonly folder: string;
  readonly name: RegExp;
  readonly listener: (file: string, change: FileChange) => void;
}

/** A corpus in memory. Places are paths that begin with `/`; folders are there where a path needs them. */
export class MemoryFiles implements WatchedFiles<string> {
  readonly #bytes = new Map<string, Uint8Array>();
  readonly #times = new Map<string, number>();
  #writes = 0;
  readonly #watches = new Set<Watch>();
  /** Places read, in order. */
  readonly reads: string[] = [];
  /** Called before anything is read; may throw what a disk would. */
  beforeRead: (place: string) => void = () => undefined;

  constructor(files: Readonly<Record<string, string | Uint8Array>> = {}) {
    for (const [place, content] of Object.entries(files)) this.write(place, content);
  }

  get watches(): number {
    return this.#watches.size;
  }

  write(place: string, content: string | Uint8Array): void {
    const change = this.#bytes.has(place) ? 'changed' : 'created';
    this.#bytes.set(place, typeof content === 'string' ? new TextEncoder().encode(content) : content);
    this.#times.set(place, ++this.#writes);
    this.#report(place, change);
  }

  delete(place: string): void {
    if (this.#bytes.delete(place)) this.#report(place, 'deleted');
  }

  stat(place: string): Promise<FileStat | undefined> {
    const bytes = this.#bytes.get(place);
    if (bytes) return Promise.resolve({ kind: 'file', size: bytes.length, modified: this.#times.get(place) ?? 0 });
    return Promise.resolve(this.#isFolder(place) ? { kind: 'folder', size: 0, modified: 0 } : undefined);
  }

  list(folder: string): Promise<readonly FileEntry[] | undefined> {
    if (!this.#isFolder(folder)) return Promise.resolve(undefined);
    const start = folder === '/' ? '/' : `${folder}/`;
    const entries = new Map<string, FileEntry>();
    for (const place of this.#bytes.keys()) {
      if (!place.startsWith(start)) continue;
      const [name = '', ...below] = place.slice(start.length).split('/');
      entries.set(name, { name, kind: below.length > 0 ? 'folder' : 'file' });
    }
    return Promise.resolve([...entries.values()]);
  }

  read(file: string, mostBytes?: number): Promise<Uint8Array | undefined> {
    return new Promise((resolve) => {
      this.reads.push(file);
      this.beforeRead(file);
      resolve(this.#bytes.get(file)?.subarray(0, mostBytes));
    });
  }

  within(folder: string, name: string): string {
    return folder === '/' ? `/${name}` : `${folder}/${name}`;
  }

  folderOf(place: string): string | undefined {
    return place === '/' ? undefined : place.slice(0, place.lastIndexOf('/')) || '/';
  }

  nameOf(place: string): string {
    return place.slice(place.lastIndexOf('/') + 1);
  }

  keyOf(place: string): string {
    return place;
  }

  watch(folder: string | undefined, nameGlob: string, listener: Watch['listener']): Subscription {
    const alternatives = nameGlob.replace(/[.+^$()[\]\\|]/g, '\\$&').replaceAll('*', '[^/]*').replaceAll('{', '(').replaceAll('}', ')').replaceAll(',', '|');
    const watch = { folder: folder ?? '/', name: new RegExp(`^${alternatives}$`), listener };
    this.#watches.add(watch);
    return { dispose: () => this.#watches.delete(watch) };
  }

  #isFolder(place: string): boolean {
    return place === '/' || [...this.#bytes.keys()].some((other) => other.startsWith(`${place}/`));
  }

  #report(place: string, change: FileChange): void {
    for (const { folder, name, listener } of this.#watches) {
      if ((folder === '/' || place.startsWith(`${folder}/`)) && name.test(this.nameOf(place))) listener(place, change);
    }
  }
}
