import type { LabelSet } from '../../core/labels/labelSet';
import type { CheckOptions } from '../../core/rules/check';
import type { ArticleTrace } from '../../core/rules/twins/traces';
import { checkPair as check, fixPair, type PairFindings, type PairTexts } from '../../core/rules/checkPair';
import type { ReportedFinding } from '../../core/rules/rule';
import { parseStandoff } from '../../core/standoff/standoffDocument';
import type { LoadedFile } from '../files/load';
import { Failure, problemTemplates } from '../messages';
import { isFixable, type FileReport } from './fileReport';
import { writeTogether, type FileReplacement, type WritableFiles } from './writePair';

/** An article and its annotation file, of which either may be missing. */
export interface Pair {
  readonly article: LoadedFile | undefined;
  /** Whether the article itself is checked, and not only read for its annotation file. */
  readonly isArticleChecked: boolean;
  readonly sidecar: LoadedFile | undefined;
  /** Name of an annotation file that is there but cannot be read: then nothing of the article may move under it. */
  readonly unreadableSidecar?: string | undefined;
}

export interface CheckTask {
  readonly options: CheckOptions;
  readonly labels: LabelSet;
  readonly fix: boolean;
  readonly files: WritableFiles;
}

/** What was found in both files, and what is to be compared with other articles. */
export interface PairReports {
  readonly reports: readonly FileReport[];
  readonly trace: ArticleTrace | undefined;
}

/** Checks an article with its annotation file and, where asked for, fixes both. */
export async function checkPair(pair: Pair, task: CheckTask): Promise<PairReports> {
  const { article, sidecar } = pair;
  const options = { check: task.options, labels: task.labels };
  const texts: PairTexts = { article: article?.text, sidecar: sidecar?.text, isRecord: pair.isArticleChecked };
  const found = check(texts, options);
  const asFound = reportsOf(pair, texts, found);
  if (!task.fix || ![...found.article, ...found.sidecar].some(isFixable)) return asFound;

  const fixed = fixPair(texts, options);
  const refusedName = sidecar && parseStandoff(sidecar.text).refused ? sidecar.target.name : pair.unreadableSidecar;
  if (article && fixed.article !== texts.article && refusedName !== undefined) {
    return withFailure(asFound, article, new Failure(problemTemplates.notFollowed, { file: refusedName }));
  }
  const changes: FileReplacement[] = [];
  if (sidecar && fixed.sidecar !== undefined && fixed.sidecar !== texts.sidecar) changes.push({ file: sidecar, newText: fixed.sidecar });
  if (article && fixed.article !== undefined && fixed.article !== texts.article) changes.push({ file: article, newText: fixed.article });
  const problem = await writeTogether(changes, task.files);
  if (problem) return withFailure(asFound, problem.file, problem.failure);
  const newTexts = { ...texts, ...fixed };
  const left = check(newTexts, options);
  return reportsOf(pair, newTexts, left, {
    article: Math.max(0, fixableCount(found.article) - fixableCount(left.article)),
    sidecar: Math.max(0, fixableCount(found.sidecar) - fixableCount(left.sidecar)),
  });
}

function fixableCount(findings: readonly ReportedFinding[]): number {
  return findings.filter(isFixable).length;
}

function reportsOf({ article, isArticleChecked, sidecar }: Pair, texts: PairTexts, found: PairFindings, fixed = { article: 0, sidecar: 0 }): PairReports {
  const reports: FileReport[] = [];
  const fixedIn = sidecar && texts.sidecar !== undefined ? { path: sidecar.target.path, text: texts.sidecar } : undefined;
  if (article && texts.article !== undefined && (isArticleChecked || found.article.length > 0)) {
    const findings = fixedIn ? found.article.map((finding) => (finding.file === 'article' ? { ...finding, fixedIn } : finding)) : found.article;
    reports.push({ path: article.target.path, name: article.target.name, text: texts.article, findings, more: found.more, fixed: fixed.article });
  }
  if (sidecar && texts.sidecar !== undefined) {
    reports.push({ path: sidecar.target.path, name: sidecar.target.name, text: texts.sidecar, findings: found.sidecar, fixed: fixed.sidecar });
  }
  return { reports, trace: found.trace };
}

function withFailure({ reports, trace }: PairReports, file: LoadedFile | undefined, failure: Failure): PairReports {
  return { reports: reports.map((report) => (report.path === file?.target.path ? { ...report, failure } : report)), trace };
}
