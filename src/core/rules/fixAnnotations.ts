import { AnnotatedArticle } from '../annotations/annotatedArticle';
import { ArticleText } from '../reanchoring/articleText';
import { parseStandoff } from '../standoff/standoffDocument';
import { applyEdits } from '../text/range';
import { safeEdits } from './check';
import { checkAnnotations, type AnnotationCheckOptions } from './checkAnnotations';

/** A safe fix may uncover another; more rounds than this mean rules undo each other. */
const mostFixRounds = 8;

/**
 * The sidecar with all safe fixes applied, and those the fixes uncover.
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
