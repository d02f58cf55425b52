import * as vscode from 'vscode';
import type { RefusedDocument } from '../core/standoff/standoffDocument';
import { nameOf } from '../platform/nameOf';
import { isUserFile } from '../platform/userFiles';

/** Why the annotations of an article cannot be changed. */
export type SidecarRefusal = RefusedDocument | 'unreadable' | 'mixed-line-endings' | ArticleRefusal;

/** Why places in an article's document are not those in its file. */
export type ArticleRefusal = 'article-not-utf8' | 'article-line-endings';

/** Why an article cannot be annotated, and what to do. */
export function refusalMessage(refusal: SidecarRefusal, uri: vscode.Uri): string {
  const file = nameOf(uri);
  switch (refusal) {
    case 'merge-conflict': return vscode.l10n.t('“{file}” has an unresolved merge conflict and is not changed until it is resolved. Open the file as text.', { file });
    case 'binary': return vscode.l10n.t('“{file}” is not a text file, so it is not changed. Rename or delete it to annotate this article.', { file });
    case 'mixed-line-endings': return vscode.l10n.t('“{file}” mixes line endings, which an editor cannot keep, so it is not changed. Open it, run “Change End of Line Sequence”, and save it.', { file });
    case 'article-not-utf8': return vscode.l10n.t('The article of “{file}” is not valid UTF-8, so its tags cannot be changed. Reopen the article with its encoding, and save it with the encoding UTF-8.', { file });
    case 'article-line-endings': return vscode.l10n.t('The article of “{file}” mixes different line endings, so its tags cannot be changed. Save the article with one line ending: its tags follow.', { file });
    case 'unreadable': return vscode.l10n.t('“{file}” is not valid UTF-8, so it is not changed. Reopen it with its encoding and save it as UTF-8.', { file });
  }
}

/** Why a document that reads like an article has no annotations of its own. */
export function noAnnotationsMessage({ uri }: vscode.TextDocument): string {
  if (uri.scheme === 'untitled') return vscode.l10n.t('Save the article first. Its tags are stored in a file beside it.');
  if (!isUserFile(uri)) return vscode.l10n.t('This is another version of the article. Only the file itself can be tagged.');
  return vscode.l10n.t('The annotation file beside this article belongs to another one of the same name.');
}

/** The file was deleted while its article is open. @returns what to do with the tags; undefined where the user does not say. */
export async function askAboutDeletedFile(uri: vscode.Uri): Promise<'write' | 'forget' | undefined> {
  const again = vscode.l10n.t('Restore Annotation File');
  const forget = vscode.l10n.t('Discard Tags');
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t('“{file}” was deleted while its article is open. Its tags are still here.', { file: nameOf(uri) }), again, forget);
  if (answer === again) return 'write';
  return answer === forget ? 'forget' : undefined;
}

export function tellWriteFailed(uri: vscode.Uri): void {
  void vscode.window.showErrorMessage(vscode.l10n.t(
    'The annotations could not be written to “{file}”. They are kept as long as the article is open and written as soon as that is possible: check that the disk has space left and the folder is writable.',
    { file: nameOf(uri) }));
}
