import type { InterchangeArticle } from './interchange';

/** The article with labels replaced, as in PER → Person. A label that is mapped to nothing stays. */
export function relabelled(article: InterchangeArticle, labels: ReadonlyMap<string, string>): InterchangeArticle {
  const { entities, events } = article.annotations;
  const isMapped = ({ label }: { readonly label: string }): boolean => (labels.get(label) ?? label) !== label;
  if (!entities.some(isMapped) && !events.some(isMapped)) return article;
  const renamed = <Labelled extends { readonly label: string }>(all: readonly Labelled[]): Labelled[] =>
    all.map((one) => (isMapped(one) ? { ...one, label: labels.get(one.label) ?? one.label } : one));
  return { ...article, annotations: { ...article.annotations, entities: renamed(entities), events: renamed(events) }, standoff: undefined };
}
