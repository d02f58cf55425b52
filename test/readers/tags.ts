import { coverOf, inTextOrder, type InterchangeArticle } from '../../src/core/formats/interchange';
import { mentionedNames } from '../../src/core/formats/entityClasses';

/** A tag as a reader sees it: label, places in the unit that it counts, text. */
export type SeenTag = readonly [label: string, places: readonly (readonly [start: number, end: number])[], text: string];

/**
 * How a reader counts. `words`: UTF-16 of the text, of which it knows only the words; `letters`: code points of the words, one behind the other;
 * `names`, `bare names`: not at all, it only knows which names there are, with their labels or without; `counts`: it only knows how often a label was given; `nothing`: it only
 * says whether the file is valid.
 */
export type ReaderUnit = 'code points' | 'UTF-16' | 'words' | 'letters' | 'names' | 'bare names' | 'counts' | 'nothing';

/** Tags for comparing; order does not count, and how often does. */
export function sortedTags(tags: readonly SeenTag[]): string[] {
  return tags.map(([label, places, text]) => `${label} ${places.map((place) => place.join('–')).join(';')} ${text}`).sort();
}

/** What a reader has to see of an article. Offsets are counted here by the language's own means, not by those of the program. */
export function expectedTags(article: InterchangeArticle, unit: ReaderUnit): string[] {
  const { text, annotations } = article;
  if (unit === 'names' || unit === 'bare names') return sortedTags(mentionedNames(article).map(({ label, name }): SeenTag => [unit === 'names' ? label : '', [], name]));
  if (unit === 'nothing') return [];
  if (unit === 'counts') {
    const given = annotations.entities.map(({ label }) => label);
    return sortedTags([...new Set(given)].map((label): SeenTag => [label, [], String(given.filter((each) => each === label).length)]));
  }
  const counted = (offset: number): number => {
    const before = text.slice(0, offset);
    if (unit === 'UTF-16' || unit === 'words') return offset;
    return [...(unit === 'letters' ? withoutSpace(before) : before)].length;
  };
  return sortedTags(inTextOrder(annotations.entities).map((entity): SeenTag => {
    const places = entity.fragments.length > 1 ? [...entity.fragments].sort((a, b) => a.start - b.start) : [coverOf(entity)];
    const quote = places.map(({ start, end }) => text.slice(start, end)).join(' ');
    return [entity.label, places.map(({ start, end }) => [counted(start), counted(end)]), unit === 'letters' || unit === 'words' ? withoutSpace(quote) : quote];
  }));
}

export function withoutSpace(text: string): string {
  return text.replace(/\s+/g, '');
}
