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

/** An entity of the annotation file at its place in the article; without fragments where its text is lost. */
interface PlacedEntity {
  readonly line: EntityLine;
  readonly fragments: readonly TextRange[];
}

/** The tags of an article in the order of its annotation file, each where its text stands now: linear, and more only where the text was changed without the file. */
export function searchedTags(article: AnnotatedArticle): SearchedTag[] {
  return tagsAt(article.text, article.document, article.anchored.map(({ entity: line, fragments, fit }) => {
    const result = article.resultOf(line);
    return { line, fragments: result ? result.to ?? [] : fit === 'outside' ? [] : fragments };
  }));
}

/** The same where somebody has followed the entities to their places. */
export function tagsAt(text: string, document: StandoffDocument, entities: readonly PlacedEntity[]): SearchedTag[] {
  const details = detailsFrom(document);
  return entities.map(({ line, fragments }) => {
    const covered = fragments.length > 0 ? quoteOf(text, fragments) : line.quote ?? '';
    return { id: line.id, label: line.label, fragments, text: onOneLine(covered), ...details(line) };
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
