import * as vscode from 'vscode';
import { edgeSteps, nextEdge, previousEdge, shrunk, type EdgeStep } from '../../core/spans/spanEdges';
import type { StandoffLine } from '../../core/standoff/standoffLine';
import type { TextRange } from '../../core/text/range';
import { whenWritten } from '../../core/annotations/change';
import { coveredText, losesWith, relabel, removeEntities, setFragments } from '../../core/annotations/entityActions';
import { linkText } from '../../core/standoff/entityDetails';
import type { LastLabel } from '../../annotating/lastLabel';
import type { ActiveArticle } from '../../platform/activeArticle';
import { chosenEntity, displayNameOf, type ArticleEditor, type ArticleEditors } from './articleEditors';
import { pickLabel } from './labelPick';
import { showBriefly } from './statusMessage';

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
      const lost = losesWith(article.session, [entity.id]);
      const isAgreed = lost.length === 0 || isObject(options) && options['withDependants'] === true;
      if (!isAgreed && !(await agrees(article, coveredText(article.session, entity), lost))) return;
      if (await whenWritten(removeEntities(article.session, [entity.id]))) showBriefly(vscode.l10n.t('Removed the tag'));
    }),
    active.registerCommand('extendTag', (options: unknown) => moveEdge(articleEditors, options, extended)),
    active.registerCommand('shrinkTag', (options: unknown) => moveEdge(articleEditors, options, shrunk)),
  );
}

const mostNamed = 8;

/** Asks before more than notes goes with a tag. */
async function agrees({ session }: ArticleEditor, text: string, lost: readonly StandoffLine[]): Promise<boolean> {
  const document = session.model.document;
  const named = lost.slice(0, mostNamed).map((line) => `• ${describe(line, (other) => document.contentOf(other))}`);
  if (lost.length > mostNamed) named.push(vscode.l10n.t('and {count} more', { count: lost.length - mostNamed }));
  const remove = vscode.l10n.t('Remove');
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t('Remove the tag of “{text}” and everything that depends on it?', { text }), { modal: true, detail: named.join('\n') }, remove);
  return answer === remove;
}

function describe(line: StandoffLine, contentOf: (line: StandoffLine) => string): string {
  switch (line.kind) {
    case 'attribute': return vscode.l10n.t('attribute {name}', { name: line.value === undefined ? line.name : `${line.name}: ${line.value}` });
    case 'normalization': return vscode.l10n.t('link to {entry}', { entry: linkText(line) });
    case 'relation': return vscode.l10n.t('relation {label}', { label: line.label });
    case 'event': return vscode.l10n.t('event {label} or its argument', { label: line.label });
    case 'equivalence': return vscode.l10n.t('its place in a group of equivalents');
    default: return contentOf(line);
  }
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
