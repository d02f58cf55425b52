import * as vscode from 'vscode';
import { coveredText, tagPlaces } from '../../core/annotations/entityActions';
import type { LastLabel } from '../../annotating/lastLabel';
import type { ActiveArticle } from '../../platform/activeArticle';
import { translate } from '../../platform/translation';
import type { ArticleEditors, SeenArticle } from './articleEditors';
import { pickLabel } from '../../annotating/labelPick';
import { firstPreviewOptions, previewOccurrences, type PreviewOptions } from './occurrencesPreview';
import { showBriefly } from '../../platform/statusMessage';

/** Tags a text wherever it stands: that of the selection, of the tag under the caret with its label, or of the word there. */
export function registerTagAllCommand(active: ActiveArticle, articleEditors: ArticleEditors, lastLabel: LastLabel): vscode.Disposable {
  let options: PreviewOptions = firstPreviewOptions;
  return active.registerCommand('tagAllOccurrences', async (id: unknown) => {
    const article = await articleEditors.active();
    const wanted = article && textToTag(article, id);
    if (!article || !wanted) return;
    const { version } = article.session.document;
    const label = (wanted.label === undefined ? undefined : article.labels.find(wanted.label))
      ?? await pickLabel(article.labels, vscode.l10n.t('Tag All Occurrences of “{text}”', { text: wanted.text }), lastLabel.among(article.labels));
    if (!label || article.session.document.version !== version) return;
    const answer = await previewOccurrences(article, await article.inText(), wanted.text, label, options);
    ({ options } = answer);
    if (!answer.places || answer.places.length === 0) return;
    const { added, changed, written } = await tagPlaces(article.session, label.name, answer.places.map((place) => [place]));
    if (!changed) return;
    await written;
    lastLabel.remember(label.name);
    showBriefly(translate('Tagged {count, plural, one {# occurrence} other {# occurrences}} as {label}', { count: added, label: label.displayName }));
  });
}

/** A text that a command is about, as it stands in the article. */
export interface WantedText {
  readonly text: string;
  /** Where it begins; UTF-16. */
  readonly start: number;
  /** The tag that covers it, where the command is about one. */
  readonly id: string | undefined;
  readonly label: string | undefined;
}

/** The text of the tag that an id names, of the selection, of the tag at the caret or of the word there; shows a message where there is none. */
export function textToTag(article: SeenArticle, id: unknown): WantedText | undefined {
  const { session } = article;
  const entity = typeof id === 'string' ? session.model.entity(id) : article.selection ? undefined : article.tag;
  if (entity) return { text: coveredText(session, entity), start: entity.fragments[0]?.start ?? 0, id: entity.id, label: entity.label };
  const range = article.places[0]?.[0];
  const text = range && session.model.articleText.slice(range.start, range.end).trim();
  if (text) return { text, start: range.start, id: undefined, label: undefined };
  void vscode.window.showInformationMessage(vscode.l10n.t('No text to tag. Select some, or place the cursor in a word.'));
  return undefined;
}
