import * as vscode from 'vscode';
import { message } from '../../core/message';
import { whenWritten } from '../../core/annotations/change';
import { setFragments } from '../../core/annotations/entityActions';
import type { ActiveArticle } from '../../platform/activeArticle';
import { translateMessage } from '../../platform/translation';
import { chosenEntity, displayNameOf, selectTag, type ArticleEditors } from './articleEditors';
import { showBriefly, withoutIcons } from '../../platform/statusMessage';

/** Undo and redo of annotations, tags that were moved or lost, and the file they are in. */
export function registerHistoryCommands(active: ActiveArticle, articleEditors: ArticleEditors): vscode.Disposable {
  return vscode.Disposable.from(
    active.registerCommand('undoAnnotation', async () => {
      const session = await articleEditors.activeSession();
      const undone = session && await whenWritten(session.undo());
      if (undone) showBriefly(vscode.l10n.t('Undone: {what}', { what: translateMessage(undone.made) }));
      else if (session && !session.refusal) showBriefly(vscode.l10n.t('No annotation to undo'));
    }),
    active.registerCommand('redoAnnotation', async () => {
      const session = await articleEditors.activeSession();
      const redone = session && await whenWritten(session.redo());
      if (redone) showBriefly(vscode.l10n.t('Redone: {what}', { what: translateMessage(redone.made) }));
      else if (session && !session.refusal) showBriefly(vscode.l10n.t('No annotation to redo'));
    }),
    active.registerCommand('acceptMovedTag', async (id: unknown) => {
      const article = await articleEditors.active();
      const entity = article && chosenEntity(article, id);
      if (!article || !entity) return;
      const isAccepted = await whenWritten(article.session.acceptMoved(message('accept moved tag'), [entity.id]));
      showBriefly(isAccepted ? vscode.l10n.t('Accepted the moved tag') : vscode.l10n.t('This tag has not moved'));
    }),
    active.registerCommand('acceptAllMovedTags', async () => {
      const session = await articleEditors.activeSession();
      if (!session) return;
      const isAccepted = await whenWritten(session.acceptMoved(message('accept all moved tags')));
      showBriefly(isAccepted ? vscode.l10n.t('Accepted all moved tags') : vscode.l10n.t('This article has no moved tags'));
    }),
    active.registerCommand('placeTag', (id: unknown) => placeTagByHand(articleEditors, id)),
    active.registerCommand('openArticle', async () => {
      const article = await articleEditors.active();
      if (!article) return;
      const editor = await article.inText();
      if (article.tag) selectTag(editor, article.tag);
    }),
    active.registerCommand('openAnnotationFile', async () => {
      const session = await articleEditors.activeSession();
      if (!session) return;
      try {
        await vscode.window.showTextDocument(session.sidecarUri, { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true, preview: false });
      } catch {
        void vscode.window.showInformationMessage(vscode.l10n.t('This article has no annotation file yet. Tagging creates it.'));
      }
    }),
  );
}

/** Puts a tag whose text was not found again, or in the wrong place, where the user says. */
async function placeTagByHand(articleEditors: ArticleEditors, id: unknown): Promise<void> {
  const article = await articleEditors.active();
  if (!article) return;
  const { selection, session, labels } = article;
  const named = session.entities.find((entity) => entity.id === id && entity.state !== 'kept')?.id;
  const lost = session.entities.filter(({ state }) => state === 'lost');
  const isNone = named === undefined && lost.length === 0;
  if (isNone || !selection) {
    void vscode.window.showInformationMessage(isNone
      ? vscode.l10n.t('This article has no lost tags.')
      : vscode.l10n.t('Select the text for the lost tag first.'));
    return;
  }
  const { version } = session.document;
  const chosen = named ?? (await vscode.window.showQuickPick(
    lost.map((entity) => ({ id: entity.id, label: withoutIcons(entity.line.quote ?? entity.id), description: `${displayNameOf(labels, entity.label)} ${entity.id}` })),
    { title: vscode.l10n.t('Place Lost Tag on Selection'), matchOnDescription: true },
  ))?.id;
  if (chosen === undefined || session.document.version !== version) return;
  if (await whenWritten(setFragments(session, chosen, [selection]))) showBriefly(vscode.l10n.t('Placed the tag'));
}
