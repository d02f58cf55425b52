import { AnnotatedArticle } from '../annotations/annotatedArticle';
import { ArticleText } from '../reanchoring/articleText';
import type { StandoffDocument } from '../standoff/standoffDocument';
import { checkAnnotations, type AnnotationCheckOptions, type ReportedAnnotationFinding } from './checkAnnotations';

/** Rules that look at the sidecar's lines only. */
const rulesOfLines = [
  'annotation.malformed-line', 'annotation.duplicate-id', 'annotation.dangling-reference', 'annotation.unknown-label', 'annotation.duplicate',
];

/** Checks what can be checked of a sidecar whose article is not there. */
export function checkSidecarAlone(document: StandoffDocument, options: AnnotationCheckOptions = {}): ReportedAnnotationFinding[] {
  return checkAnnotations(new AnnotatedArticle(new ArticleText(''), document), { ...options, only: rulesOfLines });
}
