import * as vscode from 'vscode';
import type { MergeConflict } from '../core/standoff/merge/mergeStandoff';
import { languageIds } from '../platform/commandTable';
import { runAndLog, type Log } from '../platform/log';
import { nameOf } from '../platform/nameOf';

/** Says which tags this window and another program changed in different ways, and offers to look at both versions. */
export function showMergeConflicts(conflicts: readonly MergeConflict[], theirs: string, sidecar: vscode.Uri, log: Log): void {
  const compare = vscode.l10n.t('Compare');
  const ids = conflicts.map(({ id }) => id).join(', ');
  runAndLog(log, 'A merge of annotations', async () => {
    const answer = await vscode.window.showWarningMessage(vscode.l10n.t(
      'Another program changed “{file}” at the same time. Both versions were merged; check the tags that both changed: {ids}.',
      { file: nameOf(sidecar), ids }), compare);
    if (answer !== compare) return;
    const other = await vscode.workspace.openTextDocument({ language: languageIds.standoff, content: theirs });
    await vscode.commands.executeCommand('vscode.diff', other.uri, sidecar, vscode.l10n.t('The Other Program’s Version ↔ {file}', { file: nameOf(sidecar) }));
  });
}
