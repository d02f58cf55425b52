import * as vscode from 'vscode';
import type { MergeConflict } from '../core/standoff/merge/mergeStandoff';
import { languageIds } from '../platform/commandTable';
import { runAndLog, type Log } from '../platform/log';
import { nameOf } from '../platform/nameOf';

/**
 * Says which tags this window and another program changed in different ways, and offers to look at both versions.
 * @param versions the text of each side when they were merged
 */
export function showMergeConflicts(conflicts: readonly MergeConflict[], versions: { readonly theirs: string; readonly ours: string }, sidecar: vscode.Uri, log: Log): void {
  const compare = vscode.l10n.t('Compare');
  const ids = conflicts.map(({ id }) => id).join(', ');
  runAndLog(log, 'A merge of annotations', async () => {
    const answer = await vscode.window.showWarningMessage(vscode.l10n.t(
      'Another program changed “{file}” at the same time. Both versions were merged; check the tags that both changed: {ids}.',
      { file: nameOf(sidecar), ids }), compare);
    if (answer !== compare) return;
    const [theirs, ours] = await Promise.all([versions.theirs, versions.ours].map((content) => vscode.workspace.openTextDocument({ language: languageIds.standoff, content })));
    // Both as they were: of two windows that disagree, one wrote last, and its version alone may be in the file by now.
    await vscode.commands.executeCommand('vscode.diff', theirs?.uri, ours?.uri, vscode.l10n.t('{file}: The Other Program’s Version ↔ This Window’s Version', { file: nameOf(sidecar) }));
  });
}
