import { basename } from 'node:path';
import { articleKindOf, ownerNamesOf, recognizedBytes } from '../../core/corpus/articleNames';
import type { LabelFile } from '../../core/corpus/labelLookup';
import type { Message } from '../../core/message';
import type { CheckOptions } from '../../core/rules/check';
import { everyRule } from '../../core/rules/everyRule';
import { checkLabelFile } from '../../core/rules/labels/configuration';
import { isAtLeast, severities, type Severity } from '../../core/rules/rule';
import { parseStandoff } from '../../core/standoff/standoffDocument';
import { writesWithin } from '../files/boundaries';
import { loadFile, loadFiles, type LoadedFile } from '../files/load';
import { shortName } from '../files/relativePath';
import { annotationsOf, findArticle, isSidecar } from '../files/sidecars';
import type { Target } from '../files/targets';
import type { FileSystem, Product } from '../host';
import { Failure, problemTemplates, reasonOf } from '../messages';
import { FileConfiguration, type ConfigurationSetup } from '../settings/fileConfiguration';
import { checkPair, type Pair } from './checkPair';
import { isFixable, type FileReport } from './fileReport';
import { locate, type LocatedReport } from './locatedReport';
import type { Reporter } from './reporter';
import { reporters, type ReportFormat } from './reporters';
import type { WritableFiles } from './writePair';

/** All that a check of files has to know; plain data, so that it can be given to a thread. */
export interface ChecksSetup extends ConfigurationSetup {
  /** `part`: nobody knows yet which format its results are written in. */
  readonly format: ReportFormat | 'part';
  readonly lowestShown: Severity;
  readonly fix: boolean;
  readonly color: boolean;
  readonly product: Product;
  /** Absolute: only below these folders may be written. */
  readonly writableFolders: readonly string[];
}

/** What is said about the run: that something could not be done, or a sentence. */
export type RunMessage = { readonly path: string; readonly name: string; readonly problem: Message } | { readonly sentence: string };

/** Results of a file; those of a label file that was read on the way are named by it, for each thread reads it. */
export interface Results {
  readonly labelFile?: string;
  /** As the reporter writes them, or before they are written. */
  readonly shown: readonly string[] | LocatedReport;
  readonly counts: Readonly<Record<Severity, number>>;
  readonly fixable: number;
  readonly fixed: number;
  /** Problems that are too many of a kind to be kept. */
  readonly notShown: number;
}

/** What became of one target; plain data. */
export interface TargetOutcome {
  readonly name: string;
  /** Files that were checked: an article, its annotation file. */
  checked: number;
  readonly results: Results[];
  readonly messages: RunMessage[];
}

/** Checks files one after the other, in one thread. */
export class FileChecks {
  readonly #setup: ChecksSetup;
  readonly #fileSystem: FileSystem;
  /** Undefined where results are not written yet. */
  readonly #reporter: Reporter | undefined;
  readonly #configuration: FileConfiguration;
  readonly #files: WritableFiles;
  /** Paths of sidecars that were checked with their article. */
  readonly #checkedSidecars = new Set<string>();
  /** Paths that a failure was told of. */
  readonly #failed = new Set<string>();
  #outcome: TargetOutcome = outcomeOf('');

