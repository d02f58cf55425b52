// Loaded beside the extension by `npm start`, in the Node host only.
const vscode = require('vscode');

const sample = '000_8f3a61c2d97e04b5.txt';

/** Does nothing where something is open: the window was reloaded, and its user had arranged it. */
module.exports.activate = async function activate() {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder || vscode.window.tabGroups.all.some(({ tabs }) => tabs.length > 0)) return;
  await vscode.window.showTextDocument(vscode.Uri.joinPath(folder.uri, sample), { preview: false });
  await vscode.commands.executeCommand('articleAnnotator.openPanelToSide');
};
