import * as vscode from 'vscode';
import type { Labels } from '../annotating/labels';
import { articleNameGlobs, extensions, isArticleName, kindOfFile, mayBeArticle } from '../core/corpus/articleNames';
import { isSkippedFolder } from '../core/corpus/corpusArticles';
import { articlesLookedForKey, commandId, hasArticlesKey, prefix, viewTypes } from '../platform/commandTable';
import { runAndLog, type Log } from '../platform/log';
import { nameOf } from '../platform/nameOf';
import { translate } from '../platform/translation';
import { workspaceFiles } from '../platform/workspaceFiles';

/** The view that says what the folder holds and what can be done with it. */
const startViewId = `${prefix}.start`;
/** Files whose names say nothing that are looked into: enough to know whether a folder holds articles. */
const mostLookedInto = 200;

/**
 * The first minute: a view without rows, whose welcome text leads to the first article. It looks for articles when it is shown, and
 * says what to do when it knows whether there are any.
 */
export function registerStartView(labels: Labels, log: Log): vscode.Disposable {
  const view = vscode.window.createTreeView<never>(startViewId, { treeDataProvider: { getChildren: () => [], getTreeItem: (item) => item } });
  let found: readonly vscode.Uri[] | undefined;
  const look = async (): Promise<readonly vscode.Uri[]> => {
    try {
      found = await vscode.window.withProgress({ location: { viewId: startViewId } }, () => findArticles(labels));
      await vscode.commands.executeCommand('setContext', hasArticlesKey, found.length > 0);
    } finally {
      // A folder that cannot be searched leaves nothing to wait for either.
      await vscode.commands.executeCommand('setContext', articlesLookedForKey, true);
    }
    // A message would stand in the place of the buttons.
    view.description = found.length > 0 ? translate('{count, plural, one {# article found} other {# articles found}}', { count: found.length }) : '';
    return found;
  };
  return vscode.Disposable.from(
    view,
    view.onDidChangeVisibility(({ visible }) => {
      if (visible) runAndLog(log, 'Articles of the folder', look);
    }),
    vscode.commands.registerCommand(commandId('startAnnotating'), async () => {
      const [first] = found ?? await look();
      if (first) await vscode.commands.executeCommand('vscode.openWith', first, viewTypes.editor);
      else void vscode.window.showInformationMessage(vscode.l10n.t('No articles were found in this folder. Open a folder that holds articles, or create one with New Article.'));
    }),
  );
}

/**
 * By name, by an annotation file beside them, and where neither says anything by content and by what labels hold for them. In the order of their
 * paths; those without annotations first.
 */
export async function findArticles(labels: Pick<Labels, 'areSetFor'>): Promise<readonly vscode.Uri[]> {
  const [named, texts, annotationFiles] = await Promise.all([
    vscode.workspace.findFiles(`**/{*${extensions.article},${articleNameGlobs.join(',')}}`),
    vscode.workspace.findFiles(`**/{*${extensions.text},*${extensions.markdown}}`),
    vscode.workspace.findFiles(`**/*${extensions.annotationFile}`),
  ]);
  const annotated = new Set(annotationFiles.map(({ path }) => stemOfPath(path)));
  const isAnnotated = ({ path }: vscode.Uri): boolean => annotated.has(stemOfPath(path));
  const others = texts.filter((uri) => mayBeArticle(nameOf(uri)) && !isArticleName(nameOf(uri)) && !uri.path.split('/').some(isSkippedFolder));
  const looked = await Promise.all(others.filter((uri) => !isAnnotated(uri)).slice(0, mostLookedInto).map(async (uri) =>
    (await kindOfFile(uri, workspaceFiles, (file) => labels.areSetFor(file)).catch(() => 'none') === 'none' ? [] : [uri])));
  const articles = [...named, ...others.filter(isAnnotated), ...looked.flat()].sort((a, b) => (a.path < b.path ? -1 : 1));
  return [...articles.filter((uri) => !isAnnotated(uri)), ...articles.filter(isAnnotated)];
}

function stemOfPath(path: string): string {
  return path.slice(0, path.lastIndexOf('.'));
}
