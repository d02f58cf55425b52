import * as vscode from 'vscode';
import type { ModelEntity } from '../../core/annotations/annotationModel';
import type { TextRange } from '../../core/text/range';
import type { ActiveArticle } from '../../platform/activeArticle';
import type { ArticleEditor, ArticleEditors } from './articleEditors';

/** Going from tag to tag: each is selected, so that the next key is about it. An outer tag comes before those inside it. */
export function registerEntityNavigation(active: ActiveArticle, articleEditors: ArticleEditors): vscode.Disposable {
  const go = async (direction: 1 | -1): Promise<void> => {
    const article = await articleEditors.active();
    const tag = article && tagToGo(article, direction);
    if (tag) article.goTo(tag);
  };
  return vscode.Disposable.from(
    active.registerCommand('goToNextTag', () => go(1)),
    active.registerCommand('goToPreviousTag', () => go(-1)),
  );
}

function tagToGo({ session, from }: ArticleEditor, direction: 1 | -1): ModelEntity | undefined {
  const tags = session.entities.flatMap((tag) => tag.fragments.slice(0, 1).map((place) => ({ tag, place }))).sort((a, b) => inOrder(a.place, b.place));
  if (tags.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('This article has no tags.'));
    return undefined;
  }
  const other = direction === 1 ? tags.find(({ place }) => inOrder(place, from) > 0) : tags.filter(({ place }) => inOrder(place, from) < 0).at(-1);
  return (other ?? tags.at(direction === 1 ? 0 : -1))?.tag;
}

function inOrder(a: TextRange, b: TextRange): number {
  return a.start - b.start || Math.sign(b.end - a.end);
}
