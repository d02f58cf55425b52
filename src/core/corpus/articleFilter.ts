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
  /** A subject of the article, whatever its capitals. */
  readonly subject?: string | undefined;
  /** The beginning of the article's date as ISO 8601: `2019`, `2019-03`, `2019-03-04`. */
  readonly date?: string | undefined;
  /** What stands somewhere in the article, whatever its capitals. */
  readonly text?: string | undefined;
}

/** Whether nothing is asked for. */
export function isEmptyFilter(filter: ArticleFilter): boolean {
  return Object.values(filter).every((part) => part === undefined || part === false);
}

/** Whether a filter asks for something that only the files themselves tell. */
export function readsFiles({ label, subject, date, text }: ArticleFilter): boolean {
  return (label ?? subject ?? date ?? text) !== undefined;
}

/** An article as its files hold it. */
export interface ArticleTexts {
  readonly article: string;
  /** Undefined where there is no annotation file. */
  readonly sidecar: string | undefined;
}

/** Whether the parts of a filter that ask for what is in the files hold. */
export function matchesTexts({ label, subject, date, text }: ArticleFilter, { article, sidecar }: ArticleTexts): boolean {
  if (text !== undefined && !folded(article).includes(folded(text))) return false;
  if (label !== undefined && !parseStandoff(sidecar ?? '').entities.some((entity) => entity.label === label)) return false;
  if (subject === undefined && date === undefined) return true;
  const { fields } = parseRecord(article);
  if (subject !== undefined && !(fields.subjects && readSubjects(fields.subjects).some(({ restored }) => folded(restored) === folded(subject)))) return false;
  const day = date === undefined ? undefined : readCalendarDate(fields.date?.text ?? '');
  return date === undefined || (day !== undefined && isoDate(day).startsWith(date));
}

/** Capitals are told apart by nobody who looks for a subject or a word. */
function folded(text: string): string {
  return text.normalize('NFC').toLocaleLowerCase();
}
