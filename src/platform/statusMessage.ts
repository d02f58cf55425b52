import * as vscode from 'vscode';

const shownMilliseconds = 5000;

/** Says in the status bar what was done; a message that has to be closed would be in the way of the next tag. */
export function showBriefly(text: string, icon: 'tag' | 'check' = 'tag'): void {
  vscode.window.setStatusBarMessage(`$(${icon}) ${withoutIcons(text)}`, shownMilliseconds);
}

/** Text of the user's for a list or the status bar, where `$(name)` would become a picture. */
export function withoutIcons(text: string): string {
  return text.replaceAll('$(', '\\$(');
}
