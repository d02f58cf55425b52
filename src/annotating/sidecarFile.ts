import * as vscode from 'vscode';
import { commonPrefix, commonSuffix } from '../core/annotations/difference';
import type { Log } from '../platform/log';

/** The standoff file beside an article: the same name, ending in `.ann`. */
export function sidecarUriOf(article: vscode.Uri): vscode.Uri {
  return article.with({ path: `${withoutExtension(article.path)}.ann` });
}

/** Names an article may have, given its sidecar. */
export function articleUrisOf(sidecar: vscode.Uri): vscode.Uri[] {
  return ['.txt', '.article'].map((extension) => sidecar.with({ path: withoutExtension(sidecar.path) + extension }));
}

function withoutExtension(path: string): string {
  const dot = path.lastIndexOf('.');
  return dot > path.lastIndexOf('/') + 1 ? path.slice(0, dot) : path;
}

/** What became of an attempt to write. */
export type WriteResult = 'written' | 'unsaved' | 'failed';

/**
 * The sidecar of one article as a text document: changed only by edits of the document, so that dirty state, hot exit,
 * local history and source control see it. Nobody may show it: VS Code closes such a document soon after a save,
 * so it is opened anew for each use.
 */
export class SidecarFile {
  readonly uri: vscode.Uri;
  readonly #log: Log;

  constructor(article: vscode.Uri, log: Log) {
    this.uri = sidecarUriOf(article);
    this.#log = log;
  }

  /** Unsaved changes included. `missing` where there is no file; `unreadable` where it is no text. */
  async read(): Promise<{ readonly text: string; readonly state: 'present' | 'missing' | 'unreadable' }> {
    if (!(await this.#exists())) return { text: '', state: 'missing' };
    try {
      return { text: (await vscode.workspace.openTextDocument(this.uri)).getText(), state: 'present' };
    } catch (error) {
      this.#log.warn(`${this.uri.toString(true)} cannot be read as text: ${String(error)}`);
      return { text: '', state: 'unreadable' };
    }
  }

  /** Whether this document is the sidecar. */
  is(document: vscode.TextDocument): boolean {
    return document.uri.toString() === this.uri.toString();
  }

  get isDirty(): boolean {
    return vscode.workspace.textDocuments.some((document) => this.is(document) && document.isDirty);
  }

  /** Makes the document hold this text; with `save` the file too. */
  async write(text: string, save: boolean): Promise<WriteResult> {
    if (!(await this.#exists())) {
      if (text === '') return 'written';
      try {
        await vscode.workspace.fs.writeFile(this.uri, new TextEncoder().encode(save ? text : ''));
      } catch (error) {
        this.#log.error(`${this.uri.toString(true)} cannot be created: ${String(error)}`);
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
      if (!(await vscode.workspace.applyEdit(workspaceEdit))) return 'failed';
    }
    return save ? this.save() : 'unsaved';
  }

  async save(): Promise<WriteResult> {
    if (!(await this.#exists()) && !this.isDirty) return 'written';
    const document = await vscode.workspace.openTextDocument(this.uri);
    return !document.isDirty || (await document.save()) ? 'written' : 'failed';
  }

  async #exists(): Promise<boolean> {
    if (vscode.workspace.textDocuments.some((document) => this.is(document))) return true;
    return vscode.workspace.fs.stat(this.uri).then(() => true, () => false);
  }
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
