import * as vscode from 'vscode';
import type { LabelSet, LabelType } from '../../core/labels/labelSet';
import type { LastLabel } from '../../annotating/lastLabel';
import { tagPlaces } from '../../core/annotations/entityActions';
import type { ActiveArticle } from '../../platform/activeArticle';
import { translate } from '../../platform/translation';
import type { ArticleEditor, ArticleEditors } from './articleEditors';
import { pickLabel } from '../../annotating/labelPick';
import { showBriefly } from '../../platform/statusMessage';

/** Commands that make tags of the selections, all of them in one step; an empty selection means the word under the caret. */
export function registerTagCommands(active: ActiveArticle, articleEditors: ArticleEditors, lastLabel: LastLabel): vscode.Disposable {
  const tag = async (article: ArticleEditor, label: LabelType): Promise<void> => {
    await tagSelections(article, label);
    lastLabel.remember(label.name);
  };
  const tagByAsking = async (): Promise<void> => {
    const article = await articleEditors.active();
    if (!article || !hasTextToTag(article)) return;
    const { version } = article.session.document;
    const label = await pickLabel(article.labels, vscode.l10n.t('Tag Selection'), lastLabel.among(article.labels));
    if (label && article.session.document.version === version) await tag(article, label);
  };
  return vscode.Disposable.from(
    active.registerCommand('tagSelection', tagByAsking),
    active.registerCommand('tagAs', async (wanted: unknown) => {
      const article = await articleEditors.active();
      if (!article) return;
      const label = labelFor(article.labels, wanted);
      if (label) await tag(article, label);
      else void vscode.window.showInformationMessage(vscode.l10n.t('This article has no label “{label}”.', { label: String(wanted) }));
    }),
    active.registerCommand('tagAsLastLabel', async () => {
      const article = await articleEditors.active();
      const label = article && lastLabel.among(article.labels);
      if (!article) return;
      if (label) await tag(article, label);
      else await tagByAsking();
    }),
  );
}

/** What a key binding may give: the digit of a label, or its name as stored. */
function labelFor(labels: LabelSet, wanted: unknown): LabelType | undefined {
  const named = typeof wanted === 'string' ? labels.find(wanted) : undefined;
  return named?.taggable ? named : labels.taggable.find(({ digit }) => digit !== undefined && String(digit) === String(wanted));
}

function hasTextToTag({ places }: ArticleEditor): boolean {
  if (places.length > 0) return true;
  void vscode.window.showInformationMessage(vscode.l10n.t('No text to tag. Select some, or place the cursor in a word.'));
  return false;
}

async function tagSelections(article: ArticleEditor, label: LabelType): Promise<void> {
  if (!hasTextToTag(article)) return;
  const { session, places } = article;
  const { ids, added, changed, written } = await tagPlaces(session, label.name, places);
  await written;
  if (changed) showBriefly(added === 1 ? vscode.l10n.t('Tagged as {label}', { label: label.displayName }) : translate('Tagged {count, plural, one {# passage} other {# passages}} as {label}', { count: added, label: label.displayName }));
  else if (!session.refusal && ids.some((id) => id !== undefined)) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Already tagged as {label}.', { label: label.displayName }));
  } else if (!session.refusal) {
    void vscode.window.showInformationMessage(vscode.l10n.t('No text to tag. Select some, or place the cursor in a word.'));
  }
}
