import { findOccurrences } from '../spans/occurrences';
import type { SearchedTag } from './searchedTags';
import { textForm } from './textForm';

/** How much of a tag's text the text that is looked for has to be: any part of it, whole words of it, all of it. */
export type TextExtent = 'part' | 'words' | 'whole';

/** Which tags are looked for: those for which everything holds that is given. Plain data. */
export interface TagQuery {
  /** As stored; any of them. */
  readonly labels?: readonly string[] | undefined;
  /** What the covered text holds. */
  readonly text?: string | undefined;
  readonly extent: TextExtent;
  /** For texts and notes; quotes, dashes and white space may differ either way. */
  readonly matchCase: boolean;
  /** An attribute, with any value where none is given. */
  readonly attribute?: { readonly name: string; readonly value?: string | undefined } | undefined;
  /** A link as `Database:Entry`, or a database for any of its entries. */
  readonly link?: string | undefined;
  /** Whether there is a link at all. */
  readonly isLinked?: boolean | undefined;
  /** What a note holds. */
  readonly note?: string | undefined;
}

/** The query that every tag answers. */
export const anyTag: TagQuery = { extent: 'part', matchCase: true };

/** Whether a tag is one that is looked for; made once a query. */
export function tagMatcher(query: TagQuery): (tag: SearchedTag) => boolean {
  const { labels, attribute, link, isLinked, matchCase } = query;
  const wanted = labels && new Set(labels);
  const holdsText = textMatcher(query.text, query.extent, matchCase);
  const holdsNote = textMatcher(query.note, 'part', matchCase);
  return (tag) => (!wanted || wanted.has(tag.label))
    && (!attribute || tag.attributes.some(({ name, value }) => name === attribute.name && (attribute.value === undefined || value === attribute.value)))
    && (isLinked === undefined || tag.links.length > 0 === isLinked)
    && (link === undefined || tag.links.some((one) => one === link || one.startsWith(`${link}:`)))
    && (!holdsText || holdsText(tag.text))
    && (!holdsNote || tag.notes.some(holdsNote));
}

function textMatcher(wanted: string | undefined, extent: TextExtent, matchCase: boolean): ((text: string) => boolean) | undefined {
  if (wanted === undefined) return undefined;
  const form = textForm(wanted, matchCase);
  switch (extent) {
    case 'part': return (text) => textForm(text, matchCase).includes(form);
    case 'words': return (text) => findOccurrences(textForm(text, matchCase), form, { wholeWord: true, matchCase: true }).length > 0;
    case 'whole': return (text) => textForm(text, matchCase) === form;
  }
}
