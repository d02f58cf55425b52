import type * as vscode from 'vscode';
import { sidecarAfterEdits } from '../core/annotations/sidecarAfterEdits';
import { editsToLineEnding } from '../core/text/lineEnding';
import type { Configuration } from '../platform/configuration';
import { documentLineEnding, readFileOf } from '../platform/fileFacts';
import type { ShownText } from './sessionStart';
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
  return editsToLineEnding(text, documentLineEnding(document)).length > 0 ? 'article-line-endings' : undefined;
}

export function shownText(document: vscode.TextDocument): ShownText {
  return { text: document.getText(), isDirty: document.isDirty, lineEnding: documentLineEnding(document) };
}

/** An annotation file after its article got a byte order mark, or lost it. */
export function sidecarAfterMark(articleText: string, sidecar: string, isThere: boolean): string {
  const edit = { range: { start: 0, end: isThere ? 0 : 1 }, newText: isThere ? '\uFEFF' : '' };
  return sidecarAfterEdits(isThere ? articleText : `\uFEFF${articleText}`, sidecar, [edit]);
}
