import { isoDate } from '../record/calendarDate';
import { parseRecord } from '../record/parse';
import { readCalendarDate } from '../record/readDate';
import { readSubjects } from '../record/subjects';
import { parseStandoff, type StandoffDocument } from '../standoff/standoffDocument';

/** The texts of an article, or of an annotation file whose text is none. */
export interface ArticleTexts {
  /** Undefined where only its annotation file counts. */
  readonly article: string | undefined;
  /** Undefined where there is no annotation file. */
  readonly sidecar: string | undefined;
  /** Whether the article has the header of a record. */
  readonly isRecord: boolean;
}

/** How much of everything a corpus holds. */
export const noTotals = {
  articles: 0, annotated: 0, undated: 0, files: 0, refused: 0, entities: 0, relations: 0, events: 0, attributes: 0, links: 0, notes: 0, equivalences: 0, unread: 0,
};
export type TotalName = keyof typeof noTotals;
export const totalNames = Object.keys(noTotals) as readonly TotalName[];

/**
 * `articles`, those with tags and records without a readable date; then annotation files, those of them that are refused as a whole, and what
 * they hold: `unread` are lines that are no annotation, or have an id that stood before.
 */
export type CorpusTotals = Readonly<Record<TotalName, number>>;

/** A tagged text of a label. */
export interface TaggedName {
  readonly label: string;
  readonly text: string;
}

/** A label has no white space. */
export function keyOfName({ label, text }: TaggedName): string {
  return `${label}\t${text}`;
}

export function nameOfKey(key: string): TaggedName {
  const label = labelOfKey(key);
  return { label, text: key.slice(label.length + 1) };
}

export function labelOfKey(key: string): string {
  return key.slice(0, key.indexOf('\t'));
}

/** What the files of one article hold, to be counted; plain data. What a person said of it is in no file of its own. */
export interface ArticleCounts {
  readonly isArticle: boolean;
  /** Whether anything stands in its annotation file. */
  readonly isAnnotated: boolean;
  /** As `2014-11`. */
  readonly month: string | undefined;
  /** Each once, with their commas restored. */
  readonly subjects: readonly string[];
  /** In the order of {@link totalNames}; what is not there is 0. */
  readonly totals: readonly number[];
  /** Labels with tagged texts, each once, and how often each is tagged: see {@link keyOfName}. */
  readonly names: readonly string[];
  readonly tags: readonly number[];
}

export function articleCountsOf({ article, sidecar, isRecord }: ArticleTexts): ArticleCounts {
  const document = sidecar === undefined ? undefined : parseStandoff(sidecar);
  const isArticle = article !== undefined;
  const { date, subjects } = (isArticle && isRecord ? parseRecord(article).fields : undefined) ?? {};
  const published = isArticle && isRecord ? readCalendarDate(date?.text ?? '') : undefined;
  const restored = new Set(subjects && readSubjects(subjects).map((subject) => subject.restored));
  restored.delete('');
  const totals: Partial<CorpusTotals> = {
    ...(document && annotationTotals(document)),
    articles: Number(isArticle), undated: Number(isArticle && isRecord && !published), annotated: Number(isArticle && document?.refused === undefined && (document?.entities.length ?? 0) > 0),
  };
  const tags = document && document.refused === undefined ? tagsOf(document) : new Map<string, number>();
  return {
    isArticle,
    isAnnotated: document !== undefined && document.text !== '',
    month: published && isoDate(published).slice(0, 'yyyy-mm'.length),
    subjects: [...restored],
    totals: totalNames.map((name) => totals[name] ?? 0),
    names: [...tags.keys()],
    tags: [...tags.values()],
  };
}

function annotationTotals(document: StandoffDocument): Partial<CorpusTotals> {
  if (document.refused) return { files: 1, refused: 1 };
  return {
    files: 1,
    entities: document.entities.length,
    relations: document.relations.length,
    events: document.events.length,
    attributes: document.attributes.length,
    links: document.normalizations.length,
    notes: document.notes.length,
    equivalences: document.equivalences.length,
    unread: document.duplicates.length + document.lines.filter(({ kind }) => kind === 'unread').length,
  };
}

function tagsOf({ entities }: StandoffDocument): ReadonlyMap<string, number> {
  const tags = new Map<string, number>();
  for (const { label, quote = '' } of entities) {
    const key = keyOfName({ label, text: quote });
    tags.set(key, (tags.get(key) ?? 0) + 1);
  }
  return tags;
}

/** Counts on one line without TABs, to be kept. Most articles have no tags. */
export function writeArticleCounts({ isArticle, isAnnotated, month, subjects, totals, names, tags }: ArticleCounts): string {
  return JSON.stringify([Number(isArticle), Number(isAnnotated), month ?? 0, subjects, totals, ...(names.length > 0 ? [names, tags] : [])]);
}

/** @param written by {@link writeArticleCounts} */
export function readArticleCounts(written: string): ArticleCounts {
  const [isArticle, isAnnotated, month, subjects, totals, names = [], tags = []] = JSON.parse(written) as [number, number, string | 0, string[], number[], string[]?, number[]?];
  return { isArticle: isArticle === 1, isAnnotated: isAnnotated === 1, month: month === 0 ? undefined : month, subjects, totals, names, tags };
}
