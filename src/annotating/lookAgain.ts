import * as vscode from 'vscode';
import type { Sessions } from './sessions';

/** How often the files of the articles that are seen are asked whether they were written. */
const askMilliseconds = 5000;

/**
 * A file system may tell nothing of what another program writes: a folder that is excluded from watching, a network share, a folder
 * that was made a moment ago. So annotation files are looked at when the user comes back, as VS Code itself looks at its editors:
 * all of them when the window gets the focus, that of one article when its editor, or that of its annotation file, becomes the active one.
 * Who goes on looking at an article sees what another program writes, too: the files of those in front are asked for their time and size,
 * whichever window has the focus: two may stand side by side.
 */
export function registerLookAgain(sessions: Sessions): vscode.Disposable {
  let activeTab: string | undefined;
  const lookAtActive = (): void => {
    const key = keyOf(vscode.window.tabGroups.activeTabGroup.activeTab);
    if (key === activeTab) return;
    activeTab = key;
    for (const session of sessions.all) {
      if (session.document.uri.toString() === key || session.sidecarUri.toString() === key) session.lookAtFile();
    }
  };
  const askVisible = (): void => {
    asking = setTimeout(askVisible, askMilliseconds);
    const visible = new Set(vscode.window.tabGroups.all.map(({ activeTab: tab }) => keyOf(tab)));
    for (const session of sessions.all) {
      if (visible.has(session.document.uri.toString()) || visible.has(session.sidecarUri.toString())) session.lookAtFileIfWritten();
    }
  };
  let asking = setTimeout(askVisible, askMilliseconds);
  return vscode.Disposable.from(
    { dispose: () => clearTimeout(asking) },
    vscode.window.tabGroups.onDidChangeTabs(lookAtActive),
    vscode.window.tabGroups.onDidChangeTabGroups(lookAtActive),
    vscode.window.onDidChangeWindowState(({ focused }) => {
      if (focused) for (const session of sessions.all) session.lookAtFile();
    }),
  );
}

/** The file in a tab, in whichever editor. */
function keyOf(tab: vscode.Tab | undefined): string | undefined {
  const input = tab?.input;
  if (input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom) return input.uri.toString();
  return input instanceof vscode.TabInputTextDiff ? input.modified.toString() : undefined;
}
