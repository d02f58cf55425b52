import { AnnotatedArticle } from '../annotations/annotatedArticle';
import type { LabelSet } from '../labels/labelSet';
import { ArticleText } from '../reanchoring/articleText';
import { IdAllocator } from '../standoff/idAllocator';
import { parseStandoff, type StandoffDocument } from '../standoff/standoffDocument';
import { applyEdits } from '../text/range';
import { malformedLine } from './annotation/malformedLine';
import type { AnnotationRule } from './annotationRule';
import { annotationRules } from './annotationRules';
import { byPlace, mostFixRounds, safeEdits, type CheckOptions } from './check';
import type { ReportedFinding, Severities, Severity } from './rule';

export interface AnnotationCheckOptions {
  readonly labels?: LabelSet | undefined;
  /** The session's ids, so that a fix does not give one that an undone step has had; new ones where there is no session. */
  readonly ids?: IdAllocator | undefined;
  readonly severities?: Severities | undefined;
  readonly isAccepted?: CheckOptions['isAccepted'];
  /** Only these rules, instead of all. */
  readonly only?: readonly string[] | undefined;
}

/**
 * Runs every rule of annotations that is not off; findings of the annotation file first, each file's in the order of their places.
 * A file that is refused as a whole, binary or in conflict, or that is of another format, has that one finding and no other.
 */
export function checkAnnotations(annotated: AnnotatedArticle, options: AnnotationCheckOptions = {}): ReportedFinding[] {
  const ids = options.ids?.fork() ?? new IdAllocator();
  ids.observe(annotated.document);
  const findings: ReportedFinding[] = [];
  for (const rule of annotated.document.refused || annotated.document.isForeign ? [malformedLine] : annotationRules) {
    const severity = severityOf(rule, options);
    if (severity === 'off') continue;
    for (const finding of rule.check(annotated, { labels: options.labels, ids })) {
      const { file = 'article', range } = finding;
      const text = file === 'article' ? annotated.text : annotated.document.text;
      // Nobody can have judged right what nobody can read.
      if (annotated.document.refused || !options.isAccepted?.(text, rule.id, range, file)) findings.push({ ...finding, severity });
    }
  }
  return findings.sort((a, b) => Number(a.file === 'article') - Number(b.file === 'article') || byPlace(a, b));
}

function severityOf(rule: AnnotationRule, options: AnnotationCheckOptions): Severity | 'off' {
  if (options.only && !options.only.includes(rule.id)) return 'off';
  return options.severities?.[rule.id] ?? rule.defaultSeverity;
}

/** Rules that look at the lines of an annotation file only. */
const rulesOfLines = [
  'annotation.malformed-line', 'annotation.duplicate-id', 'annotation.dangling-reference', 'annotation.unknown-label', 'annotation.duplicate',
];

/** Checks what can be checked of an annotation file whose article is not there. */
export function checkSidecarAlone(document: StandoffDocument, options: AnnotationCheckOptions = {}): ReportedFinding[] {
  return checkAnnotations(new AnnotatedArticle(new ArticleText(''), document), { ...options, only: rulesOfLines });
}

/**
 * The annotation file with all safe fixes applied, and those the fixes uncover.
 * @param articleText the article's whole file as decoded.
 */
export function fixAnnotationsSafely(articleText: string, sidecarText: string, options: AnnotationCheckOptions = {}): string {
  let text = sidecarText;
  for (let round = 0; round < mostFixRounds; round++) {
    const edits = safeEdits(checkAnnotations(new AnnotatedArticle(new ArticleText(articleText), parseStandoff(text)), options));
    if (edits.length === 0) break;
    text = applyEdits(text, edits);
  }
  return text;
}
