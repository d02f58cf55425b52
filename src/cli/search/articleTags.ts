import { AnnotatedArticle } from '../../core/annotations/annotatedArticle';
import type { ArticleText } from '../../core/reanchoring/articleText';
import { searchedTags, type SearchedTag } from '../../core/search/searchedTags';
import type { StandoffDocument } from '../../core/standoff/standoffDocument';

/** A tag of an article; where its text is lost, with the line of its annotation file that it is on, from 0. */
export interface ArticleTag extends SearchedTag {
  readonly line?: number;
}

/** The tags of an article where they stand now. */
export function tagsOf(text: ArticleText, document: StandoffDocument): ArticleTag[] {
  return searchedTags(new AnnotatedArticle(text, document)).map((tag) => (tag.fragments.length > 0 ? tag : { ...tag, line: document.entity(tag.id)?.index ?? 0 }));
}

/** Without what most tags do not have: fragments as numbers, attributes with or without a value. */
type WrittenTag = readonly [
  id: string, line: number, label: string, text: string, fragments: readonly number[],
  details?: readonly [attributes: readonly (readonly [name: string, value?: string])[], links: readonly string[], notes: readonly string[]],
];

/** Tags on one line without TABs, to be kept. */
export function writeTags(tags: readonly ArticleTag[]): string {
  return JSON.stringify(tags.map(({ id, line = 0, label, text, fragments, attributes, links, notes }): WrittenTag => {
    const places = fragments.flatMap(({ start, end }) => [start, end]);
    if (attributes.length + links.length + notes.length === 0) return [id, line, label, text, places];
    return [id, line, label, text, places, [attributes.map(({ name, value }) => (value === undefined ? [name] : [name, value])), links, notes]];
  }));
}

/** @param written by {@link writeTags} */
export function readTags(written: string): ArticleTag[] {
  return (JSON.parse(written) as WrittenTag[]).map(([id, line, label, text, places, details]) => {
    const fragments = [];
    for (let index = 0; index < places.length; index += 2) fragments.push({ start: places[index] ?? 0, end: places[index + 1] ?? 0 });
    const [attributes, links, notes] = details ?? none;
    return { id, line, label, text, fragments, attributes: attributes.map(([name, value]) => ({ name, value })), links, notes };
  });
}

const none = [[], [], []] as const;
