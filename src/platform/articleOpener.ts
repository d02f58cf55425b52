import * as vscode from 'vscode';
import type { TextRange } from '../core/text/range';
import { viewTypes } from './commandTable';
import { toRange } from './conversions';

/** Opens articles at a place, in the editor that shows them already or else in the one that the user has chosen for such files. */
export class ArticleOpener {
  #selectInViews: (article: vscode.Uri, range: TextRange, tag?: string) => void = () => undefined;

  /** @param select selects in annotation editors of an article, those that are about to show it included */
  useViews(select: (article: vscode.Uri, range: TextRange, tag?: string) => void): void {
    this.#selectInViews = select;
  }

  /**
   * @param range UTF-16 of the article’s text, half-open
   * @param tag the id of the tag that stands there: an annotation editor selects it, so that keys are about it
   */
  async open(article: vscode.Uri, range: TextRange, tag?: string): Promise<void> {
    const document = await vscode.workspace.openTextDocument(article);
    const selection = toRange(document, range);
    const { activeTabGroup } = vscode.window.tabGroups;
    const key = article.toString();
    const isInView = activeTabGroup.tabs.some(({ input }) => input instanceof vscode.TabInputCustom && input.viewType === viewTypes.editor && input.uri.toString() === key);
    if (isInView) await vscode.commands.executeCommand('vscode.openWith', article, viewTypes.editor);
    // The editor that `workbench.editorAssociations` names for it; a text editor goes to the selection by itself.
    else await vscode.commands.executeCommand('vscode.open', article, { selection, preview: true });
    this.#selectInViews(article, range, tag);
  }
}
