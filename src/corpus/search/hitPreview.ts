import * as vscode from 'vscode';
import { nameOf } from '../../platform/nameOf';
import { translate } from '../../platform/translation';
import { groupsOf, hitsOf } from './searchNodes';
import type { TagHit } from './tagSearch';

/** More hits than these are chosen by text. */
const mostSingle = 500;

/** What of a change is to be made. */
interface ChosenHits {
  readonly hits: readonly TagHit[];
  /** Whether every line is to be confirmed in VS Code's refactor preview. */
  readonly inRefactorPreview: boolean;
}

interface HitItem extends vscode.QuickPickItem {
  readonly hits: readonly TagHit[];
}

/** Shows what a change is about, all of it chosen, before anything is written. @returns undefined where the user gave up */
export function previewHits(title: string, hits: readonly TagHit[]): Promise<ChosenHits | undefined> {
  const pick = vscode.window.createQuickPick<HitItem>();
  const lines: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('diff-multiple'), tooltip: vscode.l10n.t('Confirm Each Line in the Refactor Preview') };
  pick.title = title;
  pick.placeholder = vscode.l10n.t('Choose what to change; nothing is written before');
  pick.canSelectMany = true;
  pick.matchOnDescription = true;
  // What was taken out by hand stays, and so does the question, where something else takes the keyboard.
  pick.ignoreFocusOut = true;
  pick.buttons = [lines];
  pick.items = hits.length > mostSingle ? itemsByText(hits) : hits.map(itemOf);
  pick.selectedItems = pick.items;
  return new Promise((resolve) => {
    let chosen: ChosenHits | undefined;
    const accept = (inRefactorPreview: boolean): void => {
      const picked = pick.selectedItems.flatMap((item) => item.hits);
      // Enter may also come before VS Code has told which lines are chosen.
      if (picked.length === 0) return void (pick.placeholder = vscode.l10n.t('Nothing is chosen. Choose what to change, or press Escape.'));
      chosen = { hits: picked, inRefactorPreview };
      pick.hide();
    };
    pick.onDidTriggerButton(() => accept(true));
    pick.onDidAccept(() => accept(false));
    pick.onDidHide(() => {
      pick.dispose();
      resolve(chosen);
    });
    pick.show();
  });
}

function itemOf(hit: TagHit): HitItem {
  const { context: { before, after }, tag, use, text, article } = hit;
  const labels = tag ? tag.label : use?.labels.join(', ') ?? '';
  return { label: text, description: [labels, ...tag?.links ?? [], nameOf(article)].join('  '), detail: `${before.trimStart()}${text}${after.trimEnd()}`, hits: [hit] };
}

function itemsByText(hits: readonly TagHit[]): HitItem[] {
  return groupsOf(hits, 'text', true, Infinity).map((node) => {
    const own = hitsOf(node);
    const articles = new Set(own.map(({ article }) => article.toString())).size;
    return { label: own[0]?.text ?? '', description: translate('{count, plural, one {once} other {# times}} in {articles, plural, one {# article} other {# articles}}', { count: own.length, articles }), hits: own };
  });
}
