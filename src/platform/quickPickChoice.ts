import type * as vscode from 'vscode';

/**
 * What Enter chooses in a list that its command made, and that begins with a row to be chosen. VS Code says which row is active some
 * time after it shows the list: who presses Enter by then means the first. Undefined where nothing fits what was typed.
 */
export function quickPickChoice<Item extends vscode.QuickPickItem>({ activeItems, items, value }: Pick<vscode.QuickPick<Item>, 'activeItems' | 'items' | 'value'>): Item | undefined {
  return activeItems[0] ?? (value === '' ? items[0] : undefined);
}
