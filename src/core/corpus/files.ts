/** What a place leads to, symbolic links followed. */
export type FileKind = 'file' | 'folder' | 'other';

/** What tells a file from what it was: where both are the same, so is what it holds. */
export interface FileState {
  /** In bytes. */
  readonly size: number;
  /** When it was last written, in whole milliseconds since 1970. */
  readonly modified: number;
}

export interface FileStat extends FileState {
  readonly kind: FileKind;
}

/** A name in a folder. */
export interface FileEntry {
  readonly name: string;
  readonly kind: FileKind;
}

/**
 * The files of a corpus, read only. `Place` is what names a file where it lives: a URI in VS Code, an absolute path on the
 * command line. Whoever decides something about articles, labels or settings asks through this, so that both decide alike.
 *
 * Nothing being there is an answer, `undefined`; every other reason (no permission, a broken disk) rejects with the error of
 * the system below.
 */
export interface Files<Place> {
  /** Undefined where nothing is there. */
  stat(place: Place): Promise<FileStat | undefined>;
  /** What a folder holds, in no order; undefined where there is no such folder. Links are followed; one that leads nowhere is left out. */
  list(folder: Place): Promise<readonly FileEntry[] | undefined>;
  /**
   * The bytes of a file, or its first `mostBytes`. Undefined where there is no file: nothing, a folder, a device.
   */
  read(file: Place, mostBytes?: number): Promise<Uint8Array | undefined>;
  /** The place of a name in a folder. */
  within(folder: Place, name: string): Place;
  /** The folder that holds a place; undefined at the top. */
  folderOf(place: Place): Place | undefined;
  /** The last part of a place. */
  nameOf(place: Place): string;
  /** The same text for the same place. */
  keyOf(place: Place): string;
}

/** Ends what was begun. */
export interface Subscription {
  dispose(): void;
}

/** What happened to a file. */
export type FileChange = 'created' | 'changed' | 'deleted';

/** Files that report when they change. */
export interface WatchedFiles<Place> extends Files<Place> {
  /**
   * Calls the listener for every change of a file below a folder whose name matches a glob such as `*.conf`, `{a,b}.conf`.
   * The folder undefined: below every folder that is open.
   */
  watch(folder: Place | undefined, nameGlob: string, listener: (file: Place, change: FileChange) => void): Subscription;
}
