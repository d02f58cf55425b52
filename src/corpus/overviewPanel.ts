import * as vscode from 'vscode';
import { commandId, hasArticlesKey, viewTypes } from '../platform/commandTable';
import { runAndLog, type Log } from '../platform/log';
import { freshNonce, webviewPage } from '../platform/webviewPage';
import { workspaceFiles } from '../platform/workspaceFiles';
import { createDispatcher } from '../protocol/dispatcher';
import { overviewMessageSchema, type OverviewHostMessage, type OverviewMessage, type ShownFilter } from '../protocol/overviewMessages';
import { articleNamesOfChange } from '../core/corpus/corpusArticles';
import { articleMarksFileName } from '../core/corpus/articleNames';
import { nameOf } from '../platform/nameOf';
import { articlesViewId } from './articlesView';
import type { CorpusCount, CountedCorpus } from './corpusCount';

/** Changes of files are gathered at least this long: a checkout changes thousands at once. */
const gatherMilliseconds = 500;
/** A count that changes of files begin waits this many times as long as the last one took, so that it never takes most of a processor. */
const restFactor = 2;
/** The progress is shown this often: each step costs a message to the page. */
const stepMilliseconds = 100;

/** The command that shows the overview, and what brings it back after the window was reloaded. */
export function registerOverview(extensionUri: vscode.Uri, count: CorpusCount, log: Log): vscode.Disposable {
  let shown: OverviewPanel | undefined;
  const show = (panel: vscode.WebviewPanel): void => {
    const overview = new OverviewPanel(panel, extensionUri, count, log);
    shown = overview;
    panel.onDidDispose(() => {
      overview.dispose();
      if (shown === overview) shown = undefined;
    });
  };
  return vscode.Disposable.from(
    vscode.commands.registerCommand(commandId('showOverview'), () => {
      if (shown) shown.panel.reveal();
      else show(vscode.window.createWebviewPanel(viewTypes.overview, vscode.l10n.t('Corpus Overview'), vscode.ViewColumn.Active));
    }),
    vscode.window.registerWebviewPanelSerializer(viewTypes.overview, {
      deserializeWebviewPanel: (panel) => {
        // There is one, and who asked for it first has it.
        if (shown) panel.dispose();
        else show(panel);
        return Promise.resolve();
      },
    }),
    { dispose: () => void shown?.panel.dispose() },
  );
}

/** The overview in an editor tab: counts when it is seen, and again when files changed. */
class OverviewPanel implements vscode.Disposable {
  readonly panel: vscode.WebviewPanel;
  readonly #count: CorpusCount;
  readonly #log: Log;
  readonly #disposables: vscode.Disposable[];
  #counting: vscode.CancellationTokenSource | undefined;
  #counted: CountedCorpus | undefined;
  /** Whether files changed since the last count began. */
  #isStale = true;
  #lastMilliseconds = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isDisposed = false;

