import { basename, dirname, isAbsolute, join, relative } from 'node:path';
import { readSetting, settingPrefix, type SettingName, type SettingValue } from '../../core/corpus/settings';
import { inEnglish } from '../../core/message';
import { knownPublishers } from '../../core/record/publishers';
import { SubjectVocabulary } from '../../core/record/vocabulary';
import type { CheckOptions } from '../../core/rules/check';
import { isRule } from '../../core/rules/isRule';
import { LineIndex } from '../../core/text/lineIndex';
import { requireWithin } from '../files/boundaries';
import { decodeText } from '../files/decode';
import { explain } from '../files/explain';
import type { FileSystem } from '../host';
import { Failure, problemTemplates } from '../messages';
import { JsonError, parseJsonWithComments } from './jsonc';
import { codeOf } from '../systemErrors';

/** What settings decide about a check. */
export type FolderOptions = Pick<CheckOptions, 'severities' | 'publishers' | 'vocabulary' | 'numberMeaning'> & {
  /** Name of the file of accepted problems; empty where nothing is accepted. */
  readonly accepted?: string;
};

/** Takes what is wrong with settings: `failure` makes the run fail, a note does not. */
export interface SettingsProblems {
  failure(file: string, failure: Failure): Promise<void>;
  note(file: string, sentence: string): Promise<void>;
}

/** Where settings come from; a file is absolute. */
export type SettingsSource = 'nearest' | 'none' | { readonly file: string };

const settingsPath = join('.vscode', 'settings.json');
const largestSettingsBytes = 16 * 1_048_576;

/**
 * The settings of VS Code that apply to a file: those of the nearest folder above it whose `.vscode/settings.json`
 * has a setting of this extension. Editor and command line so agree. Each settings file is read once.
 */
export class FolderSettings {
  readonly #fileSystem: FileSystem;
  readonly #problems: SettingsProblems;
  readonly #source: SettingsSource;
  readonly #isTrusted: boolean;
  /** By folder, or by the one file that is named. */
  readonly #known = new Map<string, Promise<FolderOptions>>();

  /** @param isTrusted whether settings may name files outside their repository */
  constructor(fileSystem: FileSystem, problems: SettingsProblems, source: SettingsSource, isTrusted: boolean) {
    this.#fileSystem = fileSystem;
    this.#problems = problems;
    this.#source = source;
    this.#isTrusted = isTrusted;
  }

  /** Never rejects: settings that cannot be used are reported, and the defaults hold. */
  optionsFor(path: string): Promise<FolderOptions> {
    if (this.#source === 'none') return Promise.resolve({});
    return this.#source === 'nearest' ? this.#inFolder(dirname(path)) : this.#inFile(this.#source.file);
  }

  #inFile(file: string): Promise<FolderOptions> {
    let options = this.#known.get(file);
    if (!options) {
      options = this.#readFile(file, true).then((settings) => settings ?? {});
      this.#known.set(file, options);
    }
    return options;
  }

