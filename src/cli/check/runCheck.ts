import { basename, relative, resolve } from 'node:path';
import { acceptedFileName } from '../../core/corpus/accepted';
import { acceptance, AcceptedLookup } from '../../core/corpus/acceptedLookup';
import { articleKindOf, ownerNamesOf, recognizedBytes } from '../../core/corpus/articleNames';
import { parseStandoff } from '../../core/standoff/standoffDocument';
import type { CheckOptions } from '../../core/rules/check';
import type { LabelFile } from '../../core/corpus/labelLookup';
import { everyRule } from '../../core/rules/everyRule';
import { checkLabelFile } from '../../core/rules/labels/configuration';
import { isAtLeast, severities, type Severity } from '../../core/rules/rule';
import { RunOutput } from '../runOutput';
import { loadFile, loadFiles, type LoadedFile } from '../files/load';
import { filesWithin, writesWithin } from '../files/boundaries';
import { portFiles } from '../files/portFiles';
import { annotationsOf, findArticle, isSidecar } from '../files/sidecars';
import { expandPaths, type Target } from '../files/targets';
import { exitCodes, type CommandLineHost, type ExitCode, type FileSystem } from '../host';
import { Failure, noteTemplates, problemTemplates, reasonOf } from '../messages';
import { FolderLabels, type LabelProblems } from '../settings/folderLabels';
import { FolderSettings, type SettingsProblems, type SettingsSource } from '../settings/folderSettings';
import { checkPair, type Pair } from './checkPair';
import { isFixable, type FileReport } from './fileReport';
import type { FileFailure, Reporter } from './reporter';
import { reporters, type ReportFormat } from './reporters';
import { summarize } from './summary';
import { wantsColor } from './textReporter';
import type { WritableFiles } from './writePair';

export interface CheckRunOptions {
  readonly paths: readonly string[];
  readonly format: ReportFormat;
  readonly lowestShown: Severity;
  readonly fix: boolean;
  /** A file may be relative to the working directory. */
  readonly settings: SettingsSource;
  /** Whether configuration may name files outside its repository. */
  readonly trustsSettings: boolean;
}

/** Findings of this severity and above make the run fail, where they are shown. */
const failingSeverity: Severity = 'warning';

/** Checks what the paths lead to, one file at a time, and writes as it goes. */
export async function runCheck(options: CheckRunOptions, host: CommandLineHost): Promise<ExitCode> {
  const run = new CheckRun(options, host);
  return run.run();
}

class CheckRun {
  readonly #options: CheckRunOptions;
  readonly #host: CommandLineHost;
  readonly #output: RunOutput;
  readonly #reporter: Reporter;
  readonly #settings: FolderSettings;
  readonly #labels: FolderLabels;
  /** Until the paths are known nothing can be written. */
  #files: WritableFiles;
  /** By the folder that is looked in last. */
  readonly #accepted = new Map<string, AcceptedLookup<string>>();
  /** Paths of sidecars that were checked with their article. */
  readonly #checkedSidecars = new Set<string>();
  readonly #failures: FileFailure[] = [];
  readonly #counts: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
  #checked = 0;
  #fixed = 0;
  #fixable = 0;
  #notShown = 0;

