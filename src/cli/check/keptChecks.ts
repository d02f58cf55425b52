import { resolve } from 'node:path';
import type { ArticleTrace } from '../../core/rules/twins/traces';
import { pathBelow } from '../files/relativePath';
import type { Target } from '../files/targets';
import type { Results, TracedArticle } from './fileChecks';
import { resultsWithPaths } from './outcomePaths';

/** What a cache keeps of a check. */
export interface KeptCheck {
  /** Files that were checked: the article, its annotation file. */
  readonly checked: number;
  readonly results: readonly Results[];
  /** What is compared with other articles: those checks are never kept. */
  readonly article: TracedArticle | undefined;
}

/**
 * A number and two texts as JSON, with TABs between: results with paths relative to the working directory, what is compared; empty where there is none.
 * @param results before they are written in a format
 */
export function keptCheck({ checked, results, article }: KeptCheck, workingDirectory: string): string {
  const found = results.filter(({ shown, notShown }) => 'findings' in shown && (shown.findings.length > 0 || notShown > 0));
  const below = found.map((result) => resultsWithPaths(result, (path) => pathBelow(workingDirectory, path) ?? path));
  return [checked, below.length === 0 ? '' : JSON.stringify(below), article ? JSON.stringify({ isRecord: article.isRecord, trace: article.trace }) : ''].join('\t');
}

export function readKeptCheck(kept: string, { path, name }: Target, workingDirectory: string): KeptCheck {
  const [checked = '', results = '', trace = ''] = kept.split('\t');
  return {
    checked: Number(checked),
    results: results === '' ? [] : (JSON.parse(results) as Results[]).map((result) => resultsWithPaths(result, (below) => resolve(workingDirectory, below))),
    article: trace === '' ? undefined : { path, name, ...JSON.parse(trace) as { readonly isRecord: boolean; readonly trace: ArticleTrace } },
  };
}
