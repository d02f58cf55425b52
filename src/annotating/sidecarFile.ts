import * as vscode from 'vscode';
import { annotationFileOf, ownerNamesOf } from '../core/corpus/articleNames';
import { readUtf8 } from '../core/text/encoding';
import { isSameButForEndings } from '../core/text/lineEnding';
import { commonPrefix, commonSuffix } from '../core/text/difference';
import type { Log } from '../platform/log';
import { nameOf } from '../platform/nameOf';
import { readSettled } from '../platform/readSettled';
import { globOfName, workspaceFiles } from '../platform/workspaceFiles';

/** The standoff file beside an article: the same name, ending in `.ann`. */
export function sidecarUriOf(article: vscode.Uri): vscode.Uri {
  return annotationFileOf(article, workspaceFiles);
}

/** Names an article may have, given its sidecar. */
export function articleUrisOf(sidecar: vscode.Uri): vscode.Uri[] {
  return ownerNamesOf(nameOf(sidecar)).map((name) => vscode.Uri.joinPath(sidecar, '..', name));
}

/** Tells when the file is written or made, and when it is deleted, by whomever, as far as its file system says. */
export function watchSidecar(sidecar: vscode.Uri, written: () => void, deleted: () => void): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(vscode.Uri.joinPath(sidecar, '..'), globOfName(nameOf(sidecar))));
  return vscode.Disposable.from(watcher, watcher.onDidChange(written), watcher.onDidCreate(written), watcher.onDidDelete(deleted));
}

/** An editor has one kind of line ending for all lines: a file with several cannot be written without changing the others. */
function hasMixedLineEndings(text: string): boolean {
  const kinds = [/\r\n/, /(?:^|[^\r])\n/, /\r(?!\n)/].filter((kind) => kind.test(text)).length;
  return kinds > 1 || /\r(?!\n)/.test(text);
}

export interface SidecarText {
  readonly text: string;
  /** `unreadable` where the file is not UTF-8. */
  readonly state: 'present' | 'missing' | 'unreadable' | 'mixed-line-endings';
}

/** What became of an attempt to write. */
export type WriteResult = 'written' | 'unsaved' | 'failed'
  /** Nothing was written: another program wrote the file since it was last read. */
  | 'changed';

/**
 * The sidecar of one article as a text document: changed only by edits of the document, so that dirty state, hot exit,
 * local history and source control see it. Nobody may show it: VS Code closes such a document soon after a save,
 * so it is opened again for each use.
 */
export class SidecarFile {
  readonly uri: vscode.Uri;
  readonly #log: Log;
  #isChanging = false;

  constructor(article: vscode.Uri, log: Log) {
    this.uri = sidecarUriOf(article);
    this.#log = log;
  }

  /** Unsaved changes included. */
  async read(): Promise<SidecarText> {
    if (!this.isDirty) {
      const onDisk = await this.onDisk();
      if (onDisk.state !== 'present') return onDisk;
    }
    try {
      return { text: (await vscode.workspace.openTextDocument(this.uri)).getText(), state: 'present' };
    } catch (error) {
      this.#log.warn(`${this.uri.toString(true)} cannot be read as text: ${String(error)}`);
      return { text: '', state: 'unreadable' };
    }
  }

  /**
   * What is in the file, without a byte order mark, whatever an editor holds.
   * @param known what was in it: where that is something, an empty file is perhaps being written
   */
  async onDisk(known = ''): Promise<SidecarText> {
    let bytes: Uint8Array;
    try {
      bytes = await this.#bytes(known);
    } catch {
      return { text: '', state: 'missing' };
    }
    try {
      const text = readUtf8(bytes, 'dropMark');
      return { text, state: hasMixedLineEndings(text) ? 'mixed-line-endings' : 'present' };
    } catch (error) {
      this.#log.warn(`${this.uri.toString(true)} cannot be read as UTF-8: ${String(error)}`);
      return { text: '', state: 'unreadable' };
    }
  }

  /** Another one whenever the file was written, as far as its file system keeps times. */
  async stamp(): Promise<string> {
    try {
      const { mtime, size } = await vscode.workspace.fs.stat(this.uri);
      return `${mtime} ${size}`;
    } catch {
      return 'missing';
    }
  }

  /** Whether this document is the sidecar. */
  is(document: vscode.TextDocument): boolean {
    return document.uri.toString() === this.uri.toString();
  }

  /** Whether its document is being changed from here: its events come before that is done. */
  get isChanging(): boolean {
    return this.#isChanging;
  }

  get isDirty(): boolean {
    return this.#openDocument()?.isDirty ?? false;
  }

  /** Whether its document, without changes of its own, shows something else than the file, of which this is the text: it was not told yet. */
  isOutdated(known: string): boolean {
    const open = this.#openDocument();
    return open !== undefined && !open.isDirty && !isSameButForEndings(open.getText(), known);
  }

