import type { AnnotatedArticle } from '../annotations/annotatedArticle';
import type { IdAllocator } from '../standoff/idAllocator';
import type { LabelSet } from '../labels/labelSet';
import type { CheckedText, Finding, RuleSummary } from './rule';

/** What a rule found in an article with its annotation file. */
export interface AnnotationFinding extends Finding {
  readonly file: CheckedText;
}

/** What a check may know beyond article and sidecar. */
export interface AnnotationContext {
  /** The labels of the corpus; undefined where they are not known, and then no label is unknown. */
  readonly labels: LabelSet | undefined;
  /** Gives ids to what fixes add. Two fixes never get the same. */
  readonly ids: IdAllocator;
}

/** A check of annotations as data. */
export interface AnnotationRule extends RuleSummary {
  readonly needs: 'annotations';
  check(annotated: AnnotatedArticle, context: AnnotationContext): Iterable<AnnotationFinding>;
}
