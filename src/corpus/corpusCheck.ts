import * as vscode from 'vscode';
import type { Labels } from '../annotating/labels';
import { DiagnosticFormat, rangeBetween, textRanges } from '../checking/diagnosticFormat';
import type { Problems } from '../checking/problems';
import { mayBeArticle } from '../core/corpus/articleNames';
import { checkCandidate, type CandidateFindings } from '../core/corpus/candidateCheck';
import { articleNamesOfChange, type Candidate, candidateOf, candidatesBelow, forEachAtOnce, lookUp, readsAtOnce } from '../core/corpus/corpusArticles';
import { publishersOfCorpus } from '../core/corpus/corpusPublishers';
import type { FileChange, Subscription } from '../core/corpus/files';
import { listed, type ListedFinding } from '../core/rules/listedFinding';
import { countsOf, isAtLeast, severities, type ReportedFinding, type Severity } from '../core/rules/rule';
import type { CorpusFinding } from '../core/rules/twins/checkCorpus';
import { corpusRules } from '../core/rules/twins/corpusRules';
import { isArticle } from '../platform/articles';
import type { Configuration } from '../platform/configuration';
import { runAndLog, type Log } from '../platform/log';
import { nameOf } from '../platform/nameOf';
import { textOf } from '../platform/textOf';
import { workspaceFiles } from '../platform/workspaceFiles';
import { CorpusComparison } from './comparison';
import { CorpusTwins } from './corpusTwins';
import { GatheredChanges } from './gatheredChanges';
import type { CheckedArticle } from './threads/checkMessages';
import { CheckThreads } from './threads/checkThreads';
import { TouchedFiles } from './threads/touchedFiles';
import { isBelow, watchCorpus } from './watchCorpus';

/** A corpus in which something changes all the time is compared once it rests. */
const mostComparisons = 5;

/** How far a check of all articles is. */
export interface CorpusProgress {
  readonly done: number;
  readonly total: number;
}

/** What a check of all articles found; of what was checked until then, where it was cancelled. */
export interface CorpusSummary {
  articles: number;
  unreadable: number;
  readonly counts: Record<Severity, number>;
}

/** Where problems are shown. */
export type ShownProblems = Pick<Problems, 'set' | 'delete' | 'clear'>;

type Counts = Readonly<Record<Severity, number>>;

/** An article with its annotation file that was checked, here or in a thread. */
type Checked = Omit<CheckedArticle, 'listed'> & { readonly files: readonly { readonly place: vscode.Uri; readonly listed: readonly ListedFinding[] }[] };

/**
 * Checks the articles of the workspace that nobody has open, without opening them, and keeps their problems current from then on.
 * Articles that are open have their own checks; here they only count.
 */
export class CorpusCheck implements vscode.Disposable {
  readonly #problems: ShownProblems;
  readonly #labels: Labels;
  readonly #configuration: Configuration;
  readonly #log: Log;
  readonly #format = new DiagnosticFormat();
  readonly #comparison: CorpusComparison;
  /** Undefined where all is checked here. */
  readonly #threads: CheckThreads | undefined;
  /** One for each check of all articles that is under way in threads. */
  readonly #touched = new Set<TouchedFiles>();
  readonly #disposables: vscode.Disposable[] = [];
  #watch: Subscription | undefined;
  /** Articles of which a file changed since they were checked, and folders that came or went. */
  readonly #changes: GatheredChanges;

