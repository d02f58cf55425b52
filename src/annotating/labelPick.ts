import * as vscode from 'vscode';
import type { LabelSet, LabelType } from '../core/labels/labelSet';
import { quickPickChoice } from '../platform/quickPickChoice';

interface LabelItem extends vscode.QuickPickItem {
  readonly label: string;
  readonly type: LabelType;
}

/**
 * Asks for a label. The first one offered is `first`; a digit chooses its label at once.
 * @returns undefined where the user gave up.
 */
export function pickLabel(labels: LabelSet, title: string, first: LabelType | undefined): Promise<LabelType | undefined> {
  const pick = vscode.window.createQuickPick<LabelItem>();
  pick.title = title;
  pick.placeholder = vscode.l10n.t('Choose a label or type its digit');
  pick.matchOnDescription = true;
  const ordered = first ? [first, ...labels.taggable.filter((type) => type !== first)] : labels.taggable;
  pick.items = ordered.map((type) => ({ type, label: type.displayName, description: [type.digit, type.name === type.displayName ? undefined : type.name].filter((part) => part !== undefined).join('  ') }));
  return new Promise((resolve) => {
    let chosen: LabelType | undefined;
    pick.onDidChangeValue((value) => {
      chosen = labels.taggable.find(({ digit }) => digit !== undefined && String(digit) === value);
      if (chosen) pick.hide();
    });
    pick.onDidAccept(() => {
      chosen = quickPickChoice(pick)?.type;
      if (chosen) pick.hide();
    });
    pick.onDidHide(() => {
      pick.dispose();
      resolve(chosen);
    });
    pick.show();
  });
}
