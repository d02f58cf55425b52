import * as vscode from 'vscode';
import { LineIndex } from '../core/text/lineIndex';
import { applyEdits, type TextEdit } from '../core/text/range';
import { nameOf } from '../platform/nameOf';
import { textOf } from '../platform/textOf';

/** An annotation file as it was and as it is after a step. */
export interface WrittenFile {
  readonly uri: vscode.Uri;
  /** Undefined where there was none. */
  readonly before: string | undefined;
  readonly after: string;
  /** Whether it is saved with the step: one whose article has unsaved changes is not. */
  readonly isSaved: boolean;
}

/** What is to be changed in an annotation file. */
export interface FileChange {
  readonly uri: vscode.Uri;
  /** As an editor shows it; undefined where there is no file yet. */
  readonly before: string | undefined;
  readonly edits: readonly TextEdit[];
}

/**
 * Changes many files as one step of undo; nothing is saved.
 * @param preview what the step is called in VS Code's refactor preview, where every line is confirmed; undefined: it is made at once
 * @returns the files that are changed now, as they are; undefined where it was refused, or the preview was discarded
 */
export async function applyChanges<Change extends FileChange>(changes: readonly Change[], preview: string | undefined): Promise<readonly (Change & { readonly after: string })[] | undefined> {
  const metadata = preview === undefined ? undefined : { needsConfirmation: true, label: preview };
  const edit = new vscode.WorkspaceEdit();
  for (const { uri, before, edits } of changes) {
    if (before === undefined) edit.createFile(uri, { contents: new TextEncoder().encode(applyEdits('', edits)) }, metadata);
    else {
      const lines = new LineIndex(before);
      const place = (offset: number): vscode.Position => {
        const { line, character } = lines.positionAt(offset);
        return new vscode.Position(line, character);
      };
      for (const { range, newText } of preview === undefined ? edits : edits.flatMap(lineByLine)) edit.replace(uri, new vscode.Range(place(range.start), place(range.end)), newText, metadata);
    }
  }
  // VS Code saves every file of a refactoring, those of articles that are unsaved, too: these are saved with their article.
  if (!(await vscode.workspace.applyEdit(edit))) return undefined;
  return (await Promise.all(changes.map(async (change) => {
    const after = preview === undefined ? applyEdits(change.before ?? '', change.edits) : await textOf(change.uri, {});
    return after === undefined || after === change.before ? [] : [{ ...change, after }];
  }))).flat();
}

/** New lines one by one, each with the line ending that belongs to it: some may be confirmed and others not. */
function lineByLine({ range, newText }: TextEdit): readonly TextEdit[] {
  if (range.start !== range.end) return [{ range, newText }];
  const lines = newText.match(/\n$/u.test(newText) ? /[^\n]*\n/gu : /\r?\n[^\r\n]*/gu);
  return lines?.join('') === newText ? lines.map((line) => ({ range, newText: line })) : [{ range, newText }];
}

/** Saves what a step changed. @returns whether all could be saved */
export function saveFiles(written: readonly WrittenFile[]): Promise<boolean> {
  return save(written.filter(({ isSaved }) => isSaved).map(({ uri }) => uri));
}

async function save(uris: readonly vscode.Uri[]): Promise<boolean> {
  const changed = new Set(uris.map((uri) => uri.toString()));
  const documents = vscode.workspace.textDocuments.filter((document) => document.isDirty && changed.has(document.uri.toString()));
  return (await Promise.all(documents.map((document) => document.save()))).every(Boolean);
}

/** Makes the files what they were, all at once; only as long as none of them was changed since. */
export async function takeBack(written: readonly WrittenFile[]): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  const saved: vscode.Uri[] = [];
  for (const { uri, before, after } of written) {
    const document = await documentOf(uri);
    if (document?.getText() !== after) {
      void vscode.window.showWarningMessage(vscode.l10n.t('Not undone: “{file}” changed in the meantime.', { file: nameOf(uri) }));
      return;
    }
    if (before === undefined) edit.deleteFile(uri);
    else edit.replace(uri, new vscode.Range(document.positionAt(0), document.positionAt(after.length)), before);
    if (before !== undefined && !document.isDirty) saved.push(uri);
  }
  // VS Code saves every file of a refactoring, those of articles that are unsaved, too: these are saved with their article.
  if (await vscode.workspace.applyEdit(edit)) await save(saved);
}

/** Undefined where the file is gone. */
function documentOf(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  return Promise.resolve(vscode.workspace.openTextDocument(uri)).catch(() => undefined);
}
