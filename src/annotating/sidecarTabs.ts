import * as vscode from 'vscode';
import { isAnnotationFileName } from '../core/corpus/articleNames';
import { nameOf } from '../platform/nameOf';
import type { Sessions } from './sessions';

/**
 * VS Code opens a tab, in the background, for a sidecar that is unsaved together with its article. Nobody asked for it: it is
 * closed when the sidecar is saved, unless somebody looked at it in the meantime.
 */
export function registerSidecarTabs(sessions: Sessions): vscode.Disposable {
  const openedByItself = new Set<string>();
  return vscode.window.tabGroups.onDidChangeTabs(({ opened, changed, closed }) => {
    for (const tab of closed) openedByItself.delete(keyOf(tab) ?? '');
    for (const tab of opened) {
      const key = keyOf(tab);
      if (key !== undefined && tab.isDirty && !tab.isActive && isUnsavedWithArticle(tab, sessions)) openedByItself.add(key);
    }
    for (const tab of changed) {
      const key = keyOf(tab);
      if (key === undefined || !openedByItself.has(key) || (tab.isDirty && !tab.isActive)) continue;
      openedByItself.delete(key);
      if (!tab.isActive) void vscode.window.tabGroups.close(tab, true);
    }
  });
}

/** Other tools, as a replacement in many files, leave unsaved standoff files too: their tabs are not ours to close. */
function isUnsavedWithArticle({ input }: vscode.Tab, sessions: Sessions): boolean {
  if (!(input instanceof vscode.TabInputText)) return false;
  const key = input.uri.toString();
  const sidecar = vscode.workspace.textDocuments.find((document) => document.uri.toString() === key);
  return sidecar !== undefined && sessions.ofSidecar(sidecar)?.document.isDirty === true;
}

/** Names the standoff file in this tab and the tab's column; undefined for any other tab. */
function keyOf({ input, group }: vscode.Tab): string | undefined {
  if (!(input instanceof vscode.TabInputText) || !isAnnotationFileName(nameOf(input.uri))) return undefined;
  return `${group.viewColumn} ${input.uri.toString()}`;
}