  constructor(options: CheckRunOptions, host: CommandLineHost) {
    this.#options = options;
    this.#host = host;
    this.#files = writable([], host.fileSystem);
    this.#output = new RunOutput(host);
    this.#reporter = reporters[options.format]({
      rules: everyRule, product: host.product, workingDirectory: host.workingDirectory, color: wantsColor(host.stdout.isTerminal, host.environment),
    });
    const problems: SettingsProblems = {
      failure: (file, failure) => this.#fail(file, this.#output.nameOf(file), failure),
      note: (file, sentence) => this.#output.note(`${this.#output.nameOf(file)}: ${sentence}`),
    };
    const labelProblems: LabelProblems = { failure: (file, failure) => problems.failure(file, failure), found: (file) => this.#showLabelFile(file) };
    this.#labels = new FolderLabels(host.fileSystem, labelProblems, host.workingDirectory, options.trustsSettings);
    const source = typeof options.settings === 'string' ? options.settings : { file: resolve(host.workingDirectory, options.settings.file) };
    this.#settings = new FolderSettings(host.fileSystem, problems, source, options.trustsSettings);
  }

  async run(): Promise<ExitCode> {
    if (this.#options.paths.includes('-') && this.#host.stdin.isTerminal) await this.#output.note(noteTemplates.waitingForInput);
    const report = (name: string, failure: Failure): Promise<void> => this.#fail(resolve(this.#host.workingDirectory, name), name, failure);
    const { targets, folders, given } = await expandPaths(this.#options.paths, this.#host, report);
    this.#files = writable(given, this.#host.fileSystem);
    await this.#output.results(this.#reporter.begin());
    let count = 0;
    for await (const result of loadFiles(targets, this.#host)) {
      if (this.#isStopped()) break;
      await this.#output.progress(count++, targets.length, result.target.name);
      if ('skipped' in result || this.#checkedSidecars.has(result.target.path)) continue;
      if ('failure' in result) await this.#fail(result.target.path, result.target.name, result.failure);
      else if (isSidecar(result.target)) await this.#checkSidecar(result);
      else await this.#checkArticle(result);
    }
    // A folder's name mistyped must not pass for a clean corpus; among others, a folder without articles is nobody's mistake.
    if (!this.#isStopped() && this.#checked === 0 && this.#failures.length === 0) {
      for (const folder of folders) await report(folder, new Failure(problemTemplates.nothingInFolder));
    }
    return this.#finish();
  }

  #isStopped(): boolean {
    return this.#host.interrupted.aborted || this.#output.isClosed;
  }

  async #checkArticle(article: LoadedFile): Promise<void> {
    const { sidecar: target, owner } = await annotationsOf(article.target, this.#host.fileSystem);
    if (target) this.#checkedSidecars.add(target.path);
    const sidecar = target && (await this.#loadOrFail(target));
    const unreadableSidecar = target && !sidecar ? target.name : undefined;
    const isBelowLabels = (await this.#labels.labelsFor(article.target)).origin === 'configuration';
    const kind = articleKindOf({ name: basename(article.target.path), start: article.text.slice(0, recognizedBytes) }, { ownsAnnotationFile: target !== undefined, isBelowLabels });
    // Rules of records do not hold for a text that is only annotated.
    await this.#check({ article, isArticleChecked: kind !== 'annotatedText', sidecar, unreadableSidecar }, article.target, owner);
  }

  /** A sidecar whose text is no article record, or was not among the paths. */
  async #checkSidecar(sidecar: LoadedFile): Promise<void> {
    const isRefused = parseStandoff(sidecar.text).refused !== undefined;
    const target = isRefused ? undefined : await findArticle(sidecar.target, this.#host.fileSystem);
    if (!target && !isRefused) {
      const [article = '', other = ''] = ownerNamesOf(basename(sidecar.target.path));
      const names = { article, other };
      await this.#fail(sidecar.target.path, sidecar.target.name, new Failure(problemTemplates.noArticle, names));
    }
    const article = target && (await this.#loadOrFail(target));
    await this.#check({ article, isArticleChecked: false, sidecar }, sidecar.target);
  }

  async #loadOrFail(target: Target): Promise<LoadedFile | undefined> {
    try {
      return await loadFile(target, this.#host);
    } catch (error) {
      if (!this.#failures.some(({ path }) => path === target.path)) await this.#failWith(target, error);
      return undefined;
    }
  }

  async #check(pair: Pair, target: Target, annotationOwner?: string): Promise<void> {
    this.#checked += Number(pair.isArticleChecked) + Number(pair.sidecar !== undefined);
    const options: CheckOptions = { ...await this.#optionsFor(target), annotationOwner };
    const labels = await this.#labels.labelsFor(target);
    let reports: FileReport[];
    try {
      reports = await checkPair(pair, { options, labels, fix: this.#options.fix, files: this.#files });
    } catch (error) {
      await this.#failWith(target, error);
      return;
    }
    for (const report of reports) await this.#show(report);
  }

  async #showLabelFile({ place, text, problems }: LabelFile<string>): Promise<void> {
    const findings = checkLabelFile(problems, (await this.#settings.optionsFor(place)).severities);
    await this.#show({ path: place, name: this.#output.nameOf(place), text, findings, fixed: 0 });
  }

  async #failWith({ path, name }: Target, error: unknown): Promise<void> {
    await this.#fail(path, name, error instanceof Failure ? error : new Failure(problemTemplates.crashed, { reason: reasonOf(error) }));
  }

  async #show(report: FileReport): Promise<void> {
    if (report.failure) await this.#fail(report.path, report.name, report.failure);
    const shown = report.findings.filter(({ severity }) => isAtLeast(severity, this.#options.lowestShown));
    for (const severity of severities) {
      if (report.more && isAtLeast(severity, this.#options.lowestShown)) this.#notShown += report.more[severity];
    }
    for (const finding of shown) {
      this.#counts[finding.severity]++;
      if (isFixable(finding)) this.#fixable++;
    }
    this.#fixed += report.fixed;
    await this.#output.results(this.#reporter.file(report, shown));
  }

  async #optionsFor({ path, root }: Target): Promise<CheckOptions> {
    const { accepted = acceptedFileName, ...options } = await this.#settings.optionsFor(path);
    return { ...options, isAccepted: await this.#acceptedIn(path, root, accepted), today: this.#host.today() };
  }

  /** What was accepted in an article; undefined where nothing was, or where no settings are to be used. */
  async #acceptedIn(path: string, root: string, name: string): Promise<CheckOptions['isAccepted']> {
    if (name === '' || this.#options.settings === 'none') return undefined;
    const working = this.#host.workingDirectory;
    // The file lies beside the corpus: in the folder that was given, or above it up to where the command runs.
    const top = !relative(working, path).startsWith('..') && working.length < root.length ? working : root;
    const here = await this.#acceptedBelow(top).for(path, top, name);
    if (!here.problems && !this.#failures.some((failure) => failure.path === here.place)) {
      await this.#fail(here.place, this.#output.nameOf(here.place), new Failure(problemTemplates.acceptedNotReadable));
    }
    return acceptance(here);
  }

  #acceptedBelow(top: string): AcceptedLookup<string> {
    const { fileSystem } = this.#host;
    const known = this.#accepted.get(top) ?? new AcceptedLookup(this.#options.trustsSettings ? portFiles(fileSystem) : filesWithin(() => ({ from: top, otherwise: top }), fileSystem));
    this.#accepted.set(top, known);
    return known;
  }

  async #fail(path: string, name: string, failure: Failure): Promise<void> {
    this.#failures.push({ path, failure });
    await this.#output.fail(name, failure);
  }

  async #finish(): Promise<ExitCode> {
    const isInterrupted = this.#host.interrupted.aborted;
    const summary = { files: this.#checked, counts: this.#counts, failures: this.#failures, isComplete: !isInterrupted };
    await this.#output.results(this.#reporter.end(summary));
    await this.#output.clearProgress();
    if (isInterrupted) await this.#output.note(noteTemplates.interrupted);
    if (this.#options.format === 'text' && !this.#output.isClosed && (this.#checked > 0 || this.#failures.length > 0)) {
      await this.#output.note(summarize(summary, { fixed: this.#fixed, fixable: this.#fixable, notShown: this.#notShown }));
    }
    if (isInterrupted) return exitCodes.interrupted;
    if (this.#failures.length > 0) return exitCodes.failure;
    const fails = severities.some((severity) => isAtLeast(severity, failingSeverity) && this.#counts[severity] > 0);
    return fails ? exitCodes.findings : exitCodes.clean;
  }
}

/** The files of the machine, to be written below these folders only. */
function writable(folders: readonly string[], fileSystem: FileSystem): WritableFiles {
  return {
    ...writesWithin(folders, fileSystem),
    readFile: (path, mostBytes) => fileSystem.readFile(path, mostBytes),
    linkTarget: (path) => fileSystem.linkTarget(path),
  };
}
