import * as vscode from 'vscode';
import type { ArticleState } from '../core/corpus/articleStates';
import { prefix } from '../platform/commandTable';
import { runAndLog, type Log } from '../platform/log';
import { fromTo, translate } from '../platform/translation';
import type { ArticleList, ListedArticle, ListedFolder, ListProgress } from './articleList';
import { describeFilter, stateNames } from './filterNames';

export const articlesViewId = `${prefix}.articles`;

/** A level shows no more rows than this: longer ones are cut into groups. */
const mostRows = 1000;

interface FolderNode {
  readonly kind: 'folder';
  readonly folder: ListedFolder;
}

/** A part of a long level. */
interface GroupNode {
  readonly kind: 'group';
  readonly articles: readonly ListedArticle[];
  /** From 1. */
  readonly first: number;
}

interface ArticleNode {
  readonly kind: 'article';
  readonly article: ListedArticle;
}

export type ArticlesNode = FolderNode | GroupNode | ArticleNode;

const icons: Readonly<Record<ArticleState, string>> = {
  notStarted: 'circle-large-outline', inProgress: 'edit', done: 'pass', nothingToTag: 'circle-slash',
};

/** The articles of the workspace by folder, with the state of each; progress stands in the title. */
export function registerArticlesView(list: ArticleList, log: Log): vscode.Disposable {
  const changed = new vscode.EventEmitter<undefined>();
  const view = vscode.window.createTreeView<ArticlesNode>(articlesViewId, {
    treeDataProvider: { onDidChangeTreeData: changed.event, getChildren: (node) => childrenOf(list, node), getTreeItem: (node) => itemOf(list, node) },
    canSelectMany: true,
    showCollapseAll: true,
  });
  const describe = async (): Promise<void> => {
    const progress = await list.progress();
    const filter = describeFilter(list.filter);
    view.description = describeProgress(progress, filter !== undefined);
    view.message = filter ?? '';
  };
  const refresh = (): void => {
    if (!view.visible) return;
    changed.fire(undefined);
    runAndLog(log, 'Articles view', describe);
  };
  return vscode.Disposable.from(
    view,
    changed,
    list.onDidChange(refresh),
    view.onDidChangeVisibility(refresh),
    vscode.languages.onDidChangeDiagnostics(() => {
      if (view.visible) changed.fire(undefined);
    }),
  );
}

function describeProgress({ finished, listed, total }: ListProgress, isFiltered: boolean): string {
  if (total === 0) return '';
  return isFiltered
    ? translate('Showing {listed} of {total, plural, one {# article} other {# articles}}, {finished} finished', { listed, total, finished })
    : translate('{finished} of {total, plural, one {# article} other {# articles}} finished', { finished, total });
}

async function childrenOf(list: ArticleList, node: ArticlesNode | undefined): Promise<ArticlesNode[]> {
  if (node?.kind === 'article') return [];
  if (node?.kind === 'group') return node.articles.map((article): ArticlesNode => ({ kind: 'article', article }));
  if (node) return rowsOf(node.folder);
  const roots = await list.roots();
  const [only] = roots;
  return only && roots.length === 1 ? rowsOf(only) : roots.map((folder): ArticlesNode => ({ kind: 'folder', folder }));
}

function rowsOf({ folders, articles }: ListedFolder): ArticlesNode[] {
  const above = folders.map((folder): ArticlesNode => ({ kind: 'folder', folder }));
  if (articles.length <= mostRows) return [...above, ...articles.map((article): ArticlesNode => ({ kind: 'article', article }))];
  const groups: ArticlesNode[] = [];
  for (let first = 0; first < articles.length; first += mostRows) groups.push({ kind: 'group', articles: articles.slice(first, first + mostRows), first: first + 1 });
  return [...above, ...groups];
}

function itemOf(list: ArticleList, node: ArticlesNode): vscode.TreeItem {
  if (node.kind === 'folder') {
    const item = new vscode.TreeItem(node.folder.name, vscode.TreeItemCollapsibleState.Collapsed);
    item.id = node.folder.uri.toString();
    item.iconPath = vscode.ThemeIcon.Folder;
    item.description = translate('{count, plural, one {# article} other {# articles}}', { count: countOf(node.folder) });
    return item;
  }
  if (node.kind === 'group') return new vscode.TreeItem(fromTo(node.first, node.first + node.articles.length - 1), vscode.TreeItemCollapsibleState.Collapsed);
  const { article } = node;
  const hasProblems = list.hasProblems(article);
  const state = translate(stateNames[article.state]);
  const item = new vscode.TreeItem(article.name);
  item.id = article.uri.toString();
  const description = hasProblems ? vscode.l10n.t('{state}, has problems', { state }) : state;
  item.description = description;
  item.iconPath = new vscode.ThemeIcon(icons[article.state]);
  // VS Code shows beside it what it shows in the Explorer: the number of problems, changes since the last commit.
  item.resourceUri = article.uri;
  item.accessibilityInformation = { label: vscode.l10n.t('{name}, {state}', { name: article.name, state: description }) };
  item.tooltip = `${vscode.workspace.asRelativePath(article.uri)}\n${description}`;
  item.contextValue = `article.${article.state}`;
  item.command = { command: 'vscode.open', title: vscode.l10n.t('Open'), arguments: [article.uri, { preview: true }] };
  return item;
}

function countOf({ articles, folders }: ListedFolder): number {
  return folders.reduce((sum, folder) => sum + countOf(folder), articles.length);
}