  #inFolder(folder: string): Promise<FolderOptions> {
    let options = this.#known.get(folder);
    if (!options) {
      options = this.#find(folder);
      this.#known.set(folder, options);
    }
    return options;
  }

  async #find(folder: string): Promise<FolderOptions> {
    const parent = dirname(folder);
    return (await this.#readFile(join(folder, settingsPath), false)) ?? (parent === folder ? {} : this.#inFolder(parent));
  }

  /** Undefined where the file is missing, unusable, or says nothing about this extension. */
  async #readFile(file: string, mustExist: boolean): Promise<FolderOptions | undefined> {
    const text = await this.#readText(file, mustExist).catch((error: unknown) => error);
    if (text === undefined) return undefined;
    if (typeof text !== 'string') {
      const problem = (await explain(text, file, this.#fileSystem)).message;
      await this.#problems.failure(file, new Failure(problemTemplates.settingsNotReadable, { problem }));
      return undefined;
    }
    let settings: unknown;
    try {
      settings = parseJsonWithComments(text);
    } catch (error) {
      const line = new LineIndex(text).positionAt(error instanceof JsonError ? error.offset : 0).line + 1;
      await this.#problems.failure(file, new Failure(problemTemplates.settingsNotJson, { line }));
      return undefined;
    }
    if (typeof settings !== 'object' || settings === null || Array.isArray(settings)) {
      const found = settings === null ? 'null' : Array.isArray(settings) ? 'an array' : `a ${typeof settings}`;
      await this.#problems.failure(file, new Failure(problemTemplates.settingsNotObject, { found }));
      return undefined;
    }
    if (!Object.keys(settings).some((key) => key.startsWith(`${settingPrefix}.`))) return undefined;
    return this.#interpret(file, settings as Readonly<Record<string, unknown>>);
  }

  async #readText(file: string, mustExist: boolean): Promise<string | undefined> {
    try {
      const { kind, bytes } = await this.#fileSystem.readFile(file, largestSettingsBytes);
      if (kind === 'file') return decodeText(bytes);
      if (mustExist) throw new Failure(kind === 'folder' ? problemTemplates.folderAsFile : problemTemplates.notRegular);
      return undefined;
    } catch (error) {
      if (!mustExist && (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR')) return undefined;
      throw error;
    }
  }

  async #interpret(file: string, settings: Readonly<Record<string, unknown>>): Promise<FolderOptions> {
    const severityOf = await this.#value(file, settings, 'rules');
    for (const rule of Object.keys(severityOf)) {
      if (!isRule(rule)) await this.#problems.note(file, inEnglish(problemTemplates.unknownRule, { rule }));
    }
    const publishers = await this.#value(file, settings, 'publishers');
    const vocabularyPath = (await this.#value(file, settings, 'vocabulary')).trim();
    const vocabularyFile = isAbsolute(vocabularyPath) ? vocabularyPath : join(workspaceFolderOf(file), vocabularyPath);
    const vocabulary = vocabularyPath === '' ? undefined : await this.#readVocabulary(file, vocabularyFile);
    const accepted = (await this.#value(file, settings, 'accepted')).trim();
    const numberMeaning = (await this.#value(file, settings, 'numberMeaning')).trim();
    return { severities: severityOf, numberMeaning, publishers: [...publishers, ...knownPublishers], accepted, ...(vocabulary && { vocabulary }) };
  }

  async #value<Name extends SettingName>(file: string, written: Readonly<Record<string, unknown>>, name: Name): Promise<SettingValue<Name>> {
    const setting = `${settingPrefix}.${name}`;
    const { value, wrongAt } = readSetting(name, written[setting]);
    if (wrongAt !== undefined) await this.#problems.failure(file, new Failure(problemTemplates.settingNotOfForm, { setting, place: wrongAt || 'its value' }));
    return value;
  }

  async #readVocabulary(settingsFile: string, file: string): Promise<SubjectVocabulary | undefined> {
    try {
      const folder = workspaceFolderOf(settingsFile);
      if (!this.#isTrusted) await requireWithin({ from: folder, otherwise: folder }, file, this.#fileSystem);
      const { kind, bytes } = await this.#fileSystem.readFile(file, largestSettingsBytes);
      if (kind !== 'file') throw new Failure(problemTemplates.notRegular);
      return SubjectVocabulary.parse(decodeText(bytes));
    } catch (error) {
      const problem = (await explain(error, file, this.#fileSystem)).message;
      const settings = relative(dirname(file), settingsFile);
      await this.#problems.failure(file, new Failure(problemTemplates.vocabularyNotReadable, { settings, problem }));
      return undefined;
    }
  }
}

/** The folder that paths in a settings file count from: for VS Code's own file the folder that is opened. */
function workspaceFolderOf(settingsFile: string): string {
  const folder = dirname(settingsFile);
  return basename(folder) === '.vscode' ? dirname(folder) : folder;
}
