import * as vscode from 'vscode';
import { guidelineFileName, labelFileNames } from '../core/corpus/articleNames';
import { GuidelineLookup } from '../core/corpus/guidelineLookup';
import { LabelLookup, type FoundLabels } from '../core/corpus/labelLookup';
import { guidelinesFor, type GuidelineBlock } from '../core/labels/guidelines';
import { withKeys } from '../core/labels/labelKeys';
import type { Configuration } from '../platform/configuration';
import { prefix } from '../platform/commandTable';
import type { Log } from '../platform/log';
import { workspaceFiles } from '../platform/workspaceFiles';
import { reservedLetters } from '../protocol/panelCommands';

/** The labels that hold for an article, and where they come from. */
export type ArticleLabels = FoundLabels<vscode.Uri>;

/**
 * Labels from the nearest `annotation.conf` upwards, to the workspace folder and no further, or those in use in the file's folder;
 * read again when such a file changes.
 */
export class Labels implements vscode.Disposable {
  readonly #configuration: Configuration;
  readonly #log: Log;
  readonly #lookup = new LabelLookup(workspaceFiles, { readsUse: true });
  readonly #guidelines = new GuidelineLookup(workspaceFiles);
  readonly #read = new vscode.EventEmitter<ArticleLabels>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #disposables: vscode.Disposable[] = [this.#read, this.#changed];
  /** What was reported already, with the keys that were given last. */
  readonly #known = new WeakMap<ArticleLabels, { readonly own: string; readonly labels: ArticleLabels }>();

  readonly onDidChange = this.#changed.event;
  /** Labels were read that were not known before. */
  readonly onDidRead = this.#read.event;

  constructor(configuration: Configuration, log: Log) {
    this.#configuration = configuration;
    this.#log = log;
    this.#disposables.push(vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(`${prefix}.labelKeys`)) this.#changed.fire();
    }), workspaceFiles.watch(undefined, `{${Object.values(labelFileNames).join(',')}}`, () => {
      this.#lookup.forget();
      this.#changed.fire();
    }), workspaceFiles.watch(undefined, guidelineFileName, () => {
      this.#guidelines.forget();
      this.#changed.fire();
    }));
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }

  /** The labels of a file, be it an article, an annotation file, or a configuration itself. */
  async for(file: vscode.Uri): Promise<ArticleLabels> {
    const found = await this.#lookup.for(file, vscode.workspace.getWorkspaceFolder(file)?.uri);
    const keys = this.#configuration.labelKeys(file);
    const own = JSON.stringify(keys);
    const known = this.#known.get(found);
    if (known?.own === own) return known.labels;
    const labels = { ...found, labels: withKeys(found.labels, { own: keys, uses: found.uses, reserved: reservedLetters }) };
    this.#known.set(found, { own, labels });
    if (known) return labels;
    for (const { place, error } of found.unreadable) this.#log.warn(`${place.toString(true)} cannot be read, so its labels are not used: ${String(error)}`);
    this.#read.fire(labels);
    return labels;
  }

  /** The same, as the disk is now: no watcher may have told of a file yet, and some folders have none. */
  async readFor(file: vscode.Uri): Promise<ArticleLabels> {
    this.#lookup.forget();
    return this.for(file);
  }

  /** What the nearest guidelines.md says about each label that holds for a file, by name. */
  async guidelinesFor(file: vscode.Uri): Promise<ReadonlyMap<string, readonly GuidelineBlock[]>> {
    const [text, { labels }] = await Promise.all([this.#guidelines.for(file, vscode.workspace.getWorkspaceFolder(file)?.uri), this.for(file)]);
    return text === undefined ? new Map() : guidelinesFor(text, labels);
  }

  /** Whether an annotation.conf holds for a file, so that any text there may be annotated. */
  async areSetFor(file: vscode.Uri): Promise<boolean> {
    return this.#lookup.isBelowLabels(file, vscode.workspace.getWorkspaceFolder(file)?.uri);
  }
}
