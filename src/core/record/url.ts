import type { TextRange } from '../text/range';
import { isCalendarDate, monthByName, type CalendarDate } from './calendarDate';
import { isArticleUrl } from './grammar';
import type { RecordField } from './record';

/** A date written into the path of an address, as in `/2014/11/19/`. */
export interface UrlDate {
  readonly date: CalendarDate;
  /** From the year's first digit to behind the day's last. */
  readonly range: TextRange;
}

/** What an address says about its article. Ranges count in the record's text, UTF-16, half-open. */
export interface UrlView {
  /** The address without white space around it. */
  readonly text: string;
  readonly range: TextRange;
  /** Whether it is an absolute http(s) address; the parts below are only read where it is. */
  readonly valid: boolean;
  /** `http` or `https` as written, without the colon. */
  readonly schemeRange: TextRange | undefined;
  readonly secure: boolean;
  /** Lower-case name of the host, without a port; empty where the address is not valid. */
  readonly host: string;
  /** The path as written, without query and fragment. */
  readonly path: string;
  /** For The New York Times the day of the print edition, which is the day of publication or the next. */
  readonly publisherDate: UrlDate | undefined;
  /** Segments between date and last one, as in `world/asia`; those before the date count too (`interactive`). */
  readonly section: string | undefined;
  /** The last segment without its file extension, as in `north-harbor-vote`. */
  readonly slug: string | undefined;
  /** Query and fragment from the `?` or `#` on to the end. */
  readonly extraRange: TextRange | undefined;
}

/** Reads the URL field; an address that is damaged gives a view without parts. */
export function readUrl(field: RecordField): UrlView {
  const start = field.range.start + (field.text.length - field.text.trimStart().length);
  const text = field.text.trim();
  const range = { start, end: start + text.length };
  if (!isArticleUrl(text)) {
    return {
      text, range, valid: false, schemeRange: undefined, secure: false, host: '', path: '',
      publisherDate: undefined, section: undefined, slug: undefined, extraRange: undefined,
    };
  }
  const schemeEnd = text.indexOf(':');
  const extraAt = firstOf(text, '?#', schemeEnd);
  const pathStart = firstOf(text, '/?#', schemeEnd + '://'.length);
  const path = text.slice(pathStart, extraAt);
  return {
    text,
    range,
    valid: true,
    schemeRange: { start, end: start + schemeEnd },
    secure: text.slice(0, schemeEnd).toLowerCase() === 'https',
    host: new URL(text).hostname,
    path,
    ...readPath(path, start + pathStart),
    extraRange: extraAt < text.length ? { start: start + extraAt, end: range.end } : undefined,
  };
}

/** Index of the first of the characters from `from` on; the length of the text where none comes. */
function firstOf(text: string, characters: string, from: number): number {
  for (let index = from; index < text.length; index++) {
    if (characters.includes(text.charAt(index))) return index;
  }
  return text.length;
}

function readPath(path: string, pathStart: number): Pick<UrlView, 'publisherDate' | 'section' | 'slug'> {
  const segments = path.split('/');
  const publisherDate = readPathDate(segments, pathStart);
  // The first segment is the nothing before the first slash.
  const names = segments.slice(1).filter((segment) => segment !== '');
  if (publisherDate) {
    const dateAt = segments.slice(1, publisherDate.firstSegment).filter((segment) => segment !== '').length;
    names.splice(dateAt, 3);
  }
  // A path that ends in a slash ends in its slug all the same; one that is only a date has none.
  const last = names.pop();
  return {
    publisherDate: publisherDate && { date: publisherDate.date, range: publisherDate.range },
    section: names.length > 0 ? names.join('/') : undefined,
    slug: last?.replace(/\.[a-z]{1,5}$/i, ''),
  };
}

/** The first three segments that are year, month (in digits or by name) and day of the calendar. */
function readPathDate(segments: readonly string[], pathStart: number): (UrlDate & { readonly firstSegment: number }) | undefined {
  let offset = pathStart;
  for (const [index, segment] of segments.entries()) {
    const month = segments[index + 1] ?? '';
    const day = segments[index + 2] ?? '';
    if (/^\d{4}$/.test(segment) && /^\d{1,2}$/.test(day)) {
      const date = { year: Number(segment), month: /^\d{1,2}$/.test(month) ? Number(month) : (monthByName(month) ?? 0), day: Number(day) };
      const end = offset + segment.length + month.length + day.length + 2;
      if (isCalendarDate(date)) return { date, range: { start: offset, end }, firstSegment: index };
    }
    offset += segment.length + 1;
  }
  return undefined;
}
