import type { AnnotatedArticle } from '../annotations/annotatedArticle';
import { onOneLine, quoteOf } from '../standoff/coveredText';
import { detailsOf, linkText } from '../standoff/entityDetails';
import type { StandoffDocument } from '../standoff/standoffDocument';
import type { EntityLine } from '../standoff/standoffLine';
import type { TextRange } from '../text/range';

/** An attribute of a tag; one that is only there has no value. */
export interface SearchedAttribute {
  readonly name: string;
  readonly value: string | undefined;
}

/** A tag with everything that can be searched in it. */
export interface SearchedTag {
  readonly id: string;
  readonly label: string;
  /** Where it stands in the article as it is: UTF-16, half-open, in the order of the line; empty where its text is lost. */
  readonly fragments: readonly TextRange[];
  /** The text it covers, on one line; where that is lost, what its line says. */
  readonly text: string;
  readonly attributes: readonly SearchedAttribute[];
  /** As `Database:Entry`. */
  readonly links: readonly string[];
  readonly notes: readonly string[];
}

/** The tags of an article in the order of its annotation file, each where its text stands now: linear, and more only where the text was changed without the file. */
export function searchedTags(article: AnnotatedArticle): SearchedTag[] {
  const { document, text } = article;
  const details = detailsFrom(document);
  return article.anchored.map(({ entity, fragments: written, fit }) => {
    const result = article.resultOf(entity);
    const fragments = result ? result.to ?? [] : fit === 'outside' ? [] : written;
    const covered = fragments.length > 0 ? quoteOf(text, fragments) : entity.quote ?? '';
    return { id: entity.id, label: entity.label, fragments, text: onOneLine(covered), ...details(entity) };
  });
}

/**
 * Whether a tag of an annotation file can be meant, as far as the file alone says: by `matches`, which is not asked for the text.
 * Says so without the article.
 */
export function mayHold(document: StandoffDocument, matches: (tag: SearchedTag) => boolean): boolean {
  const details = detailsFrom(document);
  return document.entities.some((entity) => matches({ id: entity.id, label: entity.label, fragments: [], text: '', ...details(entity) }));
}

const noDetails = { attributes: [], links: [], notes: [] } as const;

function detailsFrom(document: StandoffDocument): (entity: EntityLine) => Pick<SearchedTag, 'attributes' | 'links' | 'notes'> {
  if (document.attributes.length + document.normalizations.length + document.notes.length === 0) return () => noDetails;
  return ({ id }) => {
    const { attributes, links, notes } = detailsOf(document, id);
    return { attributes: attributes.map(({ name, value }) => ({ name, value })), links: links.map(linkText), notes: notes.map(({ text }) => text) };
  };
}
