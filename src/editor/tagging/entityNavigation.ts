import * as vscode from 'vscode';
import type { TextRange } from '../../core/text/range';
import type { ActiveArticle } from '../../platform/activeArticle';
import { toRange, toTextRange } from '../../platform/conversions';
import type { ArticleEditor, ArticleEditors } from './articleEditors';

/** Going from tag to tag: each is selected, so that the next key is about it. An outer tag comes before those inside it. */
export function registerEntityNavigation(active: ActiveArticle, articleEditors: ArticleEditors): vscode.Disposable {
  const go = async (direction: 1 | -1): Promise<void> => {
    const article = await articleEditors.active();
    const place = article && placeToGo(article, direction);
    if (!article || !place) return;
    const { editor } = article;
    const range = toRange(editor.document, place);
    // The caret stands at the start, inside the tag, where "Show Hover" finds it.
    editor.selection = new vscode.Selection(range.end, range.start);
    editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  };
  return vscode.Disposable.from(
    active.registerCommand('goToNextTag', () => go(1)),
    active.registerCommand('goToPreviousTag', () => go(-1)),
  );
}

function placeToGo({ editor, session }: ArticleEditor, direction: 1 | -1): TextRange | undefined {
  const places = session.entities.flatMap(({ fragments }) => fragments.slice(0, 1)).sort(inOrder);
  if (places.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('This article has no tags.'));
    return undefined;
  }
  const selected = toTextRange(editor.document, editor.selection);
  // A caret stands before every tag that begins there.
  const from = editor.selection.isEmpty ? { start: selected.start, end: Number.POSITIVE_INFINITY } : selected;
  const other = direction === 1 ? places.find((place) => inOrder(place, from) > 0) : places.filter((place) => inOrder(place, from) < 0).at(-1);
  return other ?? places.at(direction === 1 ? 0 : -1);
}

function inOrder(a: TextRange, b: TextRange): number {
  return a.start - b.start || Math.sign(b.end - a.end);
}
