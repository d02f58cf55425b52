import * as vscode from 'vscode';
import type { Labels } from '../../annotating/labels';
import { paletteColorId } from '../../platform/colorTable';
import { commandId, foundTagsKey, prefix } from '../../platform/commandTable';
import { runAndLog, type Log } from '../../platform/log';
import { nameOf } from '../../platform/nameOf';
import { fromTo, translate } from '../../platform/translation';
import { describeQuery } from './queryNames';
import { childrenOf, groupsOf, hitsOf, type Grouping, type HitNode, type SearchNode } from './searchNodes';
import { mostHits, type SearchResult, type TagHit, type TagSearch } from './tagSearch';

export const searchViewId = `${prefix}.search`;

/** What was found, by text or by article, each tag in its context. */
export class SearchView implements vscode.Disposable {
  readonly #search: TagSearch;
  readonly #labels: Labels;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #view: vscode.TreeView<SearchNode>;
  readonly #disposables: vscode.Disposable[];
  #grouping: Grouping = 'text';

  constructor(search: TagSearch, labels: Labels, log: Log) {
    this.#search = search;
    this.#labels = labels;
    this.#view = vscode.window.createTreeView<SearchNode>(searchViewId, {
      treeDataProvider: {
        onDidChangeTreeData: this.#changed.event,
        getChildren: (node) => [...(node ? childrenOf(node) : groupsOf(search.result?.hits ?? [], this.#grouping, search.asked?.query.matchCase ?? true))],
        getTreeItem: (node) => this.#itemOf(node),
      },
      canSelectMany: true,
      showCollapseAll: true,
    });
    this.#disposables = [this.#view, this.#changed, search.onDidChange(() => {
      runAndLog(log, 'Search view', () => vscode.commands.executeCommand('setContext', foundTagsKey, true));
      this.#refresh();
    })];
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }

  /** The hits that a command is about: those of the rows it is called for, or of the chosen ones. */
  chosen(node: SearchNode | undefined, nodes: readonly SearchNode[] | undefined): readonly TagHit[] {
    const rows = nodes ?? (node ? [node] : this.#view.selection);
    return [...new Set(rows.flatMap(hitsOf))];
  }

  /**
   * The hits that a key is about, as in VS Code's own lists: those of the row with the focus, or of all chosen rows where it is one of them.
   * Arrow keys move the focus and leave chosen what was clicked before. An extension is told only what is chosen, so the row with
   * the focus is found by choosing it, or no longer choosing it, and back.
   */
  async atFocus(): Promise<readonly TagHit[]> {
    const chosen = new Set(this.#view.selection);
    await vscode.commands.executeCommand('list.toggleSelection');
    // VS Code tells of the rows before it answers the command.
    const toggled = this.#view.selection;
    if (toggled.length !== chosen.size) await vscode.commands.executeCommand('list.toggleSelection');
    const focused = toggled.filter((row) => !chosen.has(row));
    return this.chosen(undefined, focused.length > 0 ? focused : [...chosen]);
  }

  toggleGrouping(): void {
    this.#grouping = this.#grouping === 'text' ? 'article' : 'text';
    this.#refresh();
  }

  async show(): Promise<void> {
    await vscode.commands.executeCommand(`${searchViewId}.focus`);
  }

  #refresh(): void {
    const { asked, result } = this.#search;
    this.#view.description = result ? countOf(result) : '';
    this.#view.message = asked && result ? [describeQuery(asked), ...notesOf(result)].join(' ') : '';
    this.#changed.fire(undefined);
  }

  async #itemOf(node: SearchNode): Promise<vscode.TreeItem> {
    switch (node.kind) {
      case 'hit': return this.#hitItem(node);
      case 'part': return new vscode.TreeItem(fromTo(node.first, node.first + node.nodes.length - 1), vscode.TreeItemCollapsibleState.Collapsed);
      case 'text': {
        const item = new vscode.TreeItem(node.text, vscode.TreeItemCollapsibleState.Collapsed);
        item.description = [labelsOf(node.hits).join(', '), String(node.hits.length)].join('  ');
        item.contextValue = `group.${kindOf(node.hits)}`;
        return item;
      }
      case 'article': {
        const item = new vscode.TreeItem(nameOf(node.article), vscode.TreeItemCollapsibleState.Collapsed);
        item.resourceUri = node.article;
        item.iconPath = vscode.ThemeIcon.File;
        item.description = String(node.hits.length);
        item.tooltip = vscode.workspace.asRelativePath(node.article);
        item.contextValue = `group.${kindOf(node.hits)}`;
        return item;
      }
    }
  }

  async #hitItem({ hit, grouping }: HitNode): Promise<vscode.TreeItem> {
    const { before, hit: text, after } = hit.context;
    const start = before.trimStart();
    const item = new vscode.TreeItem({ label: `${start}${text}${after.trimEnd()}`, highlights: [[start.length, start.length + text.length]] });
    const labels = labelsOf([hit]);
    const article = nameOf(hit.article);
    const isLost = hit.fragments.length === 0;
    const details = [labels.join(', '), ...hit.tag?.links ?? [], ...(isLost ? [vscode.l10n.t('text lost')] : [])].join('  ');
    item.description = grouping === 'text' ? `${details}  ${article}` : details;
    item.tooltip = `${vscode.workspace.asRelativePath(hit.article)}\n${details}`;
    item.iconPath = new vscode.ThemeIcon(hit.tag ? 'tag' : 'circle-large-outline', await this.#colorOf(hit));
    item.contextValue = `hit.${kindOf([hit])}`;
    item.accessibilityInformation = { label: vscode.l10n.t('“{text}”, {details}, {article}: {context}', { text, details, article, context: item.label && typeof item.label === 'object' ? item.label.label : text }) };
    item.command = { command: commandId('openHit'), title: vscode.l10n.t('Open'), arguments: [hit] };
    return item;
  }

  async #colorOf({ article, tag }: TagHit): Promise<vscode.ThemeColor | undefined> {
    const type = tag && (await this.#labels.for(article)).labels.find(tag.label);
    return type && new vscode.ThemeColor(paletteColorId(type.palette));
  }
}

function countOf({ hits, articles }: SearchResult): string {
  return translate('{count, plural, one {# hit} other {# hits}} in {articles, plural, one {# article} other {# articles}}', { count: hits.length, articles });
}

function notesOf({ isCut, isCancelled, unread }: SearchResult): string[] {
  return [
    ...(isCancelled ? [vscode.l10n.t('The search was canceled; what was found until then is shown.')] : []),
    ...(isCut ? [translate('Only the first {most, number} hits are shown; narrow the search.', { most: mostHits })] : []),
    ...(unread > 0 ? [translate('{unread, plural, one {# article} other {# articles}} could not be read; see the log.', { unread })] : []),
  ];
}

function labelsOf(hits: readonly TagHit[]): readonly string[] {
  return [...new Set(hits.flatMap(({ tag, use }) => (tag ? [tag.label] : use?.labels ?? [])))];
}

/** What can be done with hits. */
function kindOf(hits: readonly TagHit[]): 'tag' | 'untagged' {
  return hits.every(({ tag }) => tag) ? 'tag' : 'untagged';
}
