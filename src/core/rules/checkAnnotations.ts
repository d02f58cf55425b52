import type { AnnotatedArticle } from '../annotations/annotatedArticle';
import { IdAllocator } from '../standoff/idAllocator';
import type { LabelSet } from '../labels/labelSet';
import { malformedLine } from './annotation/malformedLine';
import type { AnnotationFinding, AnnotationRule } from './annotationRule';
import { annotationRules } from './annotationRules';
import type { Severity } from './rule';

export interface AnnotationCheckOptions {
  readonly labels?: LabelSet | undefined;
  /** The session's ids, so that a fix does not give one that an undone step has had; new ones where there is no session. */
  readonly ids?: IdAllocator | undefined;
  /** Severity of a rule by id, where it differs from the default. */
  readonly severities?: Readonly<Record<string, Severity | 'off'>> | undefined;
  /** Only these rules, instead of all. */
  readonly only?: readonly string[] | undefined;
}

export interface ReportedAnnotationFinding extends AnnotationFinding {
  readonly severity: Severity;
}

/**
 * Runs every rule of annotations that is not off; findings of the sidecar first, each file's in the order of their places.
 * A sidecar that is refused as a whole, binary or in conflict, or that is of another format, has that one finding and no other.
 */
export function checkAnnotations(annotated: AnnotatedArticle, options: AnnotationCheckOptions = {}): ReportedAnnotationFinding[] {
  const ids = options.ids?.fork() ?? new IdAllocator();
  ids.observe(annotated.document);
  const findings: ReportedAnnotationFinding[] = [];
  for (const rule of annotated.document.refused || annotated.document.isForeign ? [malformedLine] : annotationRules) {
    const severity = severityOf(rule, options);
    if (severity === 'off') continue;
    for (const finding of rule.check(annotated, { labels: options.labels, ids })) findings.push({ ...finding, severity });
  }
  return findings.sort((a, b) => Number(a.file === 'article') - Number(b.file === 'article')
    || a.range.start - b.range.start || a.range.end - b.range.end);
}

function severityOf(rule: AnnotationRule, options: AnnotationCheckOptions): Severity | 'off' {
  if (options.only && !options.only.includes(rule.id)) return 'off';
  return options.severities?.[rule.id] ?? rule.defaultSeverity;
}
