// Loaded beside the extension by `npm start`, in the Node host only.
const vscode = require('vscode');

const sample = '000_8f3a61c2d97e04b5.txt';
/** Milliseconds after which whoever goes to the walkthrough is its reader. */
const longestBuilding = 5000;

/** Does nothing where something is open: the window was reloaded, and its user had arranged it. */
module.exports.activate = async function activate(context) {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder || vscode.window.tabGroups.all.some(({ tabs }) => tabs.length > 0)) return;
  const showArticle = () => vscode.commands.executeCommand(
    'vscode.openWith', vscode.Uri.joinPath(folder.uri, sample), 'articleAnnotator.editor', { preview: false, viewColumn: vscode.ViewColumn.One });
  await showArticle();
  await vscode.commands.executeCommand('workbench.action.openWalkthrough', 'article-annotator.article-annotator#firstArticle', true);
  // The walkthrough is opened when the command is through, and takes the keyboard once it is built; it belongs to the article.
  await new Promise((resolve) => {
    const isBeside = () => vscode.window.tabGroups.all.length > 1 && resolve(undefined);
    context.subscriptions.push(vscode.window.tabGroups.onDidChangeTabs(isBeside));
    isBeside();
  });
  // Watched from before the article is shown: on a slow machine the walkthrough is built in the meantime.
  const building = vscode.window.tabGroups.onDidChangeTabGroups(() => {
    if (vscode.window.tabGroups.activeTabGroup.viewColumn !== vscode.ViewColumn.One) void showArticle();
  });
  context.subscriptions.push(building);
  await showArticle();
  setTimeout(() => building.dispose(), longestBuilding);
};
