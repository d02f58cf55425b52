import type { SearchedTag } from '../../search/searchedTags';
import { anyTag, tagMatcher, type TagQuery } from '../../search/tagQuery';
import type { MeantNames } from './articleIndex';
import type { IndexedMention } from './indexedArticle';

/** What of a query the index can tell: it knows neither attributes nor notes. Undefined where that is nothing. */
export function knownPart(query: TagQuery): TagQuery | undefined {
  const { labels, text, link, isLinked } = query;
  return (labels ?? text ?? link ?? isLinked) === undefined ? undefined : { ...query, attribute: undefined, note: undefined };
}

/** The names that a query may mean. Labels are left to who knows what the folder of an article calls them. */
export function meantNames({ text, extent, matchCase, link }: TagQuery): MeantNames {
  const holdsText = tagMatcher({ ...anyTag, text, extent, matchCase });
  const hasLink = tagMatcher({ ...anyTag, link });
  const nothing = searchedTagOf({ label: '', text: '', links: [] });
  return {
    isText: text === undefined ? undefined : (one) => holdsText({ ...nothing, text: one }),
    isLink: link === undefined ? undefined : (one) => hasLink({ ...nothing, links: [one] }),
  };
}

/** A tag as a search looks at it, as far as the index knows it. */
export function searchedTagOf({ label, text, links }: Pick<IndexedMention, 'label' | 'text' | 'links'>): SearchedTag {
  return { id: '', label, fragments: [], text, attributes: [], links, notes: [] };
}
