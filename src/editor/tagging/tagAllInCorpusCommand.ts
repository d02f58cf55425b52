import * as vscode from 'vscode';
import type { LastLabel } from '../../annotating/lastLabel';
import type { ActiveArticle } from '../../platform/activeArticle';
import { commandId } from '../../platform/commandTable';
import type { ArticleEditors } from './articleEditors';
import { pickLabel } from '../../annotating/labelPick';
import { textToTag } from './tagAllCommand';

/** Tags a text in all articles: that of the selection, of the tag under the caret with its label, or of the word there. */
export function registerTagAllInCorpusCommand(active: ActiveArticle, articleEditors: ArticleEditors, lastLabel: LastLabel): vscode.Disposable {
  return active.registerCommand('tagAllInCorpus', async (id: unknown) => {
    const article = await articleEditors.seen();
    const wanted = article && textToTag(article, id);
    if (!article || !wanted) return;
    const label = (wanted.label === undefined ? undefined : article.labels.find(wanted.label))
      ?? await pickLabel(article.labels, vscode.l10n.t('Tag All Occurrences of “{text}”', { text: wanted.text }), lastLabel.among(article.labels));
    if (label) await vscode.commands.executeCommand(commandId('tagEverywhere'), { text: wanted.text, label: label.name });
  });
}
