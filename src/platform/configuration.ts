import type { NameKind } from '../core/text/nameKinds';
import * as vscode from 'vscode';
import {
  readSetting, type ArticleOrder, type DetectMode, type LabelNameMode, type PanelLabelNameMode, type SaveMode, type SettingName, type SettingValue, type SeverityValue, type SuggestionMode,
} from '../core/corpus/settings';
import type { AcceptedProblems } from '../core/corpus/accepted';
import { acceptance, AcceptedLookup, type AcceptedHere } from '../core/corpus/acceptedLookup';
import { checkOptionsFrom, type CheckSettings, type FolderOptions } from '../core/corpus/checkOptions';
import { inEnglish } from '../core/message';
import { knownPublishers, type Publisher } from '../core/record/publishers';
import type { CalendarDate } from '../core/record/calendarDate';
import { SubjectVocabulary } from '../core/record/vocabulary';
import type { CheckOptions } from '../core/rules/check';
import type { FileFacts, Severity, Vocabulary } from '../core/rules/rule';
import { AnnotationOwners, type AnnotationOwner } from './annotationOwners';
import { prefix } from './commandTable';
import { readFileFacts } from './fileFacts';
import { nameOf } from './nameOf';
import { globOfName, workspaceFiles } from './workspaceFiles';
import type { Log } from './log';

/**
 * The settings as the rest of the extension needs them. A value that is not of its form is logged and
 * its default used, so that a typing slip in settings.json never turns the checks off.
 */
export class Configuration implements vscode.Disposable {
  readonly #log: Log;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #disposables: vscode.Disposable[] = [this.#changed];
  /** By URI of the vocabulary file. */
  readonly #vocabularies = new Map<string, Promise<Vocabulary | undefined>>();
  readonly #watchers = new Map<string, vscode.Disposable>();
  readonly #accepted = new AcceptedLookup(workspaceFiles);
  /** Those whose wrong lines are in the log. */
  readonly #logged = new WeakSet<AcceptedProblems>();
  /** By name of the file, as the setting says it. */
  readonly #acceptedWatchers = new Map<string, vscode.Disposable>();
  /** What the file of a document looked like when it was last opened or saved, by URI. */
  readonly #fileFacts = new Map<string, Promise<FileFacts | undefined>>();
  /** Of the annotation files beside open articles. */
  readonly owners = new AnnotationOwners();

  #learned: readonly Publisher[] = [];

  /** Something changed that may change findings. */
  readonly onDidChange = this.#changed.event;

