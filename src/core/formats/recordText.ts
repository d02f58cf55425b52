import { formatHouseStyle, type CalendarDate } from '../record/calendarDate';
import { readDate } from '../record/readDate';
import { parseRecord } from '../record/parse';
import { scoreRecord, recognitionThresholds } from '../record/recognition';
import { fieldNames, type ArticleRecord, type FieldName } from '../record/record';
import { storeSubject } from '../record/subjects';
import { RecordViews } from '../record/views';

/** The lines of a record as they stand in it. The body goes to the end of the file, a final line ending included. */
export type RecordLines = Readonly<Record<FieldName, string>>;

/** What the header of a record says, for formats that have fields for it. Empty or undefined where it says nothing. */
export interface Metadata {
  readonly url: string;
  /** The page's title as it stands. */
  readonly title: string;
  /** The title without kicker and publisher. */
  readonly headline: string;
  readonly publisher: string | undefined;
  /** With their commas restored. */
  readonly subjects: readonly string[];
  readonly date: CalendarDate | undefined;
  /** The date as it is printed. */
  readonly dateline: string;
  readonly number: string;
  readonly body: string;
}

/** The record that a text is; undefined where it is a text without a header, which is all body. */
export function recordOf(text: string): ArticleRecord | undefined {
  return scoreRecord(text) >= recognitionThresholds.check ? parseRecord(text) : undefined;
}

/** The six lines of a text, header lines empty where it is no record. */
export function linesOf(text: string): RecordLines {
  const record = recordOf(text);
  const line = (name: FieldName): string => record?.fields[name]?.text ?? '';
  const body = record ? record.fields.body && text.slice(record.fields.body.range.start) : text;
  return { url: line('url'), title: line('title'), subjects: line('subjects'), date: line('date'), number: line('number'), body: body ?? '' };
}

/** The inverse of {@link linesOf} for every record laid out as the format demands, with LF between its lines. */
export function textOfLines(lines: RecordLines): string {
  const isRecord = fieldNames.some((name) => name !== 'body' && lines[name] !== '');
  return isRecord ? fieldNames.map((name) => lines[name]).join('\n') : lines.body;
}

export function metadataOf(text: string): Metadata {
  const record = recordOf(text);
  const lines = linesOf(text);
  if (!record) return { ...lines, headline: '', publisher: undefined, subjects: [], date: undefined, dateline: '' };
  const views = new RecordViews(record);
  return {
    url: lines.url, title: lines.title, number: lines.number, body: lines.body, dateline: lines.date,
    headline: views.title?.headline ?? lines.title,
    publisher: views.title?.suffix,
    subjects: views.subjects.map(({ restored }) => restored).filter((subject) => subject !== ''),
    date: views.date,
  };
}

/** What formats with fields for the header say of an article. */
export type HeaderValues = Pick<Metadata, 'url' | 'title' | 'subjects' | 'date' | 'dateline' | 'number' | 'body'>;

/** A record in the form of this program from what another format says of an article. */
export function recordTextOf(metadata: HeaderValues): string {
  return textOfLines(recordLinesOf(metadata));
}

function recordLinesOf(metadata: HeaderValues): RecordLines {
  const onOneLine = (text: string): string => text.replace(/[\r\n\u0085\u2028\u2029]+/g, ' ').trim();
  const date = metadata.dateline !== '' ? metadata.dateline : metadata.date ? formatHouseStyle(metadata.date) : '';
  return {
    url: onOneLine(metadata.url), title: onOneLine(metadata.title), subjects: metadata.subjects.map((subject) => onOneLine(storeSubject(subject))).join(','),
    date: onOneLine(date), number: onOneLine(metadata.number), body: metadata.body,
  };
}

/** The fields of a header that have another form when they come back from what they say: spaces, empty subjects, a URL that is no address. */
export function fieldsNotRestored(text: string): readonly FieldName[] {
  const lines = linesOf(text);
  const values = metadataOf(text);
  const restored = recordLinesOf({ ...values, url: isWebAddress(values.url) ? values.url : '' });
  return fieldNames.filter((name) => restored[name] !== lines[name]);
}

/** The day of a date or of a point in time in ISO 8601, or of a date as people write it; undefined where it is none. */
export function calendarDateOf(text: string | undefined): CalendarDate | undefined {
  const iso = /^\d{4}-\d{2}-\d{2}/.exec(text ?? '');
  const reading = readDate(iso ? iso[0] : text ?? '');
  return reading?.kind === 'date' ? reading.date : undefined;
}

/** Whether a text is an address that schemas take for one: nothing in it that would have to be encoded. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s"<>\\^`{|}]+$/.test(text) && URL.canParse(text);
}

/** The address that an identifier of a news item is; nothing where it is one that was made up because there is no address. */
export function addressOf(identifier = ''): string {
  return identifier.startsWith('urn:uuid:') ? '' : identifier;
}
