import { AnnotatedArticle } from '../../core/annotations/annotatedArticle';
import { ArticleText } from '../../core/reanchoring/articleText';
import type { LabelSet } from '../../core/labels/labelSet';
import { sidecarAfterEdits } from '../../core/annotations/sidecarAfterEdits';
import { parseStandoff } from '../../core/standoff/standoffDocument';
import { parseRecord } from '../../core/record/parse';
import { checkRecord, fixAllEdits, type CheckOptions } from '../../core/rules/check';
import { checkAnnotations, type AnnotationCheckOptions, type ReportedAnnotationFinding } from '../../core/rules/checkAnnotations';
import { fixAnnotationsSafely } from '../../core/rules/fixAnnotations';
import { checkSidecarAlone } from '../../core/rules/sidecarAlone';
import { applyEdits } from '../../core/text/range';
import type { LoadedFile } from '../files/load';
import type { FileSystem } from '../host';
import { Failure, problemTemplates } from '../messages';
import { isFixable, type FileReport, type ShownFinding } from './fileReport';
import { writeTogether, type Change } from './writePair';

/** An article and its sidecar, of which either may be missing. */
export interface Pair {
  readonly article: LoadedFile | undefined;
  /** Whether the article itself is checked, and not only read for its sidecar. */
  readonly isArticleChecked: boolean;
  readonly sidecar: LoadedFile | undefined;
  /** Name of a sidecar that is there but cannot be read: then nothing of the article may move under it. */
  readonly unreadableSidecar?: string | undefined;
}

export interface CheckTask {
  readonly options: CheckOptions;
  readonly labels: LabelSet;
  readonly fix: boolean;
  readonly fileSystem: FileSystem;
}

/** Findings of both texts, in the order of their places. */
interface Found {
  readonly article: readonly ShownFinding[];
  readonly sidecar: readonly ShownFinding[];
}

/** Checks an article with its sidecar and, where asked for, fixes both: what moves in the text moves in the sidecar. */
export async function checkPair(pair: Pair, task: CheckTask): Promise<FileReport[]> {
  const { article, sidecar } = pair;
  const articleText = article?.text ?? '';
  const sidecarText = sidecar?.text ?? '';
  const found = find(pair, articleText, sidecarText, task);
  const asFound = reportsOf(pair, articleText, sidecarText, found);
  if (!task.fix || ![...found.article, ...found.sidecar].some(isFixable)) return asFound;

  const articleEdits = article && pair.isArticleChecked && found.article.some(isFixable) ? fixAllEdits(articleText, task.options) : [];
  const refusedName = sidecar && parseStandoff(sidecarText).refused ? sidecar.target.name : pair.unreadableSidecar;
  if (articleEdits.length > 0 && refusedName !== undefined) {
    return withFailure(asFound, article, new Failure(problemTemplates.notFollowed, { file: refusedName }));
  }
  const newArticle = applyEdits(articleText, articleEdits);
  const followed = sidecar && articleEdits.length > 0 ? sidecarAfterEdits(articleText, sidecarText, articleEdits) : sidecarText;
  const newSidecar = article && sidecar && refusedName === undefined ? fixAnnotationsSafely(newArticle, followed, annotationOptions(task)) : followed;
  const changes: Change[] = [];
  if (sidecar && newSidecar !== sidecarText) changes.push({ file: sidecar, newText: newSidecar });
  if (article && newArticle !== articleText) changes.push({ file: article, newText: newArticle });
  const problem = await writeTogether(changes, task.fileSystem);
  if (problem) return withFailure(asFound, problem.file, problem.failure);
  const left = find(pair, newArticle, newSidecar, task);
  return reportsOf(pair, newArticle, newSidecar, left, {
    article: Math.max(0, fixableCount(found.article) - fixableCount(left.article)),
    sidecar: Math.max(0, fixableCount(found.sidecar) - fixableCount(left.sidecar)),
  });
}

function annotationOptions({ options, labels }: CheckTask): AnnotationCheckOptions {
  return { severities: options.severities, labels };
}

function find({ article, isArticleChecked, sidecar }: Pair, articleText: string, sidecarText: string, task: CheckTask): Found {
  const ofRecord = article && isArticleChecked ? checkRecord(parseRecord(articleText), task.options) : [];
  if (!sidecar) return { article: ofRecord, sidecar: [] };
  const document = parseStandoff(sidecarText);
  const ofAnnotations: ReportedAnnotationFinding[] = article
    ? checkAnnotations(new AnnotatedArticle(new ArticleText(articleText), document), annotationOptions(task))
    : checkSidecarAlone(document, annotationOptions(task));
  const fixedIn = { path: sidecar.target.path, text: sidecarText };
  const inArticle = ofAnnotations.filter(({ file }) => file === 'article').map((finding) => ({ ...finding, fixedIn }));
  return {
    article: inArticle.length === 0 ? ofRecord : [...ofRecord, ...inArticle].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end),
    sidecar: ofAnnotations.filter(({ file }) => file === 'sidecar'),
  };
}

function fixableCount(findings: readonly ShownFinding[]): number {
  return findings.filter(isFixable).length;
}

function reportsOf(
  { article, isArticleChecked, sidecar }: Pair, articleText: string, sidecarText: string, found: Found, fixed = { article: 0, sidecar: 0 },
): FileReport[] {
  const reports: FileReport[] = [];
  if (article && (isArticleChecked || found.article.length > 0)) {
    reports.push({ path: article.target.path, name: article.target.name, text: articleText, findings: found.article, fixed: fixed.article });
  }
  if (sidecar) {
    reports.push({ path: sidecar.target.path, name: sidecar.target.name, text: sidecarText, findings: found.sidecar, fixed: fixed.sidecar });
  }
  return reports;
}

function withFailure(reports: readonly FileReport[], file: LoadedFile | undefined, failure: Failure): FileReport[] {
  return reports.map((report) => (report.path === file?.target.path ? { ...report, failure } : report));
}