  /**
   * @param extensionUri where the program of the threads is; undefined: all is checked in this one
   * @param comparedOpen URIs of open articles of which somebody else shows which others they repeat
   */
  constructor(problems: ShownProblems, labels: Labels, configuration: Configuration, log: Log, extensionUri?: vscode.Uri, comparedOpen: ReadonlySet<string> = new Set()) {
    this.#problems = problems;
    this.#labels = labels;
    this.#configuration = configuration;
    this.#log = log;
    this.#threads = extensionUri && new CheckThreads(extensionUri, configuration, labels, log);
    this.#comparison = new CorpusComparison(problems, configuration, this.#format, comparedOpen);
    this.#changes = new GatheredChanges(() => runAndLog(log, 'Check of changed articles', () => this.#checkChanged()));
    this.#disposables.push(
      // An open article shows its problems itself, a closed one as the corpus.
      vscode.workspace.onDidOpenTextDocument((document) => {
        for (const touched of this.#touched) touched.addFile(document.uri);
        if (isArticle(document)) this.#problems.delete('corpus', document.uri);
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#fileChanged(uri, 'changed')),
      vscode.workspace.onDidChangeWorkspaceFolders(({ removed }) => removed.forEach(({ uri }) => this.#forget((file) => isBelow(uri, file)))),
      // A problem may be accepted now, or its rule off.
      configuration.onDidChange(() => {
        for (const uri of this.#comparison.reported) this.#fileChanged(uri, 'changed');
      }),
    );
  }

  dispose(): void {
    this.#changes.dispose();
    this.#watch?.dispose();
    for (const disposable of this.#disposables) disposable.dispose();
  }

  /** Whether it shows which articles repeat others. */
  get hasCompared(): boolean {
    return this.#comparison.hasCompared;
  }

  /** Problems of files that were checked before stay until the file is checked again, and what was found until a cancellation stays. */
  async run(token: vscode.CancellationToken, report: (progress: CorpusProgress) => void): Promise<CorpusSummary> {
    this.#watch ??= watchCorpus({ file: (file, change) => this.#fileChanged(file, change), folder: (folder, change) => this.#folderChanged(folder, change) });
    const summary: CorpusSummary = { articles: 0, unreadable: 0, counts: countsOf([]) };
    const cancelled = new Promise<void>((resolve) => token.onCancellationRequested(() => resolve()));
    await Promise.race([cancelled, this.#checkAll(token, report, summary)]);
    return { ...summary, counts: { ...summary.counts } };
  }

  async #checkAll(token: vscode.CancellationToken, report: (progress: CorpusProgress) => void, summary: CorpusSummary): Promise<void> {
    const isCancelled = (): boolean => token.isCancellationRequested;
    const candidates = await this.candidates(isCancelled);
    let done = 0;
    const count = (found: Counts | 'unreadable' | undefined): void => {
      if (isCancelled()) return;
      if (found === 'unreadable') summary.unreadable++;
      else if (found) {
        summary.articles++;
        for (const severity of severities) summary.counts[severity] += found[severity];
      }
      report({ done: ++done, total: candidates.length });
    };
    const checkHere = async (candidate: Candidate<vscode.Uri>): Promise<void> => count(await this.#check(candidate));
    if (this.#threads?.areFor(candidates)) await this.#checkInThreads(this.#threads, candidates, token, count, checkHere);
    else await forEachAtOnce(candidates, readsAtOnce, checkHere, isCancelled);
    if (isCancelled()) return;
    const there = new Set(candidates.flatMap(({ place, annotationFile }) => [place, ...annotationFile ? [annotationFile] : []]).map(String));
    this.#forget((file) => !there.has(file.toString()));
    let repeated: readonly CorpusFinding[] | undefined;
    // A file that changes meanwhile makes a comparison void: without another one the summary would lack all that articles repeat.
    for (let left = mostComparisons; left > 0 && !repeated && !isCancelled(); left--) repeated = await this.#comparison.compare();
    for (const { severity } of repeated ?? []) summary.counts[severity]++;
  }

  /** What threads find is shown in the order of the files; what they leave, and what changed since they began, is checked here. */
  async #checkInThreads(
    threads: CheckThreads, candidates: readonly Candidate<vscode.Uri>[], token: vscode.CancellationToken,
    count: (found: Counts | 'unreadable' | undefined) => void, checkHere: (candidate: Candidate<vscode.Uri>) => Promise<void>,
  ): Promise<void> {
    const touched = new TouchedFiles();
    this.#touched.add(touched);
    try {
      for await (const { batch, outcomes } of threads.check(candidates, token)) {
        await forEachAtOnce([...batch.entries()], readsAtOnce, async ([index, candidate]) => {
          const outcome = outcomes[index];
          if (outcome === undefined || touched.has(candidate.place)) await checkHere(candidate);
          else count(await this.#check(candidate, () => (outcome === 'none' ? undefined : inPlaces(candidate, outcome))));
        }, () => token.isCancellationRequested);
      }
    } finally {
      this.#touched.delete(touched);
    }
  }

  /** The files of the workspace that may be articles; what their titles tell of publishers is known to checks from then on. */
  async candidates(isCancelled: () => boolean): Promise<readonly Candidate<vscode.Uri>[]> {
    const candidates: Candidate<vscode.Uri>[] = [];
    for (const { uri } of vscode.workspace.workspaceFolders ?? []) candidates.push(...await candidatesBelow(uri, workspaceFiles, isCancelled));
    this.#configuration.learnedPublishers = await publishersOfCorpus(candidates.map(({ place }) => place), workspaceFiles, isCancelled);
    return candidates;
  }

  /**
   * Those of the articles in which, or in whose annotation files, a rule finds something that *Check All Articles* shows, by URI. Never rejects.
   * A rule that compares articles looks at all of the workspace: what one of them repeats may be any other.
   */
  async articlesWith(rule: string, among: readonly Candidate<vscode.Uri>[], isCancelled: () => boolean): Promise<ReadonlySet<string>> {
    const isShown = ({ severity }: ReportedFinding, article: vscode.Uri): boolean => isAtLeast(severity, this.#configuration.corpusSeverity(article));
    const comparing = corpusRules.some(({ id }) => id === rule);
    const twins = new CorpusTwins();
    const found = new Set<string>();
    await forEachAtOnce(comparing ? await this.candidates(isCancelled) : among, readsAtOnce, async (candidate) => {
      const { place } = candidate;
      const pair = await this.findingsOf(candidate).catch(() => undefined);
      if (comparing && pair?.trace) twins.set(place, pair.trace, pair.isRecord);
      if (pair?.files.some(({ findings }) => findings.some((finding) => finding.rule === rule && isShown(finding, place)))) found.add(place.toString());
    }, isCancelled);
    if (!comparing || isCancelled()) return found;
    const compared = (await twins.find())?.filter(({ finding, article }) => finding.rule === rule && isShown(finding, article)).map(({ article }) => article.toString());
    const wanted = new Set(compared);
    return new Set(among.map(({ place }) => place.toString()).filter((article) => wanted.has(article)));
  }

  /** The problems of one article and of its annotation file, whether or not they are shown. @throws where the file is no article */
  async problemsOf(article: vscode.Uri): Promise<readonly { readonly uri: vscode.Uri; readonly diagnostics: readonly vscode.Diagnostic[] }[]> {
    const folder = vscode.Uri.joinPath(article, '..');
    const names = new Set((await workspaceFiles.list(folder) ?? []).filter(({ kind }) => kind === 'file').map(({ name }) => name));
    const pair = await this.findingsOf(candidateOf(nameOf(article), names, folder, workspaceFiles));
    if (!pair) throw new Error(`${vscode.workspace.asRelativePath(article)} is not an article.`);
    return pair.files.map(({ place, text, findings }) => {
      const rangeOf = textRanges(text);
      return { uri: place, diagnostics: findings.map((finding) => this.#format.diagnosticOf(finding, rangeOf(finding.range))) };
    });
  }

  /** Checks and shows an article. @param checkedOf where it was checked elsewhere; undefined where the file is no article, as here */
  async #check(
    candidate: Candidate<vscode.Uri>, checkedOf: () => Promise<Checked | undefined> | Checked | undefined = () => this.#checkedHere(candidate),
  ): Promise<Counts | 'unreadable' | undefined> {
    try {
      return this.#publish(candidate, await checkedOf());
    } catch (error) {
      this.#log.warn(`${candidate.place.toString(true)} cannot be checked: ${String(error)}`);
      return 'unreadable';
    }
  }

  async #checkedHere(candidate: Candidate<vscode.Uri>): Promise<Checked | undefined> {
    const pair = await this.findingsOf(candidate);
    if (!pair) return undefined;
    const { files, trace, isRecord } = pair;
    return {
      isRecord, trace, counts: countsOf(files.flatMap(({ findings }) => findings)),
      files: files.map(({ place, text, findings }) => ({ place, listed: listed(text, findings, this.#configuration.corpusSeverity(place)) })),
    };
  }

  /** Shows what was found in an article in the place of what was shown of it before. @param checked undefined where the file is no article */
  #publish({ place: article }: Candidate<vscode.Uri>, checked: Checked | undefined): Counts | undefined {
    if (!checked) {
      this.#problems.delete('corpus', article);
      this.#comparison.delete(article);
      return undefined;
    }
    if (checked.trace) this.#comparison.set(article, checked.trace, checked.isRecord);
    for (const { place, listed: ofFile } of checked.files) {
      const shown = ofFile.length === 0 || isShownByItself(place) ? [] : ofFile;
      this.#problems.set('corpus', place, this.#format.shown(shown, ({ start, end }) => rangeBetween(start, end)));
    }
    return checked.counts;
  }

  /** What is found in an article and in its annotation file, in this order; undefined where the file is no article. @throws where one cannot be read */
  findingsOf(candidate: Candidate<vscode.Uri>): Promise<CandidateFindings<vscode.Uri> | undefined> {
    const { place, annotationOwner } = candidate;
    return checkCandidate<vscode.Uri>(candidate, { nameOf, textOf }, async () => {
      const [check, { labels }] = await Promise.all([this.#configuration.checkOptionsOfFile(place, annotationOwner), this.#labels.for(place)]);
      return { check, labels };
    });
  }

  #fileChanged(file: vscode.Uri, change: FileChange): void {
    if (!this.#watch || articleNamesOfChange(nameOf(file)).length === 0) return;
    for (const touched of this.#touched) touched.addFile(file);
    if (change === 'deleted') {
      this.#problems.delete('corpus', file);
      this.#comparison.delete(file);
    }
    for (const name of articleNamesOfChange(nameOf(file))) this.#changes.add(vscode.Uri.joinPath(file, '..', name));
  }

  /** Of what a folder holds nobody else tells. */
  #folderChanged(folder: vscode.Uri, change: FileChange): void {
    for (const touched of this.#touched) touched.addFolder(folder);
    if (change === 'deleted') this.#forget((file) => isBelow(folder, file));
    this.#changes.add(folder);
  }

  /** Files that are none of the workspace any more. */
  #forget(isMeant: (uri: vscode.Uri) => boolean): void {
    this.#problems.clear('corpus', isMeant);
    this.#comparison.forget(isMeant);
  }

  async #checkChanged(): Promise<void> {
    const changed = this.#changes.take();
    const { there } = await lookUp(changed.filter((uri) => mayBeArticle(nameOf(uri))), workspaceFiles);
    const candidates = [...there];
    for (const folder of changed.filter((uri) => !mayBeArticle(nameOf(uri)))) candidates.push(...await candidatesBelow(folder, workspaceFiles, () => false));
    await forEachAtOnce(candidates, readsAtOnce, async (candidate) => {
      await this.#check(candidate);
    }, () => false);
    await this.#comparison.compare();
  }
}

function inPlaces({ place, annotationFile }: Candidate<vscode.Uri>, { listed: lists, ...checked }: CheckedArticle): Checked {
  const places = annotationFile ? [place, annotationFile] : [place];
  return { ...checked, files: places.map((file, index) => ({ place: file, listed: lists[index] ?? [] })) };
}

/** Whether the checks of open articles show this file's problems: an open article, and the annotation file of one. */
function isShownByItself(uri: vscode.Uri): boolean {
  const names = articleNamesOfChange(nameOf(uri)).map((name) => vscode.Uri.joinPath(uri, '..', name).toString());
  return vscode.workspace.textDocuments.some((document) => !document.isClosed
    && (document.uri.toString() === uri.toString() || (isArticle(document) && names.includes(document.uri.toString()))));
}
