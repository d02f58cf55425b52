import type * as vscode from 'vscode';
import { ArticleMarkLookup } from '../core/corpus/articleMarkLookup';
import { forEachAtOnce, readsAtOnce } from '../core/corpus/corpusArticles';
import { CorpusStatistics } from '../core/corpus/corpusStatistics';
import { isAtLeast, type ReportedFinding } from '../core/rules/rule';
import type { Configuration } from '../platform/configuration';
import type { Log } from '../platform/log';
import { workspaceFiles } from '../platform/workspaceFiles';
import type { Overview } from '../protocol/overviewMessages';
import type { CorpusCheck, CorpusProgress } from './corpusCheck';
import { CorpusTwins } from './corpusTwins';

/** Rows of a table that people may read to its end. */
const mostRows = 200;
/** Names of which pairs are shown: each is a row and a column. */
const pairedNames = 12;

/** What the workspace holds; of what was counted until then, where it was cancelled. */
export interface CountedCorpus {
  readonly overview: Overview;
  readonly isPartial: boolean;
}

/** Counts the articles of the workspace without opening them. What is open counts as it is in the editor. */
export class CorpusCount {
  readonly #check: Pick<CorpusCheck, 'candidates' | 'findingsOf'>;
  readonly #configuration: Pick<Configuration, 'corpusSeverity'>;
  readonly #log: Pick<Log, 'warn'>;

  constructor(check: Pick<CorpusCheck, 'candidates' | 'findingsOf'>, configuration: Pick<Configuration, 'corpusSeverity'>, log: Pick<Log, 'warn'>) {
    this.#check = check;
    this.#configuration = configuration;
    this.#log = log;
  }

  /** Problems are those that *Check All Articles* shows; of a count that was cancelled, without those that articles show beside each other. */
  async count(token: vscode.CancellationToken, report: (progress: CorpusProgress) => void): Promise<CountedCorpus> {
    const statistics = new CorpusStatistics();
    const cancelled = new Promise<void>((resolve) => void token.onCancellationRequested(() => resolve()));
    await Promise.race([this.#countAll(statistics, () => token.isCancellationRequested, report), cancelled]);
    return { overview: overviewOf(statistics), isPartial: token.isCancellationRequested };
  }

  async #countAll(statistics: CorpusStatistics, isCancelled: () => boolean, report: (progress: CorpusProgress) => void): Promise<void> {
    const isShown = ({ severity }: ReportedFinding, article: vscode.Uri): boolean => isAtLeast(severity, this.#configuration.corpusSeverity(article));
    const marks = new ArticleMarkLookup(workspaceFiles, (file, error) => this.#log.warn(`${file.toString(true)} cannot be read: ${String(error)}`));
    const twins = new CorpusTwins();
    const candidates = await this.#check.candidates(isCancelled);
    let done = 0;
    await forEachAtOnce(candidates, readsAtOnce, async (candidate) => {
      const { place } = candidate;
      try {
        const [pair, mark] = await Promise.all([this.#check.findingsOf(candidate), marks.markOf(place)]);
        if (isCancelled()) return;
        if (pair) {
          const { files, trace, isRecord } = pair;
          const [article, sidecar] = files;
          const problems = files.flatMap(({ findings }) => findings.filter((finding) => isShown(finding, place)));
          statistics.add({ name: place.toString(), article: article?.text, sidecar: sidecar?.text, isRecord, mark, problems });
          if (trace) twins.set(place, trace, isRecord);
        }
      } catch (error) {
        this.#log.warn(`${place.toString(true)} cannot be counted: ${String(error)}`);
      }
      report({ done: ++done, total: candidates.length });
    }, isCancelled);
    if (isCancelled()) return;
    const ofArticles = new Map<vscode.Uri, ReportedFinding[]>();
    for (const { article, finding } of await twins.find() ?? []) if (isShown(finding, article)) ofArticles.set(article, [...ofArticles.get(article) ?? [], finding]);
    if (isCancelled()) return;
    for (const problems of ofArticles.values()) statistics.addProblems(problems);
  }
}

/** Lists end where nobody reads on. */
export function overviewOf(statistics: CorpusStatistics): Overview {
  const { articles, annotated, undated, entities: tags } = statistics.totals;
  const { names: paired, pairs } = statistics.pairs(pairedNames);
  const { months, states, sampled } = statistics;
  return {
    articles, annotated, undated, tags, months, states, sampled, paired, pairs,
    subjects: statistics.subjects.slice(0, mostRows), labels: statistics.labels.slice(0, mostRows), names: statistics.names(mostRows), rules: statistics.rules,
  };
}
