import { isoDate } from '../record/calendarDate';
import { parseRecord } from '../record/parse';
import { readCalendarDate } from '../record/readDate';
import { readSubjects } from '../record/subjects';
import { parseStandoff } from '../standoff/standoffDocument';
import type { ArticleState } from './articleStates';

/** Which articles are listed; every part that is given must hold. */
export interface ArticleFilter {
  readonly states?: readonly ArticleState[] | undefined;
  /** Only those with errors or warnings. */
  readonly withProblems?: boolean | undefined;
  /** A label that a tag of the article has. */
  readonly label?: string | undefined;
  /** Texts that are tagged in the article, each by some tag of its own label where one is given. */
  readonly tags?: readonly TagFilter[] | undefined;
  /** A rule that finds a problem in the article or in its annotation file. */
  readonly rule?: string | undefined;
  /** A subject of the article, whatever its capitals. */
  readonly subject?: string | undefined;
  /** The beginning of the article's date as ISO 8601: `2019`, `2019-03`, `2019-03-04`. */
  readonly date?: string | undefined;
  /** Only records without a date that can be read. */
  readonly undated?: boolean | undefined;
  /** What stands somewhere in the article, whatever its capitals. */
  readonly text?: string | undefined;
}

export interface TagFilter {
  readonly text: string;
  /** Undefined: whatever the label. */
  readonly label?: string | undefined;
}

/** Whether nothing is asked for. */
export function isEmptyFilter(filter: ArticleFilter): boolean {
  return Object.values(filter).every((part) => part === undefined || part === false);
}

/** Whether a filter asks for something that only the files themselves tell. */
export function readsFiles({ label, tags, subject, date, undated, text }: ArticleFilter): boolean {
  return (label ?? tags ?? subject ?? date ?? text) !== undefined || undated === true;
}

/** An article as its files hold it. */
export interface ArticleTexts {
  readonly article: string;
  /** Undefined where there is no annotation file. */
  readonly sidecar: string | undefined;
  /** Whether the article has the header of a record: only that has a subject and a date. */
  readonly isRecord: boolean;
}

/** Whether the parts of a filter that ask for what is in the files hold. */
export function matchesTexts({ label, tags, subject, date, undated, text }: ArticleFilter, { article, sidecar, isRecord }: ArticleTexts): boolean {
  if (text !== undefined && !folded(article).includes(folded(text))) return false;
  if (label !== undefined || tags !== undefined) {
    const { entities } = parseStandoff(sidecar ?? '');
    if (label !== undefined && !entities.some((entity) => entity.label === label)) return false;
    if (tags?.some((tag) => !entities.some(({ label: own, quote }) => quote === tag.text && (tag.label === undefined || own === tag.label)))) return false;
  }
  if (subject === undefined && date === undefined && undated !== true) return true;
  if (!isRecord) return false;
  const { fields } = parseRecord(article);
  if (subject !== undefined && !(fields.subjects && readSubjects(fields.subjects).some(({ restored }) => folded(restored) === folded(subject)))) return false;
  const day = readCalendarDate(fields.date?.text ?? '');
  return (date === undefined || (day !== undefined && isoDate(day).startsWith(date))) && (undated !== true || day === undefined);
}

/** Capitals are told apart by nobody who looks for a subject or a word. */
function folded(text: string): string {
  return text.normalize('NFC').toLocaleLowerCase();
}