  constructor(log: Log) {
    this.#log = log;
    this.#disposables.push(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (!event.affectsConfiguration(prefix)) return;
        this.#forgetVocabularies();
        this.#changed.fire();
      }),
      vscode.workspace.onDidSaveTextDocument((document) => this.forgetFileFacts(document)),
      // A clean document that changed was read again from its file.
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (!document.isDirty) this.forgetFileFacts(document);
      }),
      vscode.workspace.onDidCloseTextDocument((document) => this.forgetFileFacts(document)),
    );
  }

  dispose(): void {
    this.#forgetVocabularies();
    for (const watcher of this.#acceptedWatchers.values()) watcher.dispose();
    for (const disposable of this.#disposables) disposable.dispose();
  }

  get detect(): DetectMode {
    return this.#read('detect', undefined);
  }

  saveAnnotations(uri: vscode.Uri): SaveMode {
    return this.#read('saveAnnotations', uri);
  }

  labelNames(uri: vscode.Uri): LabelNameMode {
    return this.#read('labelNames', uri);
  }

  /** Keys that the user gave labels, by stored name. */
  labelKeys(uri: vscode.Uri): Readonly<Record<string, string>> {
    return this.#read('labelKeys', uri);
  }

  /** How annotation panels look and behave; `uri` is undefined where none shows an article. */
  panelSettings(uri: vscode.Uri | undefined): { readonly labelNames: PanelLabelNameMode; readonly snapToWords: boolean; readonly syncScroll: boolean; readonly advance: boolean; readonly nextName: readonly NameKind[] } {
    return {
      labelNames: this.#read('panel.labelNames', uri),
      snapToWords: this.#read('panel.snapToWords', uri),
      syncScroll: this.#read('panel.syncScroll', uri),
      advance: this.#read('panel.advance', uri),
      nextName: this.#read('panel.nextName', uri),
    };
  }

  /** Turns the advance of annotation panels on or off where it is set already, or else for the user. */
  async setPanelAdvance(uri: vscode.Uri | undefined, advance: boolean): Promise<void> {
    const name: SettingName = 'panel.advance';
    const configuration = vscode.workspace.getConfiguration(prefix, uri);
    const { workspaceFolderValue, workspaceValue } = configuration.inspect(name) ?? {};
    await configuration.update(name, advance, workspaceFolderValue !== undefined ? vscode.ConfigurationTarget.WorkspaceFolder
      : workspaceValue !== undefined ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global);
  }

  /** When and from which probabilities on suggestions are shown and count as sure. */
  suggestions(uri: vscode.Uri): { readonly show: SuggestionMode; readonly shown: number; readonly sure: number } {
    return { show: this.#read('suggestions.show', uri), shown: this.#read('suggestions.shown', uri), sure: this.#read('suggestions.sure', uri) };
  }

  numberMeaning(uri: vscode.Uri): string {
    return this.#read('numberMeaning', uri).trim();
  }

  /** Severities that differ from the defaults, of rules of records and of annotations. */
  ruleSeverities(uri: vscode.Uri): Readonly<Record<string, SeverityValue>> {
    return this.#read('rules', uri);
  }

  /**
   * Everything a check of this document may know.
   * @param owner of its annotation file, where that is known; else the disk is asked
   */
  async checkOptions(document: vscode.TextDocument, owner?: AnnotationOwner): Promise<CheckOptions> {
    const [vocabulary, file, { name: annotationOwner }, accepted] = await Promise.all([
      this.vocabulary(document.uri), this.fileFacts(document), owner ?? this.owners.ask(document), this.accepted(document.uri),
    ]);
    return { ...this.#settingsOf(document.uri), vocabulary, file, annotationOwner, isAccepted: accepted && acceptance(accepted) };
  }

  /** The same for a file that nobody has open: its own bytes tell the rest. */
  async checkOptionsOfFile(uri: vscode.Uri, annotationOwner: string | undefined): Promise<CheckOptions> {
    const { acceptedAs, ...options } = await this.folderOptions(uri);
    return checkOptionsFrom(options, { annotationOwner, acceptedAs });
  }

  /** What all files of a folder are checked by, for one of them; `acceptedAs` is what the file of accepted problems calls it. */
  async folderOptions(uri: vscode.Uri): Promise<FolderOptions & { readonly acceptedAs: string }> {
    const [vocabulary, accepted] = await Promise.all([this.vocabulary(uri), this.accepted(uri)]);
    return { settings: this.#settingsOf(uri), vocabulary, accepted: accepted?.problems, acceptedAs: accepted?.article ?? '' };
  }

  /** What the titles of the corpus say of its publishers; open articles are checked with it, too. */
  set learnedPublishers(publishers: readonly Publisher[]) {
    if (JSON.stringify(publishers) === JSON.stringify(this.#learned)) return;
    this.#learned = publishers;
    this.#changed.fire();
  }

  #settingsOf(uri: vscode.Uri): CheckSettings {
    return { severities: this.ruleSeverities(uri), publishers: [...this.#read('publishers', uri), ...knownPublishers, ...this.#learned], numberMeaning: this.numberMeaning(uri), today: today() };
  }

  /** The order in which *Next Article* goes through the folder of an article. */
  articleOrder(uri: vscode.Uri): ArticleOrder {
    return this.#read('corpus.order', uri);
  }

  /** The least severity that a check of all articles shows. */
  corpusSeverity(uri: vscode.Uri): Severity {
    return this.#read('corpus.severity', uri);
  }

  /** What is accepted in an article, and the file that says so; undefined where the setting turns it off. */
  async accepted(uri: vscode.Uri): Promise<AcceptedHere<vscode.Uri> | undefined> {
    const name = this.#read('accepted', uri).trim();
    if (name === '') return undefined;
    this.#watchAccepted(name);
    const here = await this.#accepted.for(uri, vscode.workspace.getWorkspaceFolder(uri)?.uri, name);
    if (!here.problems) this.#log.warn(`The accepted problems in ${here.place.toString(true)} cannot be read, so all problems are shown.`);
    const problem = here.problems?.problem;
    if (problem && here.problems && !this.#logged.has(here.problems)) {
      this.#logged.add(here.problems);
      this.#log.warn(`${here.place.toString(true)}: ${inEnglish(problem.template, problem.args)}`);
    }
    return here;
  }

  #watchAccepted(name: string): void {
    if (this.#acceptedWatchers.has(name)) return;
    // The setting holds a path, which is no glob: `./judged [1].txt` is watched by the file's own name.
    this.#acceptedWatchers.set(name, workspaceFiles.watch(undefined, globOfName(name.slice(name.lastIndexOf('/') + 1)), () => this.forgetAccepted()));
  }

  /** A file of accepted problems was written. */
  forgetAccepted(): void {
    this.#accepted.forget();
    this.#changed.fire();
  }

  /** The facts of the file as stored; while the document is changed and unsaved, as it was last stored. */
  fileFacts(document: vscode.TextDocument): Promise<FileFacts | undefined> {
    const key = document.uri.toString();
    const known = this.#fileFacts.get(key);
    if (known) return known;
    const facts = readFileFacts(document.uri);
    this.#fileFacts.set(key, facts);
    return facts;
  }

  /** The file was written without its document changing, as when a byte order mark goes. */
  forgetFileFacts(document: vscode.TextDocument): void {
    this.#fileFacts.delete(document.uri.toString());
  }

  /** The terms of the vocabulary file that applies to a document, or undefined where none is set. */
  vocabulary(uri: vscode.Uri): Promise<Vocabulary | undefined> {
    const path = this.#read('vocabulary', uri).trim();
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    if (!path || !folder) return Promise.resolve(undefined);
    const file = vscode.Uri.joinPath(folder.uri, path);
    const key = file.toString();
    let vocabulary = this.#vocabularies.get(key);
    if (!vocabulary) {
      vocabulary = this.#readVocabulary(file);
      this.#vocabularies.set(key, vocabulary);
      this.#watch(file, key);
    }
    return vocabulary;
  }

  async #readVocabulary(file: vscode.Uri): Promise<Vocabulary | undefined> {
    try {
      return SubjectVocabulary.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(file)));
    } catch (error) {
      this.#log.warn(`The vocabulary ${file.toString(true)} cannot be read, so subjects are not compared with it: ${String(error)}`);
      return undefined;
    }
  }

  #watch(file: vscode.Uri, key: string): void {
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(vscode.Uri.joinPath(file, '..'), globOfName(nameOf(file))));
    const forget = (): void => {
      this.#vocabularies.delete(key);
      this.#watchers.get(key)?.dispose();
      this.#watchers.delete(key);
      this.#changed.fire();
    };
    this.#watchers.set(key, vscode.Disposable.from(watcher, watcher.onDidChange(forget), watcher.onDidCreate(forget), watcher.onDidDelete(forget)));
  }

  #forgetVocabularies(): void {
    this.#vocabularies.clear();
    for (const watcher of this.#watchers.values()) watcher.dispose();
    this.#watchers.clear();
  }

  #read<Name extends SettingName>(name: Name, uri: vscode.Uri | undefined): SettingValue<Name> {
    const { value, wrongAt } = readSetting(name, vscode.workspace.getConfiguration(prefix, uri).get(name));
    if (wrongAt !== undefined) this.#log.warn(`The setting ${prefix}.${name} is not valid${wrongAt === '' ? '' : ` at ${wrongAt}`}, so its default is used.`);
    return value;
  }
}

/** The user's calendar day. */
export function today(): CalendarDate {
  const now = new Date();
  return { year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() };
}
