import * as vscode from 'vscode';
import { labelFileNames } from '../core/corpus/articleNames';
import { configurationOf, namesInUse } from '../core/corpus/usedNames';
import { labelsInUse } from '../core/labels/labelSet';
import type { Labels } from '../annotating/labels';
import type { ActiveArticle } from '../platform/activeArticle';
import { workspaceFiles } from '../platform/workspaceFiles';

/**
 * Opens the annotation.conf that holds for the active article, or for the workspace folder where no article is active. Where none
 * holds, one is written beside the article with the labels that were offered without it: those in use, or the built-in ones.
 */
export function registerCreateConfiguration(active: ActiveArticle, labels: Labels): vscode.Disposable {
  return active.registerCommand('createConfiguration', async () => {
    const article = active.current;
    const folder = article ? workspaceFiles.folderOf(article.uri) : vscode.workspace.workspaceFolders?.[0]?.uri;
    if (!folder) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Open a folder first; annotation.conf is created in it.'));
      return;
    }
    const beside = workspaceFiles.within(folder, labelFileNames.annotation);
    const { source: file = beside } = await labels.for(beside);
    // One that cannot be used holds for nothing, and is kept all the same.
    if (!(await workspaceFiles.stat(file))) {
      const offered = labelsInUse(await namesInUse(folder, workspaceFiles));
      await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(configurationOf(offered)));
    }
    await vscode.window.showTextDocument(file);
  });
}
