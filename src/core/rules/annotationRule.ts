import type { AnnotatedArticle } from '../annotations/annotatedArticle';
import type { IdAllocator } from '../standoff/idAllocator';
import type { LabelSet } from '../labels/labelSet';
import type { Finding, Rule } from './rule';

/** What all rules tell of themselves, whatever they look at. */
export type RuleSummary = Pick<Rule, 'id' | 'defaultSeverity' | 'description' | 'messages'>;

/** What a rule found in an article with its sidecar. Edits of its fixes always count in the sidecar's text. */
export interface AnnotationFinding extends Finding {
  /** Which of the two texts `range` counts in. */
  readonly file: 'article' | 'sidecar';
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
  check(annotated: AnnotatedArticle, context: AnnotationContext): Iterable<AnnotationFinding>;
}
