import type { TextRange } from '../text/range';
import { isCalendarDate, type CalendarDate } from './calendarDate';
import { monthByName } from './readDate';
import { addressIn, hostOfUrl, isArticleUrl } from './grammar';
import type { RecordField } from './record';

/** A date written into the path of an address, as in `/2014/11/19/`. */
interface UrlDate {
  readonly date: CalendarDate;
  /** From the year's first digit to behind the day's last. */
  readonly range: TextRange;
}

/** What an address says about its article. Ranges count in the record's text, UTF-16, half-open. */
export interface UrlView {
  /** The address without white space and a misread byte order mark around it. */
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
  const text = addressIn(field.text);
  const start = field.range.start + field.text.indexOf(text);
  const range = { start, end: start + text.length };
  if (!isArticleUrl(text)) {
    return {
      text, range, valid: false, schemeRange: undefined, secure: false, host: '', path: '',
      publisherDate: undefined, section: undefined, slug: undefined, extraRange: undefined,
    };
  }
  const schemeEnd = text.indexOf(':');
  const extraAt = Math.min(indexOrEnd(text, '?', schemeEnd), indexOrEnd(text, '#', schemeEnd));
  const pathStart = Math.min(indexOrEnd(text, '/', schemeEnd + '://'.length), extraAt);
  const path = text.slice(pathStart, extraAt);
  return {
    text,
    range,
    valid: true,
    schemeRange: { start, end: start + schemeEnd },
    secure: text.slice(0, schemeEnd).toLowerCase() === 'https',
    host: hostOfUrl(text),
    path,
    ...readPath(path, start + pathStart),
    extraRange: extraAt < text.length ? { start: start + extraAt, end: range.end } : undefined,
  };
}

/** Where a character stands first from `from` on; the length of the text where it does not. */
function indexOrEnd(text: string, character: string, from: number): number {
  const index = text.indexOf(character, from);
  return index === -1 ? text.length : index;
}

function readPath(path: string, pathStart: number): Pick<UrlView, 'publisherDate' | 'section' | 'slug'> {
  const segments = segmentsOf(path);
  const publisherDate = readPathDate(path, segments, pathStart);
  const dateStart = publisherDate?.firstSegment ?? 0;
  const dateEnd = dateStart + (publisherDate?.segments ?? 0);
  const names = segments.filter((segment, index) => segment !== '' && (index < dateStart || index >= dateEnd));
  // A path that ends in a slash ends in its slug all the same; one that is only a date has none.
  const last = names.pop();
  return {
    publisherDate: publisherDate && { date: publisherDate.date, range: publisherDate.range },
    section: names.length > 0 ? names.join('/') : undefined,
    slug: last === undefined ? undefined : withoutExtension(last),
  };
}

/** What stands between slashes; the first segment is the nothing before the first slash. Splitting takes twice as long. */
function segmentsOf(path: string): string[] {
  const segments: string[] = [];
  let start = 0;
  for (let slash = path.indexOf('/'); slash !== -1; slash = path.indexOf('/', start)) {
    segments.push(path.slice(start, slash));
    start = slash + 1;
  }
  segments.push(path.slice(start));
  return segments;
}

function withoutExtension(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot !== -1 && /^\.[a-z]{1,5}$/i.test(name.slice(dot)) ? name.slice(0, dot) : name;
}

/** A date in the segments of a path, and which of them it takes. */
type SegmentDate = UrlDate & { readonly firstSegment: number; readonly segments: number };

/** The ways in which segments of a path are written as a date, each with the number of segments it takes. */
const pathForms: readonly { readonly form: RegExp; readonly segments: number }[] = [
  { form: /^(\d{4})\/(\d{1,2}|[a-z]{3,9})\/(\d{1,2})(?=\/|$)/i, segments: 3 },
  { form: /^(\d{4})-(\d{1,2})\/(\d{1,2})(?=\/|$)/, segments: 2 },
  { form: /^(\d{4})\/(\d{2})-?(\d{2})(?=\/|$)/, segments: 2 },
  // The day may stand before the name of the file.
  { form: /^(\d{4})-(\d{2})-(\d{2})(?=[/_-]|$)/, segments: 1 },
  // Eight digits at the end are mostly the number of an article.
  { form: /^(\d{4})(\d{2})(\d{2})(?=\/.)/, segments: 1 },
];

/** Before the web no article had an address; numbers of articles may look like years. */
const firstYearOfWeb = 1851;
const longestForm = 24;

/** The first date of the calendar that the segments of a path hold. */
function readPathDate(path: string, segments: readonly string[], pathStart: number): SegmentDate | undefined {
  let offset = 0;
  for (let index = 0; index < segments.length; index++) {
    const segment = segments[index] ?? '';
    if (/^\d{4}/.test(segment)) {
      const start = path.slice(offset, offset + longestForm);
      for (const { form, segments: count } of pathForms) {
        const [whole = '', year, month = '', day] = form.exec(start) ?? [];
        const date = { year: Number(year), month: /^\d/.test(month) ? Number(month) : (monthByName(month) ?? 0), day: Number(day) };
        if (whole === '' || date.year < firstYearOfWeb || !isCalendarDate(date)) continue;
        const range = { start: pathStart + offset, end: pathStart + offset + whole.length };
        return { date, range, firstSegment: index, segments: whole.length === segment.length ? count : count - Number(count === 1) };
      }
    }
    offset += segment.length + 1;
  }
  return undefined;
}
