import * as vscode from 'vscode';
import { recognitionThresholds, scoreRecord } from '../core/record/recognition';
import { excerpt } from '../core/rules/describe';
import type { TextRange } from '../core/text/range';
import { isArticle } from '../platform/articles';
import { toRange, toTextRange } from '../platform/conversions';
import { languageIds, viewFocusKey, viewTypes } from '../platform/commandTable';
import { runAndLog, type Log } from '../platform/log';
import { visibleEditorOf } from '../platform/textEditors';
import { nameOf } from '../platform/nameOf';
import { openArticle } from '../platform/openArticle';
import { viewStateSchema, type ViewPlace } from '../protocol/messageParts';
import type { ArticleFolders } from './articleFolders';
import { openAsText, openInAnnotationEditor } from './articleTabs';
import { EditorSync } from './editorSync';
import { PanelController } from './panelController';
import { freshNonce, webviewPage } from '../platform/webviewPage';
import type { PanelServices, Refused } from './panelServices';

/** Milliseconds for which VS Code still counts the keys of a view as its own after the view lost the keyboard. */
const focusAfterglow = 300;

interface OpenPanel {
  /** Whether it stands beside articles, or is the tab of one. */
  readonly place: ViewPlace;
  readonly panel: vscode.WebviewPanel;
  readonly controller: PanelController;
  /** Address of what it shows, or waits for while its document is closed. */
  uri: string | undefined;
}

/**
 * All annotation views: panels, of which at most one follows the active editor while each locked one stays with its article, and
 * annotation editors, each the tab of its article.
 */
export class Panels implements vscode.WebviewPanelSerializer, vscode.CustomTextEditorProvider, vscode.Disposable {
  readonly #extensionUri: vscode.Uri;
  readonly #services: PanelServices;
  readonly #folders: ArticleFolders;
  readonly #log: Log;
  readonly #open = new Set<OpenPanel>();
  readonly #sync: EditorSync;
  readonly #disposables: vscode.Disposable[];
  #focusTimer: ReturnType<typeof setTimeout> | undefined;
  /** A place that an annotation editor is to show once it shows the article. */
  #awaitedPlace: { readonly uri: string; readonly range: TextRange; readonly tag: string | undefined } | undefined;

