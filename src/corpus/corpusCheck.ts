import * as vscode from 'vscode';
import type { Labels } from '../annotating/labels';
import { DiagnosticFormat, textRanges } from '../checking/diagnosticFormat';
import type { Problems } from '../checking/problems';
import { mayBeArticle } from '../core/corpus/articleNames';
import { articleNamesOfChange, type Candidate, candidateOf, candidatesBelow, forEachAtOnce, kindOfCandidate, lookUp, readsAtOnce } from '../core/corpus/corpusArticles';
import { publishersOfCorpus } from '../core/corpus/corpusPublishers';
import type { FileChange, Subscription } from '../core/corpus/files';
import { checkPair } from '../core/rules/checkPair';
import { isAtLeast, type ReportedFinding, type Severity } from '../core/rules/rule';
import { corpusRules } from '../core/rules/twins/corpusRules';
import type { ArticleTrace } from '../core/rules/twins/traces';
import { isArticle } from '../platform/articles';
import type { Configuration } from '../platform/configuration';
import { runAndLog, type Log } from '../platform/log';
import { nameOf } from '../platform/nameOf';
import { textOf } from '../platform/textOf';
import { workspaceFiles } from '../platform/workspaceFiles';
import { CorpusComparison } from './comparison';
import { CorpusTwins } from './corpusTwins';
import { GatheredChanges } from './gatheredChanges';
import { isBelow, watchCorpus } from './watchCorpus';

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

/** What was found in one file. */
interface FileFindings {
  readonly uri: vscode.Uri;
  readonly text: string;
  readonly findings: readonly ReportedFinding[];
}

/** What was found in an article and its annotation file, and what it is compared with others by. */
interface PairFindings {
  readonly files: readonly FileFindings[];
  readonly trace: ArticleTrace | undefined;
  readonly isRecord: boolean;
}

/**
 * Checks the articles of the workspace that nobody has open, without opening them, and keeps their problems current from then on.
 * Articles that are open have their own checks; here they only count.
 */
export class CorpusCheck implements vscode.Disposable {
  readonly #problems: Problems;
  readonly #labels: Labels;
  readonly #configuration: Configuration;
  readonly #log: Log;
  readonly #format = new DiagnosticFormat();
  readonly #comparison: CorpusComparison;
  readonly #disposables: vscode.Disposable[] = [];
  #watch: Subscription | undefined;
  /** Articles of which a file changed since they were checked, and folders that came or went. */
  readonly #changes: GatheredChanges;

