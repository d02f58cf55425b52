import * as vscode from 'vscode';
import type { Labels } from '../annotating/labels';
import { guidelineFileName, labelFileNames } from '../core/corpus/articleNames';
import { configurationOf, namesInUse } from '../core/corpus/usedNames';
import { guidelinesTemplate } from '../core/labels/guidelines';
import { labelsInUse } from '../core/labels/labelSet';
import type { ActiveArticle } from '../platform/activeArticle';
import { workspaceFiles } from '../platform/workspaceFiles';

/** Writes guidelines.md with a heading for each label, beside annotation.conf or the article, and opens it. One that is there is opened as it is. */
export function registerCreateGuidelines(active: ActiveArticle, labels: Labels): vscode.Disposable {
  return active.registerCommand('createGuidelines', async () => {
    const document = await active.find();
    if (!document) return;
    const { labels: known, source } = await labels.for(document.uri);
    const folder = workspaceFiles.folderOf(source ?? document.uri);
    if (!folder) return;
    const file = workspaceFiles.within(folder, guidelineFileName);
    if (!(await workspaceFiles.stat(file))) await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(guidelinesTemplate(known)));
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(file));
  });
}

/**
 * Opens the annotation.conf that holds for the active article, or for the workspace folder where no article is active. Where none
 * holds, one is written beside the article with the labels that were offered without it: those in use, or the built-in ones.
 */
export function registerCreateConfiguration(active: ActiveArticle, labels: Labels): vscode.Disposable {
  return active.registerCommand('createConfiguration', async () => {
    const article = await active.current();
    const folder = article ? workspaceFiles.folderOf(article.uri) : vscode.workspace.workspaceFolders?.[0]?.uri;
    if (!folder) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Open a folder first; annotation.conf is created in it.'));
      return;
    }
    const beside = workspaceFiles.within(folder, labelFileNames.annotation);
    const { source: file = beside } = await labels.readFor(beside);
    // One that cannot be used holds for nothing, and is kept all the same.
    if (!(await workspaceFiles.stat(file))) {
      const offered = labelsInUse(await namesInUse(folder, workspaceFiles));
      await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(configurationOf(offered)));
    }
    await vscode.window.showTextDocument(file);
  });
}
