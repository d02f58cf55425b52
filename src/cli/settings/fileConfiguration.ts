import { createHash } from 'node:crypto';
import { basename, relative } from 'node:path';
import { acceptance, AcceptedLookup, type AcceptedHere } from '../../core/corpus/acceptedLookup';
import { acceptedFileName } from '../../core/corpus/articleNames';
import { AsyncCache } from '../../core/corpus/asyncCache';
import type { LabelSet } from '../../core/labels/labelSet';
import { inEnglish } from '../../core/message';
import type { CalendarDate } from '../../core/record/calendarDate';
import { knownPublishers, type Publisher } from '../../core/record/publishers';
import type { CheckOptions } from '../../core/rules/check';
import { filesWithin } from '../files/boundaries';
import { portFiles } from '../files/portFiles';
import type { Target } from '../files/targets';
import type { FileSystem } from '../host';
import { Failure, problemTemplates } from '../messages';
import { folderKey } from './folderKey';
import { FolderLabels, type LabelProblems } from './folderLabels';
import { FolderSettings, type FolderOptions, type SettingsProblems, type SettingsSource } from './folderSettings';

/** What is known of a run before any configuration is read; plain data. */
export interface ConfigurationSetup {
  /** A file is named by its absolute path. */
  readonly settings: SettingsSource;
  /** Whether configuration may name files outside its repository. */
  readonly trustsSettings: boolean;
  readonly workingDirectory: string;
  readonly today: CalendarDate;
  /** What the titles of the corpus itself say. */
  readonly publishers: readonly Publisher[];
}

/** Takes what is wrong with configuration, and every label file that was read. */
export type ConfigurationProblems = SettingsProblems & LabelProblems;

/** What the files around decide, the same for all articles of a folder. */
interface FolderConfiguration {
  readonly settings: FolderOptions;
  /** One object for all articles: checks know by it what they made of it. */
  readonly options: CheckOptions;
  /** What is accepted in the article that was asked for first; undefined where nothing can be, or where no settings are to be used. */
  readonly accepted: AcceptedHere<string> | undefined;
}

/** What the files around an article decide about its check: settings, labels, accepted problems. Each file is read once. */
export class FileConfiguration {
  readonly #setup: ConfigurationSetup;
  readonly #fileSystem: FileSystem;
  readonly #problems: ConfigurationProblems;
  readonly #settings: FolderSettings;
  readonly #labels: FolderLabels;
  /** By the folder that is looked in last. */
  readonly #accepted = new Map<string, AcceptedLookup<string>>();
  readonly #unreadable = new Set<string>();
  /** Files of accepted problems whose wrong lines were told. */
  readonly #slips = new Set<string>();
  readonly #folders = new AsyncCache<FolderConfiguration>();
  readonly #publishers = new WeakMap<readonly Publisher[], readonly Publisher[]>();
  readonly #settingsDigests = new WeakMap<FolderOptions, string>();
  readonly #digests = new Map<string, Promise<string>>();

  constructor(setup: ConfigurationSetup, fileSystem: FileSystem, problems: ConfigurationProblems) {
    this.#setup = setup;
    this.#fileSystem = fileSystem;
    this.#problems = problems;
    this.#labels = new FolderLabels(fileSystem, problems, setup.workingDirectory, setup.trustsSettings);
    this.#settings = new FolderSettings(fileSystem, problems, setup.settings, setup.trustsSettings);
  }

  /** Never rejects: what cannot be used is reported. */
  async optionsFor(target: Target): Promise<CheckOptions> {
    const { options, accepted } = await this.#inFolder(target);
    if (!accepted?.problems || accepted.problems.isEmpty) return options;
    const { article: first, problems } = accepted;
    const article = first.slice(0, first.lastIndexOf('/') + 1) + basename(target.path);
    return { ...options, isAccepted: acceptance({ ...accepted, article, problems }) };
  }

  /** Never rejects. */
  labelsFor(target: Target): Promise<LabelSet> {
    return this.#labels.labelsFor(target);
  }

  /** Severities of rules that settings change, for a file that is no article. */
  async severitiesFor(path: string): Promise<CheckOptions['severities']> {
    return (await this.#settings.optionsFor(path)).severities;
  }

  /** The same text, on whatever machine, where everything is the same that files around this one decide. */
  digestFor(target: Target): Promise<string> {
    const key = folderKey(target);
    const digest = this.#digests.get(key) ?? this.#digest(target);
    this.#digests.set(key, digest);
    return digest;
  }

  async #digest(target: Target): Promise<string> {
    const { settings, accepted } = await this.#inFolder(target);
    const { files } = await this.#labels.foundFor(target);
    return digestOf([this.#digestOfSettings(settings), files.map(({ name, text }) => [name, text]), accepted?.problems?.entries ?? null]);
  }

  #digestOfSettings(settings: FolderOptions): string {
    const { severities, publishers, vocabulary, numberMeaning } = settings;
    const digest = this.#settingsDigests.get(settings) ?? digestOf([severities, publishers, vocabulary?.terms, numberMeaning]);
    this.#settingsDigests.set(settings, digest);
    return digest;
  }

  #inFolder(target: Target): Promise<FolderConfiguration> {
    return this.#folders.get(folderKey(target), async () => {
      const settings = await this.#settings.optionsFor(target.path);
      const options = { ...settings, publishers: this.#withLearned(settings.publishers ?? knownPublishers), today: this.#setup.today };
      return { settings, options, accepted: await this.#acceptedIn(target, settings) };
    });
  }

  #withLearned(publishers: readonly Publisher[]): readonly Publisher[] {
    const all = this.#publishers.get(publishers) ?? [...publishers, ...this.#setup.publishers];
    this.#publishers.set(publishers, all);
    return all;
  }

  async #acceptedIn({ path, root }: Target, { accepted: name = acceptedFileName }: FolderOptions): Promise<AcceptedHere<string> | undefined> {
    if (name === '' || this.#setup.settings === 'none') return undefined;
    const working = this.#setup.workingDirectory;
    // The file lies beside the corpus: in the folder that was given, or above it up to where the command runs.
    const top = !relative(working, path).startsWith('..') && working.length < root.length ? working : root;
    const here = await this.#acceptedBelow(top).for(path, top, name);
    if (!here.problems && !this.#unreadable.has(here.place)) {
      this.#unreadable.add(here.place);
      await this.#problems.failure(here.place, new Failure(problemTemplates.acceptedNotReadable));
    }
    await this.#noteSlips(here);
    return here;
  }

  /** What is written wrongly accepts nothing, so that all is reported: the run does not fail for it. */
  async #noteSlips({ place, problems }: AcceptedHere<string>): Promise<void> {
    const problem = problems?.problem;
    if (!problem || this.#slips.has(place)) return;
    this.#slips.add(place);
    await this.#problems.note(place, inEnglish(problem.template, problem.args));
  }

  #acceptedBelow(top: string): AcceptedLookup<string> {
    const fileSystem = this.#fileSystem;
    const known = this.#accepted.get(top) ?? new AcceptedLookup(this.#setup.trustsSettings ? portFiles(fileSystem) : filesWithin(() => ({ from: top, otherwise: top }), fileSystem));
    this.#accepted.set(top, known);
    return known;
  }
}

/** A digest of plain data: SHA-256, hexadecimal. */
export function digestOf(data: unknown): string {
  return createHash('sha256').update(JSON.stringify(data)).digest('hex');
}
