import { AnnotatedArticle } from '../annotations/annotatedArticle';
import { sidecarAfterEdits } from '../annotations/sidecarAfterEdits';
import type { LabelSet } from '../labels/labelSet';
import { parseRecord } from '../record/parse';
import type { ArticleRecord } from '../record/record';
import { RecordViews } from '../record/views';
import { ArticleText } from '../reanchoring/articleText';
import { parseStandoff } from '../standoff/standoffDocument';
import { applyEdits } from '../text/range';
import { byPlace, checkRecordCounting, fixAllEdits, type CheckOptions } from './check';
import { checkAnnotations, checkSidecarAlone, fixAnnotationsSafely, type AnnotationCheckOptions } from './checkAnnotations';
import { traceOf } from './twins/traceArticle';
import type { ArticleTrace } from './twins/traces';
import type { ReportedFinding, Severity } from './rule';

/** The texts of an article and its annotation file, of which either may be missing. */
export interface PairTexts {
  readonly article: string | undefined;
  readonly sidecar: string | undefined;
  /** Whether the article is a record, and not only read for its annotation file. */
  readonly isRecord: boolean;
}

export interface PairOptions {
  readonly check: CheckOptions;
  readonly labels: LabelSet | undefined;
}

/** What was found in both texts, each in the order of places. Fixes of annotations that stand in the article change the annotation file. */
export interface PairFindings {
  readonly article: readonly ReportedFinding[];
  readonly sidecar: readonly ReportedFinding[];
  /** How many more there are of a severity than are kept. */
  readonly more: Readonly<Record<Severity, number>>;
  /** What is to be compared with other articles; undefined where there is no article. */
  readonly trace: ArticleTrace | undefined;
}

/** Checks an article with its annotation file. */
export function checkPair({ article, sidecar, isRecord }: PairTexts, options: PairOptions): PairFindings {
  const record = article !== undefined && isRecord ? readRecord(article) : undefined;
  const ofRecord = record ? checkRecordCounting(record.record, options.check, record.views) : { findings: [], more: noMore };
  const document = sidecar === undefined ? undefined : parseStandoff(sidecar);
  const annotated = article !== undefined && document ? new AnnotatedArticle(new ArticleText(article), document) : undefined;
  const trace = article === undefined ? undefined : traceOf({ text: article, record, annotated }, options.check);
  if (!document) return { article: ofRecord.findings, sidecar: [], more: ofRecord.more, trace };
  const ofAnnotations = annotated ? checkAnnotations(annotated, annotationOptions(options)) : checkSidecarAlone(document, annotationOptions(options));
  const inArticle = ofAnnotations.filter(({ file }) => file !== 'sidecar');
  return {
    article: inArticle.length === 0 ? ofRecord.findings : [...ofRecord.findings, ...inArticle].sort(byPlace),
    sidecar: ofAnnotations.filter(({ file }) => file === 'sidecar'),
    more: ofRecord.more,
    trace,
  };
}

function readRecord(text: string): { readonly record: ArticleRecord; readonly views: RecordViews } {
  const record = parseRecord(text);
  return { record, views: new RecordViews(record) };
}

const noMore: Readonly<Record<Severity, number>> = { error: 0, warning: 0, information: 0, hint: 0 };

/** Both texts with all safe fixes applied; what moves in the article moves in its annotation file. */
export function fixPair({ article, sidecar, isRecord }: PairTexts, options: PairOptions): Pick<PairTexts, 'article' | 'sidecar'> {
  const edits = article !== undefined && isRecord ? fixAllEdits(article, options.check) : [];
  const newArticle = article === undefined ? undefined : applyEdits(article, edits);
  if (sidecar === undefined) return { article: newArticle, sidecar };
  const followed = article !== undefined && edits.length > 0 ? sidecarAfterEdits(article, sidecar, edits) : sidecar;
  const isFixable = newArticle !== undefined && parseStandoff(sidecar).refused === undefined;
  return { article: newArticle, sidecar: isFixable ? fixAnnotationsSafely(newArticle, followed, annotationOptions(options)) : followed };
}

function annotationOptions({ check, labels }: PairOptions): AnnotationCheckOptions {
  return { severities: check.severities, labels, isAccepted: check.isAccepted };
}