  /**
   * Makes the document hold this text; with `save` the file too.
   * @param known what is in the file: a document that shows something else could not be saved.
   */
  async write(text: string, save: boolean, known: string): Promise<WriteResult> {
    if (save && this.isOutdated(known)) return this.overwrite(text, known);
    if (!(await this.#exists())) {
      if (text === '') return 'written';
      const bytes = new TextEncoder().encode(save ? text : '');
      try {
        await vscode.workspace.fs.writeFile(this.uri, bytes);
      } catch (error) {
        this.#log.error(`${this.uri.toString(true)} cannot be created: ${String(error)}`);
        await this.#removeUnfinished(bytes);
        return 'failed';
      }
      if (save) return 'written';
    }
    const document = await vscode.workspace.openTextDocument(this.uri);
    const edit = smallestEdit(document, text);
    if (edit) {
      const workspaceEdit = new vscode.WorkspaceEdit();
      // A new file would take the line endings of the platform; brat writes LF.
      workspaceEdit.set(this.uri, document.getText() === '' ? [vscode.TextEdit.setEndOfLine(vscode.EndOfLine.LF), edit] : [edit]);
      if (!(await this.#apply(workspaceEdit))) return 'failed';
    }
    // Whether it is dirty is known here only some time after the edit: it is saved in any case.
    return save ? saved(document) : 'unsaved';
  }

  /**
   * Writes the file past its document: where another program wrote it since, the document cannot be saved.
   * @param known what is in the file: where it is something else, it stays
   */
  async overwrite(text: string, known: string): Promise<WriteResult> {
    try {
      const bytes = await this.#bytes(known);
      const present = new TextDecoder().decode(bytes);
      if (!isSameButForEndings(present, known)) return 'changed';
      const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? '\uFEFF' : '';
      // Written once more, it would be written over what another program writes now.
      if (present !== text) await vscode.workspace.fs.writeFile(this.uri, new TextEncoder().encode(mark + text));
    } catch (error) {
      this.#log.error(`${this.uri.toString(true)} cannot be written: ${String(error)}`);
      return 'failed';
    }
    await this.#catchUp(text);
    return 'written';
  }

  /**
   * VS Code does not read a document with unsaved changes again. It gets the text of the file, so that neither a save nor a window
   * that is opened again brings back what was there before, and is saved, which changes nothing.
   */
  async #catchUp(text: string): Promise<void> {
    const document = this.#openDocument();
    if (!document?.isDirty) return;
    const edit = smallestEdit(document, text);
    if (edit) {
      const workspaceEdit = new vscode.WorkspaceEdit();
      workspaceEdit.set(this.uri, [edit]);
      await this.#apply(workspaceEdit);
    }
    if (savesOverSameText()) await document.save();
  }

  /** Saves unsaved changes; a document that has any is open. */
  async save(): Promise<WriteResult> {
    const document = this.#openDocument();
    return document ? saved(document) : 'written';
  }

  /** On a full disk a file is made and stays empty: whoever finds it would take the tags for removed. */
  async #removeUnfinished(bytes: Uint8Array): Promise<void> {
    try {
      const present = await vscode.workspace.fs.readFile(this.uri);
      if (present.every((byte, index) => byte === bytes[index])) await vscode.workspace.fs.delete(this.uri);
    } catch {
      // Nothing was made.
    }
  }

  #bytes(known: string): Thenable<Uint8Array> {
    return known === '' ? vscode.workspace.fs.readFile(this.uri) : readSettled(this.uri);
  }

  async #apply(edit: vscode.WorkspaceEdit): Promise<boolean> {
    this.#isChanging = true;
    try {
      return await vscode.workspace.applyEdit(edit);
    } finally {
      this.#isChanging = false;
    }
  }

  #openDocument(): vscode.TextDocument | undefined {
    return vscode.workspace.textDocuments.find((document) => this.is(document));
  }

  async #exists(): Promise<boolean> {
    if (this.#openDocument()) return true;
    return vscode.workspace.fs.stat(this.uri).then(() => true, () => false);
  }
}

/** Whether VS Code saves a document over a newer file that holds the same text. 1.96 refuses, and complains. */
function savesOverSameText(): boolean {
  const [, minor = 0] = vscode.version.split('.').map(Number);
  return minor >= 139;
}

async function saved(document: vscode.TextDocument): Promise<WriteResult> {
  return (await document.save()) ? 'written' : 'failed';
}

/** One replacement of the lines that differ. */
function smallestEdit(document: vscode.TextDocument, text: string): vscode.TextEdit | undefined {
  const present = document.getText();
  if (present === text) return undefined;
  const prefix = commonPrefix(present, text);
  const suffix = commonSuffix(present, text, prefix);
  const range = new vscode.Range(document.positionAt(prefix), document.positionAt(present.length - suffix));
  return vscode.TextEdit.replace(range, text.slice(prefix, text.length - suffix));
}