  constructor(extensionUri: vscode.Uri, services: PanelServices, folders: ArticleFolders) {
    this.#extensionUri = extensionUri;
    this.#services = services;
    this.#folders = folders;
    this.#log = services.log;
    this.#sync = new EditorSync({ [Symbol.iterator]: () => [...this.#open].map(({ controller }) => controller)[Symbol.iterator]() });
    this.#disposables = [
      this.#sync,
      vscode.window.onDidChangeActiveTextEditor((editor) => this.#follow(editor?.document)),
      vscode.workspace.onDidOpenTextDocument((document) => this.#opened(document)),
      vscode.workspace.onDidCloseTextDocument((document) => this.#closed(document)),
      vscode.workspace.onDidRenameFiles(({ files }) => {
        for (const { oldUri, newUri } of files) this.#renamed(oldUri, newUri);
      }),
    ];
  }

  dispose(): void {
    clearTimeout(this.#focusTimer);
    for (const disposable of this.#disposables) disposable.dispose();
    for (const { panel, place } of [...this.#open]) if (place === 'panel') panel.dispose();
  }

  each(act: (controller: PanelController) => void): void {
    for (const { controller } of this.#open) act(controller);
  }

  /** The view that is the active editor. */
  get active(): PanelController | undefined {
    return this.activeView?.controller;
  }

  get activeView(): OpenPanel | undefined {
    return [...this.#open].find(({ panel }) => panel.active);
  }

  /** Shows an article in the panel that follows, which is made where there is none. */
  open(document: vscode.TextDocument, column: vscode.ViewColumn): void {
    const following = [...this.#open].find(({ place, controller }) => place === 'panel' && !controller.locked);
    if (following) {
      following.controller.show(document);
      following.panel.reveal(following.panel.viewColumn ?? column);
      return;
    }
    const panel = vscode.window.createWebviewPanel(viewTypes.panel, titleOf(document.uri, false), column, { enableFindWidget: true });
    const { controller } = this.#adopt(panel, 'panel');
    controller.show(document);
    // Articles that are opened next are not to cover the panel.
    if (column === vscode.ViewColumn.Beside) runAndLog(this.#log, 'Locking the group of the panel', () => lockGroupOf(panel));
    const selected = selectedInText(document);
    if (selected) controller.editorSelected(document, selected);
  }

  /** Makes the text editor of an article its annotation editor, at the place where the caret was. */
  async openEditor(document: vscode.TextDocument): Promise<void> {
    const selected = selectedInText(document);
    await openInAnnotationEditor(document.uri, vscode.window.activeTextEditor?.viewColumn);
    if (selected) this.select(document.uri, selected);
  }

  /** The reverse: what was selected in the view is selected in the text. */
  async openText(document: vscode.TextDocument): Promise<void> {
    const view = this.activeView;
    const selected = view?.controller.document === document ? await view.controller.selected() : undefined;
    await openAsText(document.uri, view?.panel.viewColumn, selected && toRange(document, selected));
  }

  /** Selects a place, or the tag there, in the annotation editors of an article, those that are about to show it included. */
  select(article: vscode.Uri, range: TextRange, tag?: string): void {
    this.#awaitedPlace = { uri: article.toString(), range, tag };
    for (const open of this.#open) this.#selectAwaited(open);
  }

  #selectAwaited({ place, controller }: OpenPanel): void {
    const { document } = controller;
    if (place !== 'editor' || !document || document.uri.toString() !== this.#awaitedPlace?.uri) return;
    controller.editorSelected(document, this.#awaitedPlace.range, this.#awaitedPlace.tag);
    this.#awaitedPlace = undefined;
  }

  /** Brings a panel back after the window was reloaded. */
  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const open = this.#adopt(panel, 'panel');
    const { uri, locked } = viewStateSchema.safeParse(state).data ?? {};
    if (locked) open.controller.setLocked(true);
    if (uri === undefined) {
      this.#follow(vscode.window.activeTextEditor?.document);
      return;
    }
    open.uri = uri;
    await this.#bringBack(open, uri);
  }

  /** Makes a tab of an article an annotation editor. */
  async resolveCustomTextEditor(document: vscode.TextDocument, panel: vscode.WebviewPanel): Promise<void> {
    const open = this.#adopt(panel, 'editor');
    open.uri = document.uri.toString();
    await this.#showInEditor(open, document);
  }

  /** Goes from an article to its neighbor, in the editor that shows it and in the panel that asked. */
  async goToArticle(document: vscode.TextDocument, direction: 'next' | 'previous', view: OpenPanel | undefined): Promise<Refused> {
    const uri = await this.#folders.neighbor(document.uri, direction);
    if (!uri) return direction === 'next' ? vscode.l10n.t('This is the last article in the folder.') : vscode.l10n.t('This is the first article in the folder.');
    if (view?.place === 'editor') {
      await vscode.commands.executeCommand('vscode.openWith', uri, viewTypes.editor, { viewColumn: view.panel.viewColumn, preview: true });
      return undefined;
    }
    const next = await openArticle(uri);
    const editor = visibleEditorOf(document);
    // Where an annotation file is the active editor, its article need not be shown.
    if (editor || !view) await vscode.window.showTextDocument(next, { viewColumn: editor?.viewColumn ?? vscode.ViewColumn.Active, preserveFocus: view !== undefined });
    view?.controller.show(next);
    return undefined;
  }

  async #showInEditor(open: OpenPanel, document: vscode.TextDocument): Promise<void> {
    const readable = await asArticle(document);
    if (readable) {
      open.controller.show(readable);
      this.#selectAwaited(open);
    } else open.controller.showNothing(vscode.l10n.t('“{file}” is not an article. Set its language mode to Article to annotate it.', { file: nameOf(document.uri) }));
  }

  #adopt(panel: vscode.WebviewPanel, place: ViewPlace): OpenPanel {
    const root = vscode.Uri.joinPath(this.#extensionUri, 'dist', 'webview');
    const { webview } = panel;
    webview.options = { enableScripts: true, enableForms: false, enableCommandUris: false, localResourceRoots: [root] };
    const controller: PanelController = new PanelController(place, this.#services, {
      post: (message) => runAndLog(this.#log, 'A message to the panel', () => webview.postMessage(message)),
    }, {
      changed: () => this.#retitle(open),
      focusChanged: (focused) => this.#focusChanged(focused),
      // Who went to the text in the meantime and types there is not to find the caret elsewhere.
      selectInEditor: (document, range, reveal) => {
        if (panel.active) this.#sync.select(document, range, reveal);
      },
      scrollEditor: (document, offset) => this.#sync.scroll(document, offset),
      goToArticle: (document, direction) => this.goToArticle(document, direction, open),
    });
    const open: OpenPanel = { place, panel, controller, uri: undefined };
    this.#open.add(open);
    webview.onDidReceiveMessage((message: unknown) => controller.receive(message));
    panel.onDidChangeViewState(() => {
      if (!panel.visible) controller.hidden();
      else if (panel.active && place === 'editor') this.#follow(controller.document);
    });
    panel.onDidDispose(() => {
      this.#open.delete(open);
      controller.dispose();
    });
    const media = vscode.Uri.joinPath(this.#extensionUri, 'media');
    if (place === 'panel') panel.iconPath = { light: vscode.Uri.joinPath(media, 'article-light.svg'), dark: vscode.Uri.joinPath(media, 'article-dark.svg') };
    webview.html = webviewPage({
      script: webview.asWebviewUri(vscode.Uri.joinPath(root, 'panel.js')).toString(),
      styleSheet: webview.asWebviewUri(vscode.Uri.joinPath(root, 'panel.css')).toString(),
      source: webview.cspSource,
      nonce: freshNonce(),
      language: vscode.env.language,
    });
    return open;
  }

  /** The palette looks keys up when it has the keyboard already, so the context outlives the focus by a moment. */
  #focusChanged(focused: boolean): void {
    clearTimeout(this.#focusTimer);
    const set = (): void => void vscode.commands.executeCommand('setContext', viewFocusKey, focused);
    if (focused) set();
    else this.#focusTimer = setTimeout(set, focusAfterglow);
  }

  #retitle(open: OpenPanel): void {
    const { document, locked } = open.controller;
    if (!document || open.place === 'editor') return;
    open.uri = document.uri.toString();
    open.panel.title = titleOf(document.uri, locked);
  }

  #follow(document: vscode.TextDocument | undefined): void {
    if (!document || !isArticle(document)) return;
    for (const { place, controller } of this.#open) if (place === 'panel' && !controller.locked) controller.show(document);
  }

  /** A document was opened, or its language is another: it may be what a panel waits for. */
  #opened(document: vscode.TextDocument): void {
    const uri = document.uri.toString();
    for (const { controller, uri: shown } of this.#open) {
      if (shown !== uri || controller.document !== undefined) continue;
      if (isArticle(document)) controller.show(document);
      else controller.showNothing(vscode.l10n.t('“{file}” is no longer an article; its language mode changed.', { file: nameOf(document.uri) }));
    }
    if (document === vscode.window.activeTextEditor?.document) this.#follow(document);
  }

  /** The document is gone, or its language changes; the article may still be there. */
  #closed(document: vscode.TextDocument): void {
    for (const open of this.#open) {
      if (open.controller.document !== document) continue;
      open.controller.release();
      // A document that changes its language is opened again at once.
      if (document.isClosed) runAndLog(this.#log, 'A closed article', () => this.#bringBack(open, document.uri.toString()));
    }
  }

  #renamed(oldUri: vscode.Uri, newUri: vscode.Uri): void {
    for (const open of this.#open) {
      const path = open.uri === undefined ? undefined : vscode.Uri.parse(open.uri).path;
      if (path === undefined || (path !== oldUri.path && !path.startsWith(`${oldUri.path}/`))) continue;
      open.uri = newUri.with({ path: newUri.path + path.slice(oldUri.path.length) }).toString();
      open.controller.release();
      const { uri } = open;
      runAndLog(this.#log, 'A renamed article', () => this.#bringBack(open, uri));
    }
  }

  /** Opens an article's file for a panel that shows nothing, or says that it is gone. */
  async #bringBack(open: OpenPanel, uri: string): Promise<void> {
    const parsed = vscode.Uri.parse(uri);
    try {
      const document = await vscode.workspace.openTextDocument(parsed);
      if (open.uri === uri && open.controller.document === undefined && isArticle(document)) open.controller.show(document);
    } catch (error) {
      if (open.uri !== uri || open.controller.document !== undefined) return;
      this.#log.info(`The panel's article ${parsed.toString(true)} cannot be opened: ${String(error)}`);
      open.controller.showNothing(vscode.l10n.t('“{file}” was deleted or moved, or cannot be read.', { file: nameOf(parsed) }));
      if (!open.controller.locked) this.#follow(vscode.window.activeTextEditor?.document);
    }
  }
}

/** What is selected where an article is shown as text; a caret that never left the first line has nothing to show. */
function selectedInText(document: vscode.TextDocument): TextRange | undefined {
  const selection = visibleEditorOf(document)?.selection;
  return selection && (selection.active.line > 0 || !selection.isEmpty) ? toTextRange(document, selection) : undefined;
}

/** Locks the editor group that a panel was opened in, where it is alone there. */
async function lockGroupOf(panel: vscode.WebviewPanel): Promise<void> {
  const { activeTabGroup } = vscode.window.tabGroups;
  if (panel.active && activeTabGroup.tabs.length <= 1) await vscode.commands.executeCommand('workbench.action.lockEditorGroup');
}

/** The document as an article: one that reads like a record gets the language, whatever its name. */
async function asArticle(document: vscode.TextDocument): Promise<vscode.TextDocument | undefined> {
  if (isArticle(document)) return document;
  if (scoreRecord(document.getText()) < recognitionThresholds.check) return undefined;
  return vscode.languages.setTextDocumentLanguage(document, languageIds.article);
}

/** Characters that nobody sees are named, so that a file's name cannot pretend to be another. */
function titleOf(uri: vscode.Uri, locked: boolean): string {
  const file = excerpt(nameOf(uri));
  return locked ? vscode.l10n.t('[Annotate] {file}', { file }) : vscode.l10n.t('Annotate {file}', { file });
}
