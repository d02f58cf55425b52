import type * as vscode from 'vscode';
import { sidecarAfterEdits } from '../core/annotations/sidecarAfterEdits';
import { differences } from '../core/text/difference';
import { editsToLineEnding } from '../core/text/lineEnding';
import { applyEdits } from '../core/text/range';
import type { Configuration } from '../platform/configuration';
import { lineEndingOf, readFileOf } from '../platform/fileFacts';
import type { ArticleRefusal } from './sidecarMessages';

/** An article's file, as far as places in it are others than those in its document. */
export interface ArticleFile {
  /** Without a byte order mark, its line endings as they are; undefined where it is not UTF-8. */
  readonly text: string | undefined;
  readonly byteOrderMark: boolean;
}

/** Undefined where the file cannot be read. */
export async function articleFile(document: vscode.TextDocument, configuration: Configuration): Promise<ArticleFile | undefined> {
  const [file, facts] = await Promise.all([readFileOf(document), configuration.fileFacts(document)]);
  return file && { text: file.text, byteOrderMark: facts?.byteOrderMark ?? false };
}

/** Why tags of a document cannot be written as they count in its file; undefined where they can. */
export function refusalOf({ text }: ArticleFile, document: vscode.TextDocument): ArticleRefusal | undefined {
  if (text === undefined) return 'article-not-utf8';
  return editsToLineEnding(text, lineEndingOf(document)).length > 0 ? 'article-line-endings' : undefined;
}

/** A document as it is, or was, when its annotation file is read. */
export interface ShownText {
  readonly text: string;
  readonly isDirty: boolean;
  readonly lineEnding: '\r\n' | '\n';
}

export function shownText(document: vscode.TextDocument): ShownText {
  return { text: document.getText(), isDirty: document.isDirty, lineEnding: lineEndingOf(document) };
}

/** An annotation file that counts in an article's file, as it counts in the document: of one line ending, or changed and not saved. */
export function sidecarInDocument(sidecar: string, { text: fileText = '', byteOrderMark }: ArticleFile, { text, isDirty, lineEnding }: ShownText): string {
  const endings = editsToLineEnding(fileText, lineEnding);
  const shown = applyEdits(fileText, endings);
  const followed = endings.length > 0 ? sidecarAfterEdits(fileText, sidecar, endings, byteOrderMark) : sidecar;
  // A document without unsaved changes is about to be read again where its file is another.
  return shown === text || !isDirty ? followed : sidecarAfterEdits(shown, followed, differences(shown, text), byteOrderMark);
}

/** An annotation file after its article got a byte order mark, or lost it. */
export function sidecarAfterMark(articleText: string, sidecar: string, isThere: boolean): string {
  const edit = { range: { start: 0, end: isThere ? 0 : 1 }, newText: isThere ? '\uFEFF' : '' };
  return sidecarAfterEdits(isThere ? articleText : `\uFEFF${articleText}`, sidecar, [edit]);
}
