import * as vscode from 'vscode';
import type { ConfigurationProblem } from '../core/labels/configurationFile';
import { builtInLabels, readLabelSet, type LabelSet } from '../core/labels/labelSet';
import { runAndLog, type Log } from '../platform/log';

const configurationFiles = ['annotation.conf', 'visual.conf'] as const;

/** The labels that hold for an article, and where they come from. */
export interface ArticleLabels {
  readonly labels: LabelSet;
  /** The annotation.conf they were read from; undefined for the built-in ones. */
  readonly source: vscode.Uri | undefined;
  readonly problems: readonly ConfigurationProblem[];
}

/**
 * Labels from the nearest `annotation.conf` upwards, to the workspace folder and no farther; `visual.conf` is taken from
 * the same folder. Read once a folder, and anew when a file of these names changes.
 */
export class Labels implements vscode.Disposable {
  readonly #log: Log;
  readonly #ofFolder = new Map<string, Promise<ArticleLabels>>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #disposables: vscode.Disposable[] = [this.#changed];

  readonly onDidChange = this.#changed.event;

  constructor(log: Log) {
    this.#log = log;
    const watcher = vscode.workspace.createFileSystemWatcher(`**/{${configurationFiles.join(',')}}`);
    const forget = (): void => {
      this.#ofFolder.clear();
      this.#changed.fire();
    };
    this.#disposables.push(watcher, watcher.onDidChange(forget), watcher.onDidCreate(forget), watcher.onDidDelete(forget));
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }

  for(article: vscode.Uri): Promise<ArticleLabels> {
    const folder = vscode.Uri.joinPath(article, '..');
    const root = vscode.workspace.getWorkspaceFolder(article)?.uri ?? folder;
    return this.#inFolder(folder, root);
  }

  #inFolder(folder: vscode.Uri, root: vscode.Uri): Promise<ArticleLabels> {
    const key = folder.toString();
    const known = this.#ofFolder.get(key);
    if (known) return known;
    const labels = this.#read(folder, root);
    this.#ofFolder.set(key, labels);
    return labels;
  }

  async #read(folder: vscode.Uri, root: vscode.Uri): Promise<ArticleLabels> {
    const [source, visualSource] = configurationFiles.map((name) => vscode.Uri.joinPath(folder, name)) as [vscode.Uri, vscode.Uri];
    const [annotation, visual] = await Promise.all([this.#readText(source), this.#readText(visualSource)]);
    if (annotation !== undefined) {
      const { labels, problems } = readLabelSet({ annotation, visual });
      for (const problem of problems) this.#log.warn(`${source.toString(true)}: ${JSON.stringify(problem)}`);
      return { labels, source, problems };
    }
    const parent = vscode.Uri.joinPath(folder, '..');
    if (folder.path === root.path || parent.path === folder.path) return { labels: builtInLabels, source: undefined, problems: [] };
    return this.#inFolder(parent, root);
  }

  async #readText(uri: vscode.Uri): Promise<string | undefined> {
    let bytes: Uint8Array;
    try {
      bytes = await vscode.workspace.fs.readFile(uri);
    } catch {
      return undefined;
    }
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      runAndLog(this.#log, 'Labels', () => vscode.window.showWarningMessage(
        vscode.l10n.t('“{file}” is not UTF-8, so its labels are not used.', { file: uri.path })));
      return undefined;
    }
  }
}