  constructor(setup: ChecksSetup, fileSystem: FileSystem) {
    this.#setup = setup;
    this.#fileSystem = fileSystem;
    this.#files = {
      ...writesWithin(setup.writableFolders, fileSystem),
      readFile: (path, mostBytes) => fileSystem.readFile(path, mostBytes),
      linkTarget: (path) => fileSystem.linkTarget(path),
    };
    this.#reporter = setup.format === 'part' ? undefined
      : reporters[setup.format]({ rules: everyRule, product: setup.product, workingDirectory: setup.workingDirectory, color: setup.color });
    this.#configuration = new FileConfiguration(setup, fileSystem, {
      failure: (file, failure) => this.#fail({ path: file, name: this.#nameOf(file) }, failure),
      note: (file, sentence) => Promise.resolve(void this.#outcome.messages.push({ sentence: `${this.#nameOf(file)}: ${sentence}` })),
      found: (file) => this.#showLabelFile(file),
    });
  }

  /**
   * What becomes of each target, in their order. An annotation file has to be among the same targets as its article.
   * @param isStopped asked before each target
   */
  async *check(targets: readonly Target[], isStopped: () => boolean): AsyncGenerator<TargetOutcome> {
    for await (const result of loadFiles(targets, { fileSystem: this.#fileSystem })) {
      if (isStopped()) return;
      const { target } = result;
      this.#outcome = outcomeOf(target.name);
      if (!('skipped' in result) && !this.#checkedSidecars.has(target.path)) {
        if ('failure' in result) await this.#fail(target, result.failure);
        else if (isSidecar(target)) await this.#checkSidecar(result);
        else await this.#checkArticle(result);
      }
      yield this.#outcome;
    }
  }

  async #checkArticle(article: LoadedFile): Promise<void> {
    const { sidecar: target, owner } = await annotationsOf(article.target, this.#fileSystem);
    if (target) this.#checkedSidecars.add(target.path);
    const sidecar = target && (await this.#loadOrFail(target));
    const unreadableSidecar = target && !sidecar ? target.name : undefined;
    const isBelowLabels = (await this.#configuration.labelsFor(article.target)).origin === 'configuration';
    const kind = articleKindOf({ name: basename(article.target.path), start: article.text.slice(0, recognizedBytes) }, { ownsAnnotationFile: target !== undefined, isBelowLabels });
    // Rules of records do not hold for a text that is only annotated.
    await this.#check({ article, isArticleChecked: kind !== 'annotatedText', sidecar, unreadableSidecar }, article.target, owner);
  }

  /** A sidecar whose text is no article record, or was not among the paths. */
  async #checkSidecar(sidecar: LoadedFile): Promise<void> {
    const isRefused = parseStandoff(sidecar.text).refused !== undefined;
    const target = isRefused ? undefined : await findArticle(sidecar.target, this.#fileSystem);
    if (!target && !isRefused) {
      const [article = '', other = ''] = ownerNamesOf(basename(sidecar.target.path));
      const names = { article, other };
      await this.#fail(sidecar.target, new Failure(problemTemplates.noArticle, names));
    }
    const article = target && (await this.#loadOrFail(target));
    await this.#check({ article, isArticleChecked: false, sidecar }, article?.target ?? sidecar.target);
  }

  async #loadOrFail(target: Target): Promise<LoadedFile | undefined> {
    try {
      return await loadFile(target, { fileSystem: this.#fileSystem });
    } catch (error) {
      if (!this.#failed.has(target.path)) await this.#failWith(target, error);
      return undefined;
    }
  }

  async #check(pair: Pair, target: Target, annotationOwner?: string): Promise<void> {
    this.#outcome.checked += Number(pair.isArticleChecked) + Number(pair.sidecar !== undefined);
    const options: CheckOptions = { ...await this.#configuration.optionsFor(target), annotationOwner };
    const labels = await this.#configuration.labelsFor(target);
    let reports: FileReport[];
    try {
      reports = await checkPair(pair, { options, labels, fix: this.#setup.fix, files: this.#files });
    } catch (error) {
      await this.#failWith(target, error);
      return;
    }
    for (const report of reports) await this.#show(report);
  }

  async #showLabelFile({ place, text, problems }: LabelFile<string>): Promise<void> {
    const findings = checkLabelFile(problems, await this.#configuration.severitiesFor(place));
    await this.#show({ path: place, name: this.#nameOf(place), text, findings, fixed: 0 }, place);
  }

  async #show(report: FileReport, labelFile?: string): Promise<void> {
    const { lowestShown } = this.#setup;
    if (report.failure) await this.#fail(report, report.failure);
    const shown = report.findings.filter(({ severity }) => isAtLeast(severity, lowestShown));
    const counts: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
    for (const { severity } of shown) counts[severity]++;
    const notShown = severities.reduce((sum, severity) => sum + (isAtLeast(severity, lowestShown) ? report.more?.[severity] ?? 0 : 0), 0);
    const located = locate(report, shown, { withFixes: this.#setup.format === 'part' || this.#setup.format === 'sarif' });
    this.#outcome.results.push({
      ...(labelFile !== undefined && { labelFile }), shown: this.#reporter ? [...this.#reporter.file(located)] : located, counts,
      fixable: shown.filter(isFixable).length, fixed: report.fixed, notShown,
    });
  }

  #failWith(target: Target, error: unknown): Promise<void> {
    return this.#fail(target, error instanceof Failure ? error : new Failure(problemTemplates.crashed, { reason: reasonOf(error) }));
  }

  #fail({ path, name }: { readonly path: string; readonly name: string }, { problem }: Failure): Promise<void> {
    this.#failed.add(path);
    this.#outcome.messages.push({ path, name, problem });
    return Promise.resolve();
  }

  #nameOf(path: string): string {
    return shortName(this.#setup.workingDirectory, path);
  }
}

function outcomeOf(name: string): TargetOutcome {
  return { name, checked: 0, results: [], messages: [] };
}
