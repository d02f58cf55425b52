import * as vscode from 'vscode';
import { message } from '../../core/message';
import { setFragments } from '../../core/annotations/entityActions';
import type { ActiveArticle } from '../../platform/activeArticle';
import { toTextRange } from '../../platform/conversions';
import { translateMessage } from '../../platform/translation';
import { chosenEntity, displayNameOf, type ArticleEditors } from './articleEditors';
import { tellBriefly, withoutIcons } from './tell';

/** Undo and redo of annotations, tags that were moved or lost, and the file they are in. */
export function registerHistoryCommands(active: ActiveArticle, articleEditors: ArticleEditors): vscode.Disposable {
  return vscode.Disposable.from(
    active.registerCommand('undoAnnotation', async () => {
      const session = await articleEditors.activeSession();
      const name = await session?.undo();
      if (name) tellBriefly(vscode.l10n.t('Undone: {what}', { what: translateMessage(name) }));
      else if (session && !session.refusal) tellBriefly(vscode.l10n.t('There is no annotation to undo'));
    }),
    active.registerCommand('redoAnnotation', async () => {
      const session = await articleEditors.activeSession();
      const name = await session?.redo();
      if (name) tellBriefly(vscode.l10n.t('Done again: {what}', { what: translateMessage(name) }));
      else if (session && !session.refusal) tellBriefly(vscode.l10n.t('There is no annotation to do again'));
    }),
    active.registerCommand('acceptMovedTag', async (id: unknown) => {
      const article = await articleEditors.active();
      const entity = article && chosenEntity(article, id);
      if (!article || !entity) return;
      const isAccepted = await article.session.acceptMoved(message('accept a moved tag'), [entity.id]);
      tellBriefly(isAccepted ? vscode.l10n.t('Moved tag accepted') : vscode.l10n.t('This tag stands where its file says'));
    }),
    active.registerCommand('acceptAllMovedTags', async () => {
      const session = await articleEditors.activeSession();
      if (!session) return;
      const isAccepted = await session.acceptMoved(message('accept all moved tags'));
      tellBriefly(isAccepted ? vscode.l10n.t('All moved tags accepted') : vscode.l10n.t('No tag of this article was moved'));
    }),
    active.registerCommand('placeTag', (id: unknown) => placeTagByHand(articleEditors, id)),
    active.registerCommand('openSidecar', async () => {
      const session = await articleEditors.activeSession();
      if (!session) return;
      try {
        await vscode.window.showTextDocument(session.sidecarUri, { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true, preview: false });
      } catch {
        void vscode.window.showInformationMessage(vscode.l10n.t('This article has no annotation file yet: the first tag makes it.'));
      }
    }),
  );
}

/** Puts a tag whose text was not found again, or in the wrong place, where the user says. */
async function placeTagByHand(articleEditors: ArticleEditors, id: unknown): Promise<void> {
  const article = await articleEditors.active();
  if (!article) return;
  const { editor, session, labels } = article;
  const named = session.entities.find((entity) => entity.id === id && entity.state !== 'kept')?.id;
  const lost = session.entities.filter(({ state }) => state === 'lost');
  const isNone = named === undefined && lost.length === 0;
  if (isNone || editor.selection.isEmpty) {
    void vscode.window.showInformationMessage(isNone
      ? vscode.l10n.t('No tag of this article is lost.')
      : vscode.l10n.t('Select the text that the tag should stand on, then place it.'));
    return;
  }
  const { version } = editor.document;
  const range = toTextRange(editor.document, editor.selection);
  const chosen = named ?? (await vscode.window.showQuickPick(
    lost.map((entity) => ({ id: entity.id, label: withoutIcons(entity.line.quote ?? entity.id), description: `${displayNameOf(labels, entity.label)} ${entity.id}` })),
    { title: vscode.l10n.t('Place Lost Tag on Selection'), matchOnDescription: true },
  ))?.id;
  if (chosen === undefined || editor.document.version !== version) return;
  if (await setFragments(session, chosen, [range])) tellBriefly(vscode.l10n.t('Tag placed'));
}
