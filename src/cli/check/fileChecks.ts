import { basename } from 'node:path';
import { articleKindOf, ownerNamesOf, recognizedBytes } from '../../core/corpus/articleNames';
import type { LabelFile } from '../../core/corpus/labelLookup';
import { inEnglishOften, type Message } from '../../core/message';
import type { CheckOptions } from '../../core/rules/check';
import type { ArticleTrace } from '../../core/rules/twins/traces';
import { everyRule } from '../../core/rules/everyRule';
import { checkLabelFile } from '../../core/rules/labels/configuration';
import { isAtLeast, severities, type Severity } from '../../core/rules/rule';
import { parseStandoff } from '../../core/standoff/standoffDocument';
import type { CacheEntry, CacheStrategy } from '../cache/cacheEntry';
import type { KnownTarget } from '../cache/cacheFile';
import { articleDigest, articleVersion, BatchFiles, type DiskState } from '../cache/unchanged';
import { writesWithin } from '../files/boundaries';
import { loadFile, type LoadedFile, type LoadResult } from '../files/load';
import { shortName } from '../files/relativePath';
import { annotationsOf, findArticle, isSidecar } from '../files/sidecars';
import type { Target } from '../files/targets';
import type { FileSystem, Product } from '../host';
import { Failure, problemTemplates, reasonOf } from '../messages';
import { FileConfiguration, type ConfigurationSetup } from '../settings/fileConfiguration';
import { checkPair, type Pair, type PairReports } from './checkPair';
import { isFixable, type FileReport } from './fileReport';
import { keptCheck, readKeptCheck } from './keptChecks';
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
  /** By what files count as unchanged since they were checked; undefined where everything is checked. */
  readonly cache: CacheStrategy | undefined;
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

/** An article that is compared with others. */
export interface TracedArticle {
  /** Absolute. */
  readonly path: string;
  readonly name: string;
  /** Whether its text is a record, and not body as a whole. */
  readonly isRecord: boolean;
  readonly trace: ArticleTrace;
}

