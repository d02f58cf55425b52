import { basename, dirname, isAbsolute, join, relative } from 'node:path';
import * as z from 'zod/mini';
import { inEnglish } from '../../core/message';
import { knownPublishers, type Publisher } from '../../core/record/publishers';
import { SubjectVocabulary } from '../../core/record/vocabulary';
import type { CheckOptions } from '../../core/rules/check';
import { isRule } from '../../core/rules/isRule';
import { severities, type Severity } from '../../core/rules/rule';
import { LineIndex } from '../../core/text/lineIndex';
import { decodeText } from '../files/decode';
import { codeOf, explain } from '../files/explain';
import type { FileSystem } from '../host';
import { Failure, problemTemplates } from '../messages';
import { parseJsonWithComments } from './jsonc';

/** What settings decide about a check. */
export type FolderOptions = Pick<CheckOptions, 'severities' | 'publishers' | 'vocabulary'>;

/** Takes what is wrong with settings: `failure` makes the run fail, a note does not. */
export interface SettingsProblems {
  failure(file: string, failure: Failure): Promise<void>;
  note(file: string, sentence: string): Promise<void>;
}

/** Where settings come from; a file is absolute. */
export type SettingsSource = 'nearest' | 'none' | { readonly file: string };

const settingsPath = join('.vscode', 'settings.json');
const prefix = 'articleAnnotator.';
const largestSettingsBytes = 16 * 1_048_576;

// The forms the extension reads: see articleAnnotator.* in package.json.
const rulesForm = z.record(z.string(), z.enum(['off', ...severities]));
const publishersForm = z.array(z.object({ name: z.string(), aliases: z._default(z.array(z.string()), []), hosts: z.array(z.string()) }));
const vocabularyForm = z.string();

/**
 * The settings of VS Code that apply to a file: those of the nearest folder above it whose `.vscode/settings.json`
 * has a setting of this extension. Editor and command line so agree. Each settings file is read once.
 */
export class FolderSettings {
  readonly #fileSystem: FileSystem;
  readonly #problems: SettingsProblems;
  readonly #source: SettingsSource;
  /** By folder, or by the one file that is named. */
  readonly #known = new Map<string, Promise<FolderOptions>>();

  constructor(fileSystem: FileSystem, problems: SettingsProblems, source: SettingsSource) {
    this.#fileSystem = fileSystem;
    this.#problems = problems;
    this.#source = source;
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
      const line = new LineIndex(text).positionAt(offsetOf(error, text)).line + 1;
      await this.#problems.failure(file, new Failure(problemTemplates.settingsNotJson, { line }));
      return undefined;
    }
    if (typeof settings !== 'object' || settings === null || !Object.keys(settings).some((key) => key.startsWith(prefix))) return undefined;
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
    const severityOf: Readonly<Record<string, Severity | 'off'>> = await this.#value(file, settings, 'rules', rulesForm, {});
    for (const rule of Object.keys(severityOf)) {
      if (!isRule(rule)) await this.#problems.note(file, inEnglish(problemTemplates.unknownRule, { rule }));
    }
    const publishers: Publisher[] = await this.#value(file, settings, 'publishers', publishersForm, []);
    const vocabularyPath = (await this.#value(file, settings, 'vocabulary', vocabularyForm, '')).trim();
    const vocabularyFile = isAbsolute(vocabularyPath) ? vocabularyPath : join(workspaceFolderOf(file), vocabularyPath);
    const vocabulary = vocabularyPath === '' ? undefined : await this.#readVocabulary(file, vocabularyFile);
    return { severities: severityOf, publishers: [...publishers, ...knownPublishers], ...(vocabulary && { vocabulary }) };
  }

  async #value<Value>(
    file: string, settings: Readonly<Record<string, unknown>>, name: string, form: z.ZodMiniType<Value>, fallback: Value,
  ): Promise<Value> {
    const value = settings[prefix + name];
    if (value === undefined) return fallback;
    const result = form.safeParse(value);
    if (result.success) return result.data;
    const place = result.error.issues[0]?.path.join('.') || 'its value';
    await this.#problems.failure(file, new Failure(problemTemplates.settingNotOfForm, { setting: prefix + name, place }));
    return fallback;
  }

  /** One term a line; a line that begins with `#` is a comment. */
  async #readVocabulary(settingsFile: string, file: string): Promise<SubjectVocabulary | undefined> {
    try {
      const { kind, bytes } = await this.#fileSystem.readFile(file, largestSettingsBytes);
      if (kind !== 'file') throw new Failure(problemTemplates.notRegular);
      const lines = decodeText(bytes).replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
      return new SubjectVocabulary(lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#')));
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

/** Where V8 stopped reading; the end of the text where it does not say. */
function offsetOf(error: unknown, text: string): number {
  const position = /position (\d+)/.exec(error instanceof Error ? error.message : '');
  return position ? Number(position[1]) : text.length;
}
