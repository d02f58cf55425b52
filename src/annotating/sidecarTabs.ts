import * as vscode from 'vscode';

/**
 * VS Code opens a tab, in the background, for a sidecar that is unsaved together with its article. Nobody asked for it: it is
 * closed when the sidecar is saved, unless somebody looked at it meanwhile.
 */
export function registerSidecarTabs(): vscode.Disposable {
  const openedByItself = new Set<string>();
  return vscode.window.tabGroups.onDidChangeTabs(({ opened, changed, closed }) => {
    for (const tab of closed) openedByItself.delete(keyOf(tab) ?? '');
    for (const tab of opened) {
      const key = keyOf(tab);
      if (key !== undefined && tab.isDirty && !tab.isActive) openedByItself.add(key);
    }
    for (const tab of changed) {
      const key = keyOf(tab);
      if (key === undefined || !openedByItself.has(key) || (tab.isDirty && !tab.isActive)) continue;
      openedByItself.delete(key);
      if (!tab.isActive) void vscode.window.tabGroups.close(tab, true);
    }
  });
}

/** Names the sidecar in this tab and the tab's column; undefined for any other tab. */
function keyOf({ input, group }: vscode.Tab): string | undefined {
  if (!(input instanceof vscode.TabInputText) || !input.uri.path.endsWith('.ann')) return undefined;
  return `${group.viewColumn} ${input.uri.toString()}`;
}
