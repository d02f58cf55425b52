import * as vscode from 'vscode';
import { textOnOneLine } from '../../core/standoff/coveredText';
import { detailsOf, linkText } from '../../core/standoff/entityDetails';
import type { ActiveArticle } from '../../platform/activeArticle';
import { commandId } from '../../platform/commandTable';
import type { ArticleEditors, SeenArticle } from './articleEditors';
import { textToTag } from './tagAllCommand';

/** Finds what is tagged with the text of the selection, of the tag under the caret, or of the word there; of a tag that is linked also what has its links. */
export function registerFindMentionsCommand(active: ActiveArticle, articleEditors: ArticleEditors): vscode.Disposable {
  return active.registerCommand('findMentionsInCorpus', async (id: unknown) => {
    const article = await articleEditors.seen();
    const wanted = article && textToTag(article, id);
    if (!article || !wanted) return;
    const { document } = article.session;
    await vscode.commands.executeCommand(commandId('showMentions'), {
      article: document.uri, position: document.positionAt(wanted.start), texts: [textOnOneLine(wanted.text)], links: linksOf(article, wanted.id),
    });
  });
}

function linksOf({ session }: SeenArticle, id: string | undefined): string[] {
  return id === undefined ? [] : detailsOf(session.model.document, id).links.map(linkText);
}
