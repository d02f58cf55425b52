import * as vscode from 'vscode';
import type { Labels } from '../annotating/labels';
import { guidelineFileName, labelFileNames } from '../core/corpus/articleNames';
import { configurationOf, namesInUse } from '../core/corpus/usedNames';
import { guidelinesTemplate } from '../core/labels/guidelines';
import type { ActiveArticle } from '../platform/activeArticle';
import { workspaceFiles } from '../platform/workspaceFiles';

/** Writes guidelines.md with a heading for each label, beside annotation.conf or the article, and opens it. One that is there is opened as it is. */
export function registerCreateGuidelines(active: ActiveArticle, labels: Labels): vscode.Disposable {
  return active.registerCommand('createGuidelines', async () => {
    const document = active.find();
    if (!document) return;
    const { labels: known, source } = await labels.for(document.uri);
    const folder = workspaceFiles.folderOf(source ?? document.uri);
    if (!folder) return;
    const file = workspaceFiles.within(folder, guidelineFileName);
    if (!(await workspaceFiles.stat(file))) await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(guidelinesTemplate(known)));
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(file));
  });
}

/** Writes an annotation.conf with the labels that the annotation files beside the active article use, and opens it. One that is there is opened as it is. */
export function registerCreateConfiguration(active: ActiveArticle): vscode.Disposable {
  return active.registerCommand('createConfiguration', async () => {
    const document = active.find();
    const folder = document && workspaceFiles.folderOf(document.uri);
    if (!folder) return;
    const file = workspaceFiles.within(folder, labelFileNames.annotation);
    if (!(await workspaceFiles.stat(file))) {
      const names = await namesInUse(folder, workspaceFiles);
      if (names.labels.size === 0) {
        void vscode.window.showInformationMessage(vscode.l10n.t('No tags in this folder yet, so there are no labels to write.'));
        return;
      }
      await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(configurationOf(names)));
    }
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(file));
  });
}