  constructor(panel: vscode.WebviewPanel, extensionUri: vscode.Uri, count: CorpusCount, log: Log) {
    this.panel = panel;
    this.#count = count;
    this.#log = log;
    const root = vscode.Uri.joinPath(extensionUri, 'dist', 'overview');
    const { webview } = panel;
    webview.options = { enableScripts: true, enableForms: false, enableCommandUris: false, localResourceRoots: [root] };
    panel.iconPath = { light: vscode.Uri.joinPath(extensionUri, 'media', 'article-light.svg'), dark: vscode.Uri.joinPath(extensionUri, 'media', 'article-dark.svg') };
    const changed = (file: vscode.Uri): void => {
      if (nameOf(file) === articleMarksFileName || articleNamesOfChange(nameOf(file)).length > 0) this.#filesChanged();
    };
    this.#disposables = [
      webview.onDidReceiveMessage(createDispatcher<OverviewMessage>(overviewMessageSchema, {
        ready: () => this.#ready(),
        refresh: () => this.#begin(),
        cancel: () => this.#counting?.cancel(),
        showArticles: ({ filter }) => runAndLog(log, 'Articles of the overview', () => showArticles(filter)),
        copy: ({ text }) => runAndLog(log, 'Copy from the overview', async () => {
          await vscode.env.clipboard.writeText(text);
          this.#post({ type: 'copied' });
        }),
        clientError: ({ text }) => log.error(`Corpus overview: ${text}`),
      }, {
        onInvalid: (description) => log.warn(`Dropped a message of the overview: ${description}`),
        onError: (error) => log.error(`Corpus overview: ${String(error)}`),
      })),
      panel.onDidChangeViewState(() => {
        // What nobody sees is not counted; the page asks again when it is seen.
        if (!panel.visible) this.#counting?.cancel();
      }),
      workspaceFiles.watch(undefined, `{*.article,*.txt,*.md,*.ann,${articleMarksFileName}}`, changed),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.#filesChanged()),
    ];
    webview.html = webviewPage({
      script: webview.asWebviewUri(vscode.Uri.joinPath(root, 'overview.js')).toString(),
      styleSheet: webview.asWebviewUri(vscode.Uri.joinPath(root, 'overview.css')).toString(),
      source: webview.cspSource,
      nonce: freshNonce(),
      language: vscode.env.language,
    });
  }

  dispose(): void {
    this.#isDisposed = true;
    clearTimeout(this.#timer);
    this.#counting?.cancel();
    for (const disposable of this.#disposables) disposable.dispose();
  }

  #ready(): void {
    this.#post({ type: 'initialize', locale: vscode.env.language, strings: { ...vscode.l10n.bundle } });
    if (this.#counted) this.#show('all');
    if (this.#isStale || !this.#counted) this.#begin();
  }

  #filesChanged(): void {
    this.#isStale = true;
    if (!this.panel.visible || this.#counting) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      if (this.panel.visible) this.#begin();
    }, Math.max(gatherMilliseconds, restFactor * this.#lastMilliseconds));
  }

  #begin(): void {
    if (!this.#counting) runAndLog(this.#log, 'Corpus overview', () => this.#countAll());
  }

  async #countAll(): Promise<void> {
    const source = new vscode.CancellationTokenSource();
    this.#counting = source;
    this.#isStale = false;
    const begun = Date.now();
    let shownAt = 0;
    try {
      this.#post({ type: 'counting', done: 0, total: 0 });
      const counted = await this.#count.count(source.token, ({ done, total }) => {
        if (Date.now() - shownAt < stepMilliseconds) return;
        shownAt = Date.now();
        this.#post({ type: 'counting', done, total });
      });
      if (!counted.isPartial || !this.#counted) this.#counted = counted;
      if (counted.isPartial) this.#isStale = true;
      this.#show(counted === this.#counted ? 'all' : 'before');
    } catch (error) {
      this.#log.error(`Corpus overview: ${String(error)}`);
      this.#post({ type: 'failed', reason: error instanceof Error ? error.message : String(error) });
    } finally {
      this.#counting = undefined;
      source.dispose();
      this.#lastMilliseconds = Date.now() - begun;
    }
    // Files changed in the meantime; but what a person canceled is not begun again by itself.
    if (this.#isStale && !source.token.isCancellationRequested) this.#filesChanged();
  }

  /** @param extent of a count that was not canceled; of one that was it is known */
  #show(extent: 'all' | 'before'): void {
    if (!this.#counted) return;
    const { overview, isPartial } = this.#counted;
    this.#post({ type: 'counted', overview, extent: isPartial ? 'part' : extent });
  }

  #post(message: OverviewHostMessage): void {
    if (!this.#isDisposed) runAndLog(this.#log, 'A message to the overview', () => this.panel.webview.postMessage(message));
  }
}

/** The articles view lists what a row of the overview stands for. */
async function showArticles(filter: ShownFilter): Promise<void> {
  await vscode.commands.executeCommand(commandId('filterArticles'), filter);
  await vscode.commands.executeCommand('setContext', hasArticlesKey, true);
  await vscode.commands.executeCommand(`${articlesViewId}.focus`);
}
