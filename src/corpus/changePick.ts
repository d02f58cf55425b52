import * as vscode from 'vscode';

/** What of a change is to be made. */
export interface PickedChanges<Value> {
  readonly values: readonly Value[];
  /** Whether every line is to be confirmed in VS Code's refactor preview. */
  readonly inRefactorPreview: boolean;
}

export interface ChangeItem<Value> extends vscode.QuickPickItem {
  readonly values: readonly Value[];
}

/**
 * Shows what a change is about, all of it chosen, before anything is written. A button in the title leads to VS Code's refactor preview instead.
 * @returns undefined where the user gave up
 */
export function pickChanges<Value>(title: string, placeholder: string, items: readonly ChangeItem<Value>[]): Promise<PickedChanges<Value> | undefined> {
  const pick = vscode.window.createQuickPick<ChangeItem<Value>>();
  const lines: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('diff-multiple'), tooltip: vscode.l10n.t('Confirm Each Line in the Refactor Preview') };
  pick.title = title;
  pick.placeholder = placeholder;
  pick.canSelectMany = true;
  pick.matchOnDescription = true;
  // What was taken out by hand stays, and so does the question, where something else takes the keyboard.
  pick.ignoreFocusOut = true;
  pick.buttons = [lines];
  pick.items = items;
  pick.selectedItems = pick.items;
  return new Promise((resolve) => {
    let picked: PickedChanges<Value> | undefined;
    const accept = (inRefactorPreview: boolean): void => {
      const values = pick.selectedItems.flatMap((item) => item.values);
      // Enter may also come before VS Code has told which lines are chosen.
      if (values.length === 0) return void (pick.placeholder = vscode.l10n.t('Nothing is chosen. Choose what to change, or press Escape.'));
      picked = { values, inRefactorPreview };
      pick.hide();
    };
    pick.onDidTriggerButton(() => accept(true));
    pick.onDidAccept(() => accept(false));
    pick.onDidHide(() => {
      pick.dispose();
      resolve(picked);
    });
    pick.show();
  });
}
