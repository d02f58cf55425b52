import { AnnotatedArticle } from '../../../src/core/annotations/annotatedArticle';
import { ArticleText } from '../../../src/core/reanchoring/articleText';
import { parseStandoff } from '../../../src/core/standoff/standoffDocument';

export function taggedArticle(text: string, standoff: string): AnnotatedArticle {
  return new AnnotatedArticle(new ArticleText(text), parseStandoff(standoff));
}
