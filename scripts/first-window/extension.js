// Loaded beside the extension by `npm start`, in the Node host only.
const vscode = require('vscode');

const sample = '000_8f3a61c2d97e04b5.txt';

/** Does nothing where something is open: the window was reloaded, and its user had arranged it. */
module.exports.activate = async function activate(context) {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder || vscode.window.tabGroups.all.some(({ tabs }) => tabs.length > 0)) return;
  const showArticle = () => vscode.commands.executeCommand(
    'vscode.openWith', vscode.Uri.joinPath(folder.uri, sample), 'articleAnnotator.editor', { preview: false, viewColumn: vscode.ViewColumn.One });
  await showArticle();
  await vscode.commands.executeCommand('workbench.action.openWalkthrough', 'article-annotator.article-annotator#firstArticle', true);
  // The walkthrough is opened when the command is through, and takes the keyboard, which belongs to the article.
  await new Promise((resolve) => {
    const isBeside = () => vscode.window.tabGroups.all.length > 1 && resolve(undefined);
    context.subscriptions.push(vscode.window.tabGroups.onDidChangeTabs(isBeside));
    isBeside();
  });
  await showArticle();
};