  constructor(problems: Problems, labels: Labels, configuration: Configuration, log: Log) {
    this.#problems = problems;
    this.#labels = labels;
    this.#configuration = configuration;
    this.#log = log;
    this.#comparison = new CorpusComparison(problems, configuration, this.#format);
    this.#changes = new GatheredChanges(() => runAndLog(log, 'Check of changed articles', () => this.#checkChanged()));
    this.#disposables.push(
      // An open article shows its problems itself, a closed one as the corpus.
      vscode.workspace.onDidOpenTextDocument((document) => {
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

  /** Problems of files that were checked before stay until the file is checked again, and what was found until a cancellation stays. */
  async run(token: vscode.CancellationToken, report: (progress: CorpusProgress) => void): Promise<CorpusSummary> {
    this.#watch ??= watchCorpus({ file: (file, change) => this.#fileChanged(file, change), folder: (folder, change) => this.#folderChanged(folder, change) });
    const summary: CorpusSummary = { articles: 0, unreadable: 0, counts: { error: 0, warning: 0, information: 0, hint: 0 } };
    const cancelled = new Promise<void>((resolve) => token.onCancellationRequested(() => resolve()));
    await Promise.race([cancelled, this.#checkAll(token, report, summary)]);
    return { ...summary, counts: { ...summary.counts } };
  }

  async #checkAll(token: vscode.CancellationToken, report: (progress: CorpusProgress) => void, summary: CorpusSummary): Promise<void> {
    const isCancelled = (): boolean => token.isCancellationRequested;
    const candidates = await this.candidates(isCancelled);
    let done = 0;
    await forEachAtOnce(candidates, readsAtOnce, async (candidate) => {
      const found = await this.#check(candidate);
      if (isCancelled()) return;
      if (found === 'unreadable') summary.unreadable++;
      else if (found) {
        summary.articles++;
        for (const { severity } of found) summary.counts[severity]++;
      }
      report({ done: ++done, total: candidates.length });
    }, isCancelled);
    if (isCancelled()) return;
    const there = new Set(candidates.flatMap(({ place, annotationFile }) => [place, ...annotationFile ? [annotationFile] : []]).map(String));
    this.#forget((file) => !there.has(file.toString()));
    for (const { severity } of await this.#comparison.compare()) summary.counts[severity]++;
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
    return pair.files.map(({ uri, text, findings }) => {
      const rangeOf = textRanges(text);
      return { uri, diagnostics: findings.map((finding) => this.#format.diagnosticOf(finding, rangeOf(finding.range))) };
    });
  }

  /** Undefined where the file is no article. */
  async #check(candidate: Candidate<vscode.Uri>): Promise<readonly ReportedFinding[] | 'unreadable' | undefined> {
    try {
      return await this.#checkArticle(candidate);
    } catch (error) {
      this.#log.warn(`${candidate.place.toString(true)} cannot be checked: ${String(error)}`);
      return 'unreadable';
    }
  }

  async #checkArticle(candidate: Candidate<vscode.Uri>): Promise<readonly ReportedFinding[] | undefined> {
    const pair = await this.findingsOf(candidate);
    if (!pair) {
      this.#problems.delete('corpus', candidate.place);
      this.#comparison.delete(candidate.place);
      return undefined;
    }
    if (pair.trace) this.#comparison.set(candidate.place, pair.trace, pair.isRecord);
    for (const { uri, text, findings } of pair.files) this.#show(uri, text, findings);
    return pair.files.flatMap(({ findings }) => findings);
  }

  /** What is found in an article and in its annotation file, in this order; undefined where the file is no article. @throws where one cannot be read */
  async findingsOf(candidate: Candidate<vscode.Uri>): Promise<PairFindings | undefined> {
    const { place, annotationFile, annotationOwner } = candidate;
    const article = await textOf(place);
    const kind = article === undefined ? 'none' : kindOfCandidate(candidate, article, workspaceFiles);
    if (article === undefined || kind === 'none') return undefined;
    const [check, { labels }, sidecar] = await Promise.all([
      this.#configuration.checkOptionsOfFile(place, annotationOwner), this.#labels.for(place), annotationFile && textOf(annotationFile),
    ]);
    const isRecord = kind === 'record';
    const found = checkPair({ article, sidecar, isRecord }, { check, labels });
    const ofArticle = { uri: place, text: article, findings: found.article };
    const files = annotationFile && sidecar !== undefined ? [ofArticle, { uri: annotationFile, text: sidecar, findings: found.sidecar }] : [ofArticle];
    return { files, trace: found.trace, isRecord };
  }

  #show(uri: vscode.Uri, text: string, findings: readonly ReportedFinding[]): void {
    const lowest = this.#configuration.corpusSeverity(uri);
    const shown = isShownByItself(uri) ? [] : findings.filter(({ severity }) => isAtLeast(severity, lowest));
    const rangeOf = shown.length > 0 ? textRanges(text) : undefined;
    this.#problems.set('corpus', uri, rangeOf ? this.#format.shown(shown, rangeOf) : []);
  }

  #fileChanged(file: vscode.Uri, change: FileChange): void {
    if (!this.#watch || articleNamesOfChange(nameOf(file)).length === 0) return;
    if (change === 'deleted') {
      this.#problems.delete('corpus', file);
      this.#comparison.delete(file);
    }
    for (const name of articleNamesOfChange(nameOf(file))) this.#changes.add(vscode.Uri.joinPath(file, '..', name));
  }

  /** Of what a folder holds nobody else tells. */
  #folderChanged(folder: vscode.Uri, change: FileChange): void {
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

/** Whether the checks of open articles show this file's problems: an open article, and the annotation file of one. */
function isShownByItself(uri: vscode.Uri): boolean {
  const names = articleNamesOfChange(nameOf(uri)).map((name) => vscode.Uri.joinPath(uri, '..', name).toString());
  return vscode.workspace.textDocuments.some((document) => !document.isClosed
    && (document.uri.toString() === uri.toString() || (isArticle(document) && names.includes(document.uri.toString()))));
}
