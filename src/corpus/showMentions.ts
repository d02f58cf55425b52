import * as vscode from 'vscode';
import type { MentionQuery } from '../core/corpus/index/articleIndex';
import { commandId } from '../platform/commandTable';
import type { Log } from '../platform/log';
import type { CorpusMention, TagIndex } from '../platform/tagIndex';
import { visibleEditorOf } from '../platform/textEditors';
import { doneOf, translate } from '../platform/translation';

/** A search that takes less is not worth a notification. */
const unseenMilliseconds = 400;

/** The name whose mentions are shown, and where it stands. */
export interface ShownName extends MentionQuery {
  readonly article: vscode.Uri;
  readonly position: vscode.Position;
}

/** Carries out *Find All Mentions in Corpus*, wherever it was asked for: mentions are shown as VS Code shows references. */
export function registerShowMentions(index: TagIndex, log: Log): vscode.Disposable {
  return vscode.commands.registerCommand(commandId('showMentions'), async (name: ShownName) => {
    const text = name.texts[0] ?? '';
    const mentions = await search(index, name, text);
    if (!mentions) return;
    if (mentions.length === 0) {
      void vscode.window.showInformationMessage(vscode.l10n.t('“{text}” is not tagged in any article.', { text }));
      return;
    }
    const document = await vscode.workspace.openTextDocument(name.article);
    // In the place of an annotation editor, as *Open Article as Text* does: references need the width.
    const isInItsPlace = vscode.window.tabGroups.activeTabGroup.activeTab?.input instanceof vscode.TabInputCustom;
    const viewColumn = visibleEditorOf(document)?.viewColumn ?? (isInItsPlace ? vscode.ViewColumn.Active : vscode.ViewColumn.Beside);
    await vscode.window.showTextDocument(document, { viewColumn, preview: false });
    await vscode.commands.executeCommand('editor.action.showReferences', document.uri, name.position, mentions.map(locationOf));
    const articles = new Set(mentions.map(({ article }) => article.toString())).size;
    const found = translate('{count, plural, one {# mention} other {# mentions}} of “{text}” in {articles, plural, one {# article} other {# articles}}', { count: mentions.length, articles, text });
    vscode.window.setStatusBarMessage(found, 10_000);
    log.info(found);
  });
}

/** Undefined where it was cancelled. */
async function search(index: TagIndex, query: MentionQuery, text: string): Promise<readonly CorpusMention[] | undefined> {
  const cancellation = new vscode.CancellationTokenSource();
  const searching = index.mentions(query, cancellation.token);
  const quick = await Promise.race([searching, new Promise<undefined>((resolve) => void setTimeout(() => resolve(undefined), unseenMilliseconds))]);
  const found = quick ?? await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('Searching for mentions of “{text}”', { text }), cancellable: true },
    (progress, token) => {
      const told = index.onDidProgress(({ done, total }) => progress.report({ message: doneOf(done, total) }));
      token.onCancellationRequested(() => cancellation.cancel());
      return searching.finally(() => void told.dispose());
    });
  const isCancelled = cancellation.token.isCancellationRequested;
  cancellation.dispose();
  return isCancelled ? undefined : found;
}

/** Where a mention stands; of one in several pieces the first. */
export function locationOf({ article, mention: { line, column, length } }: CorpusMention): vscode.Location {
  return new vscode.Location(article, new vscode.Range(line, column, line, column + length));
}
