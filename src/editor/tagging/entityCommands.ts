import * as vscode from 'vscode';
import { edgeSteps, nextEdge, previousEdge, shrunk, type EdgeStep } from '../../core/spans/spanEdges';
import type { TextRange } from '../../core/text/range';
import { whenWritten } from '../../core/annotations/change';
import { coveredText, relabel, removeEntities, setFragments } from '../../core/annotations/entityActions';
import { mayRemove } from '../../annotating/removalQuestion';
import type { LastLabel } from '../../annotating/lastLabel';
import type { ActiveArticle } from '../../platform/activeArticle';
import { chosenEntity, displayNameOf, type ArticleEditors } from './articleEditors';
import { pickLabel } from '../../annotating/labelPick';
import { showBriefly } from '../../platform/statusMessage';

/** Commands that change the tag under the caret, or the one that a link names by its id. */
export function registerEntityCommands(active: ActiveArticle, articleEditors: ArticleEditors, lastLabel: LastLabel): vscode.Disposable {
  return vscode.Disposable.from(
    active.registerCommand('changeLabel', async (id: unknown) => {
      const article = await articleEditors.active();
      const entity = article && chosenEntity(article, id);
      if (!article || !entity) return;
      const title = vscode.l10n.t('Change the Label of “{text}” ({label})', { text: coveredText(article.session, entity), label: displayNameOf(article.labels, entity.label) });
      const label = await pickLabel(article.labels, title, lastLabel.among(article.labels));
      if (!label || !(await whenWritten(relabel(article.session, [entity.id], label.name)))) return;
      lastLabel.remember(label.name);
      showBriefly(vscode.l10n.t('Changed the label to {label}', { label: label.displayName }));
    }),
    active.registerCommand('removeTag', async (id: unknown, options: unknown) => {
      const article = await articleEditors.active();
      const entity = article && chosenEntity(article, id);
      if (!article || !entity) return;
      const isAgreed = isObject(options) && options['withDependants'] === true;
      if (!isAgreed && !(await mayRemove(article.session.model.document, [entity.id]))) return;
      if (await whenWritten(removeEntities(article.session, [entity.id]))) showBriefly(vscode.l10n.t('Removed the tag'));
    }),
    active.registerCommand('extendTag', (options: unknown) => moveEdge(articleEditors, options, extended)),
    active.registerCommand('shrinkTag', (options: unknown) => moveEdge(articleEditors, options, shrunk)),
  );
}

type Side = 'start' | 'end';

function extended(text: string, range: TextRange, side: Side, step: EdgeStep): TextRange | undefined {
  const moved = side === 'end' ? { start: range.start, end: nextEdge(text, range.end, step) } : { start: previousEdge(text, range.start, step), end: range.end };
  return moved.start === range.start && moved.end === range.end ? undefined : moved;
}

async function moveEdge(
  articleEditors: ArticleEditors, options: unknown, move: (text: string, range: TextRange, side: Side, step: EdgeStep) => TextRange | undefined,
): Promise<void> {
  const article = await articleEditors.active();
  const entity = article && chosenEntity(article, isObject(options) ? options['id'] : undefined);
  if (!article || !entity || entity.fragments.length === 0) return;
  const side: Side = isObject(options) && options['side'] === 'start' ? 'start' : 'end';
  const step = edgeSteps.find((known) => isObject(options) && options['step'] === known) ?? 'word';
  // Of a tag in several fragments the outermost edge moves; the line may name them in any order.
  const fragments = [...entity.fragments].sort((a, b) => a.start - b.start);
  const place = side === 'end' ? fragments.length - 1 : 0;
  const range = fragments[place];
  const moved = range && move(article.session.model.articleText, range, side, step);
  if (!moved) {
    void vscode.window.showInformationMessage(vscode.l10n.t('The tag cannot extend beyond this line or become empty.'));
    return;
  }
  await whenWritten(setFragments(article.session, entity.id, fragments.map((fragment, index) => (index === place ? moved : fragment))));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