/** What became of one target; plain data. */
export interface TargetOutcome {
  readonly name: string;
  /** Files that were checked: an article, its annotation file. */
  checked: number;
  readonly results: Results[];
  readonly messages: RunMessage[];
  /** What is compared with other articles when all are checked. */
  article?: TracedArticle;
  /** What a cache may keep of it. */
  entry?: CacheEntry;
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
  readonly #translate = inEnglishOften();
  /** Paths that a failure was told of. */
  readonly #failed = new Set<string>();
  #outcome: TargetOutcome = outcomeOf('');
  /** Results of the target under way before they are written in a format, those of label files left out. */
  #own: Results[] = [];
  /** Whether the target under way was checked as a whole, and nothing was changed. */
  #isSettled = true;

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
      failure: (file, failure) => this.#say({ path: file, name: this.#nameOf(file) }, failure),
      note: (file, sentence) => Promise.resolve(void this.#outcome.messages.push({ sentence: `${this.#nameOf(file)}: ${sentence}` })),
      found: (file) => this.#showLabelFile(file),
    });
  }

  /**
   * What becomes of each target, in their order. An annotation file has to be among the same targets as its article.
   * @param isStopped asked before each target
   * @param isDue asked behind each target with how many are done: whether they are wanted before the rest. To hand over each by itself costs a twentieth of its check.
   */
  async *check(batch: readonly KnownTarget[], isStopped: () => boolean, isDue: (done: number) => boolean = () => false): AsyncGenerator<readonly TargetOutcome[]> {
    const files = await BatchFiles.of(batch, this.#setup.cache, this.#fileSystem);
    let done: TargetOutcome[] = [];
    for (const { target, known } of batch) {
      if (isStopped()) break;
      this.#outcome = outcomeOf(target.name);
      this.#own = [];
      this.#isSettled = true;
      const state = files.stateOf(target);
      const isDone = isSidecar(target) && this.#checkedSidecars.has(target.path);
      if (!isDone && !(state && known && await this.#isRepeated(target, known, state))) await this.#checkLoaded(await files.read(target), known);
      done.push(this.#outcome);
      if (!isDue(done.length)) continue;
      yield done;
      done = [];
    }
    if (done.length > 0) yield done;
  }

  async #checkLoaded(result: LoadResult, known: CacheEntry | undefined): Promise<void> {
    const { target } = result;
    if ('skipped' in result) return;
    if ('failure' in result) await this.#fail(target, result.failure);
    else if (isSidecar(target)) await this.#checkSidecar(result);
    else await this.#checkArticle(result, known);
  }

  async #checkArticle(article: LoadedFile, known: CacheEntry | undefined): Promise<void> {
    const { sidecar: target, owner } = await annotationsOf(article.target, this.#fileSystem);
    if (target) this.#checkedSidecars.add(target.path);
    const sidecar = target && (await this.#loadOrFail(target));
    const unreadableSidecar = target && !sidecar ? target.name : undefined;
    const isBelowLabels = (await this.#configuration.labelsFor(article.target)).origin === 'configuration';
    const isKept = this.#setup.cache !== undefined;
    const around = isKept ? await this.#configuration.digestFor(article.target) : '';
    const content = isKept ? articleDigest(article.target, { owner }, [article.text, sidecar?.text], around) : '';
    // What the disk says may be out of date where the strategy goes by content; then it only counts for less.
    if (isKept && content === known?.content && this.#setup.cache === 'content') return this.#repeat(article.target, known);
    const metadata = isKept ? articleVersion(article.target, { owner }, [article.version, sidecar?.version], around) : '';
    if (isKept && content === known?.content) return this.#repeat(article.target, { ...known, metadata });
    const kind = articleKindOf({ name: basename(article.target.path), start: article.text.slice(0, recognizedBytes) }, { ownsAnnotationFile: target !== undefined, isBelowLabels });
    // Rules of records do not hold for a text that is only annotated.
    await this.#check({ article, isArticleChecked: kind !== 'annotatedText', sidecar, unreadableSidecar }, article.target, owner);
    if (isKept && this.#isSettled) this.#outcome.entry = { content, metadata, kept: keptCheck({ checked: this.#outcome.checked, results: this.#own, article: this.#outcome.article }, this.#setup.workingDirectory) };
  }

  /** Whether the disk says that nothing changed since the article was checked; then what was found is said again. */
  async #isRepeated(target: Target, known: CacheEntry, state: DiskState): Promise<boolean> {
    // What is wrong with labels is said before what is wrong with settings.
    await this.#configuration.labelsFor(target);
    if (articleVersion(target, state, [state.version, state.sidecarVersion], await this.#configuration.digestFor(target)) !== known.metadata) return false;
    if (state.sidecar) this.#checkedSidecars.add(state.sidecar.path);
    await this.#repeat(target, known);
    return true;
  }

  /** Says again what was found when the article was checked. */
  async #repeat(target: Target, entry: CacheEntry): Promise<void> {
    // What is wrong with settings is reported all the same.
    await this.#configuration.optionsFor(target);
    const { checked, results, article } = readKeptCheck(entry.kept, target, this.#setup.workingDirectory);
    this.#outcome.checked += checked;
    this.#outcome.results.push(...results.map((result) => this.#written(result)));
    if (article) this.#outcome.article = article;
    this.#outcome.entry = entry;
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
    const around = await this.#configuration.optionsFor(target);
    const options: CheckOptions = annotationOwner === undefined ? around : { ...around, annotationOwner };
    const labels = await this.#configuration.labelsFor(target);
    let found: PairReports;
    try {
      found = await checkPair(pair, { options, labels, fix: this.#setup.fix, files: this.#files });
    } catch (error) {
      await this.#failWith(target, error);
      return;
    }
    if (pair.article && found.trace) this.#outcome.article = { path: pair.article.target.path, name: pair.article.target.name, isRecord: pair.isArticleChecked, trace: found.trace };
    for (const report of found.reports) await this.#show(report);
  }

  async #showLabelFile({ place, text, problems }: LabelFile<string>): Promise<void> {
    const findings = checkLabelFile(problems, await this.#configuration.severitiesFor(place));
    await this.#show({ path: place, name: this.#nameOf(place), text, findings, fixed: 0 }, place);
  }

  async #show(report: FileReport, labelFile?: string): Promise<void> {
    const { lowestShown } = this.#setup;
    if (report.failure) await this.#fail(report, report.failure);
    const shown = report.findings.filter(({ severity }) => isAtLeast(severity, lowestShown));
    const notShown = severities.reduce((sum, severity) => sum + (isAtLeast(severity, lowestShown) ? report.more?.[severity] ?? 0 : 0), 0);
    // Nothing is found in most files, and nothing is to be said of them.
    if (shown.length === 0 && report.fixed === 0 && notShown === 0) return;
    const counts: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
    for (const { severity } of shown) counts[severity]++;
    const { format, cache } = this.#setup;
    const result: Results = {
      ...(labelFile !== undefined && { labelFile }), shown: locate(report, shown, { withFixes: format === 'part' || format === 'sarif' || cache !== undefined, translate: this.#translate }), counts,
      fixable: shown.filter(isFixable).length, fixed: report.fixed, notShown,
    };
    this.#outcome.results.push(this.#written(result));
    if (labelFile !== undefined) return;
    this.#own.push(result);
    if (report.fixed > 0) this.#isSettled = false;
  }

  #written(result: Results): Results {
    return this.#reporter && 'findings' in result.shown ? { ...result, shown: [...this.#reporter.file(result.shown)] } : result;
  }

  #failWith(target: Target, error: unknown): Promise<void> {
    return this.#fail(target, error instanceof Failure ? error : new Failure(problemTemplates.crashed, { reason: reasonOf(error) }));
  }

  #fail(file: { readonly path: string; readonly name: string }, failure: Failure): Promise<void> {
    this.#isSettled = false;
    return this.#say(file, failure);
  }

  #say({ path, name }: { readonly path: string; readonly name: string }, { problem }: Failure): Promise<void> {
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
