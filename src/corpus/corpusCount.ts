import type * as vscode from 'vscode';
import { ArticleMarkLookup } from '../core/corpus/articleMarkLookup';
import { forEachAtOnce, readsAtOnce } from '../core/corpus/corpusArticles';
import { CorpusStatistics } from '../core/corpus/corpusStatistics';
import { isAtLeast } from '../core/rules/rule';
import type { Configuration } from '../platform/configuration';
import type { Log } from '../platform/log';
import { workspaceFiles } from '../platform/workspaceFiles';
import type { Overview } from '../protocol/overviewMessages';
import type { CorpusCheck, CorpusProgress } from './corpusCheck';

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
  readonly #check: CorpusCheck;
  readonly #configuration: Configuration;
  readonly #log: Log;

  constructor(check: CorpusCheck, configuration: Configuration, log: Log) {
    this.#check = check;
    this.#configuration = configuration;
    this.#log = log;
  }

  /** Problems are those that *Check All Articles* shows, but for comparisons of articles with each other. */
  async count(token: vscode.CancellationToken, report: (progress: CorpusProgress) => void): Promise<CountedCorpus> {
    const isCancelled = (): boolean => token.isCancellationRequested;
    const statistics = new CorpusStatistics();
    const marks = new ArticleMarkLookup(workspaceFiles, (file, error) => this.#log.warn(`${file.toString(true)} cannot be read: ${String(error)}`));
    const candidates = await this.#check.candidates(isCancelled);
    let done = 0;
    const work = forEachAtOnce(candidates, readsAtOnce, async (candidate) => {
      const { place } = candidate;
      try {
        const [pair, mark] = await Promise.all([this.#check.findingsOf(candidate), marks.markOf(place)]);
        if (isCancelled()) return;
        if (pair) {
          const [article, sidecar] = pair.files;
          const lowest = this.#configuration.corpusSeverity(place);
          const problems = pair.files.flatMap(({ findings }) => findings.filter(({ severity }) => isAtLeast(severity, lowest)));
          statistics.add({ name: place.toString(), article: article?.text, sidecar: sidecar?.text, isRecord: pair.isRecord, mark, problems });
        }
      } catch (error) {
        this.#log.warn(`${place.toString(true)} cannot be counted: ${String(error)}`);
      }
      report({ done: ++done, total: candidates.length });
    }, isCancelled);
    await Promise.race([work, new Promise<void>((resolve) => token.onCancellationRequested(() => resolve()))]);
    return { overview: overviewOf(statistics), isPartial: isCancelled() };
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
