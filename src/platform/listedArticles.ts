import type * as vscode from 'vscode';

/** The articles that the articles view lists: all, or those that its filter leaves. */
export interface ListedArticles {
  lists(article: vscode.Uri): boolean;
  /** Of what a filter lists, the next in the order of the view, in whatever folder; undefined at the end, and where there is no filter. */
  neighbor(article: vscode.Uri, direction: 'next' | 'previous'): Promise<vscode.Uri | undefined>;
}
