// Loaded beside the extension by `npm start`, in the Node host only.
const vscode = require('vscode');

const sample = '000_8f3a61c2d97e04b5.txt';

/** Does nothing where something is open: the window was reloaded, and its user had arranged it. */
module.exports.activate = async function activate() {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder || vscode.window.tabGroups.all.some(({ tabs }) => tabs.length > 0)) return;
  await vscode.commands.executeCommand('vscode.openWith', vscode.Uri.joinPath(folder.uri, sample), 'articleAnnotator.editor', { preview: false });
  // Beside it, and the keyboard stays in the article.
  await vscode.commands.executeCommand('workbench.action.openWalkthrough', 'article-annotator.article-annotator#firstArticle', true);
  await vscode.commands.executeCommand('workbench.action.focusFirstEditorGroup');
};
