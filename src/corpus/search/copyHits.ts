import * as vscode from 'vscode';
import { concordanceCells, concordanceHead } from '../../core/search/concordanceTable';
import { spreadsheetRow } from '../../core/text/csvCells';
import { commandId } from '../../platform/commandTable';
import { translate } from '../../platform/translation';
import type { SearchNode } from './searchNodes';
import type { SearchView } from './searchView';
import type { TagHit, TagSearch } from './tagSearch';

/** What was found, as a table for spreadsheets: that of `search --format csv`, with as much context as the view shows. */
export function tableOf(hits: readonly TagHit[]): string {
  const rows = hits.map(({ article, annotationFile, tag, fragments, line, column, text, context: { before, after }, use }) => spreadsheetRow(concordanceCells({
    file: vscode.workspace.asRelativePath(fragments.length > 0 ? article : annotationFile), line: line + 1, column: column + 1, before, text, after, tag, use,
  })));
  return [concordanceHead, ...rows].join('');
}

/** How long the status bar says that something was copied. */
const shownMilliseconds = 5000;

/** The command that copies what was found: everything, or of a row that it is called for what is chosen; a key says `atFocus`. */
export function registerCopyHits(view: SearchView, search: TagSearch): vscode.Disposable {
  return vscode.commands.registerCommand(commandId('copyHits'), async (node?: SearchNode | 'atFocus', nodes?: readonly SearchNode[]): Promise<void> => {
    const hits = node === undefined ? search.result?.hits ?? [] : node === 'atFocus' ? await view.atFocus() : view.chosen(node, nodes);
    if (hits.length === 0) return;
    await vscode.env.clipboard.writeText(tableOf(hits));
    void vscode.window.setStatusBarMessage(translate('{count, plural, one {Copied # hit as CSV} other {Copied # hits as CSV}}', { count: hits.length }), shownMilliseconds);
  });
}
