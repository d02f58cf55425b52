import { createHash } from 'node:crypto';
import { pathBelow } from '../files/relativePath';
import { resolve } from 'node:path';
import type { ArticleTrace } from '../../core/rules/twins/traces';
import type { Target } from '../files/targets';
import type { Results, TracedArticle } from './fileChecks';
import { resultsWithPaths } from './outcomePaths';

export const cacheStrategies = ['content', 'metadata'] as const;

/** By what a file counts as unchanged: what stands in it, or its time, size and place on the disk. */
export type CacheStrategy = (typeof cacheStrategies)[number];

/** What a cache keeps of an article that could be checked; plain data. */
export interface CacheEntry {
  /** Digest of everything that decides what is found, the texts included. */
  readonly content: string;
  /** Digest of the same, with what the disk says of the files in place of their texts. */
  readonly metadata: string;
  /** Files that were checked: the article, its annotation file. */
  readonly checked: number;
  /** JSON of the results with paths relative to the working directory; empty where nothing was found. */
  readonly results: string;
  /** JSON of what is compared with other articles; empty where nothing is. */
  readonly trace: string;
}

/** A digest short enough to keep by the hundred thousand: 128 bits of SHA-256, in base 64. */
export function shortDigest(parts: readonly (string | undefined)[]): string {
  // One call for all: each costs more than what it hashes.
  const text = parts.map((part) => (part === undefined ? '-' : `${part.length}:${part}`)).join('');
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}

/** @param results before they are written in a format */
export function keptResults(results: readonly Results[], workingDirectory: string): string {
  const kept = results.filter(({ shown, notShown }) => 'findings' in shown && (shown.findings.length > 0 || notShown > 0));
  return kept.length === 0 ? '' : JSON.stringify(kept.map((result) => resultsWithPaths(result, (path) => pathBelow(workingDirectory, path) ?? path)));
}

/** The checks of the whole corpus are never kept, what they compare is. */
export function keptTrace(article: TracedArticle | undefined): string {
  return article ? JSON.stringify({ isRecord: article.isRecord, trace: article.trace }) : '';
}

export function tracedArticleOf({ trace }: CacheEntry, { path, name }: Target): TracedArticle | undefined {
  return trace === '' ? undefined : { path, name, ...JSON.parse(trace) as { readonly isRecord: boolean; readonly trace: ArticleTrace } };
}

export function resultsOf({ results }: CacheEntry, workingDirectory: string): Results[] {
  return results === '' ? [] : (JSON.parse(results) as Results[]).map((result) => resultsWithPaths(result, (path) => resolve(workingDirectory, path)));
}
