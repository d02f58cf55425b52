import { type CalendarDate } from './calendarDate';
import { readDate, type DateReading } from './readDate';
import { metadataIssues, type MetadataIssue } from './metadata';
import { findSentenceJoins, type SentenceJoin } from './sentenceJoins';
import { splitParagraphs } from './paragraphs';
import { joinWrappedLines } from './wrappedLines';
import { findFaultySubjects, type FaultySubject } from './faultySubjects';
import { readSubjects, type Subject } from './subjects';
import { readTitle, type TitleView } from './title';
import { readUrl, type UrlView } from './url';
import { fieldNames, type ArticleRecord } from './record';
import { findMojibakeIn, type MojibakeRun } from '../text/mojibake';
import { scanText, type TextScan } from '../text/scan';
import type { TextRange } from '../text/range';

/**
 * What can be read out of a record, each view computed once and only when asked for.
 * Offsets of all views count in the record's text.
 */
export class RecordViews {
  readonly #record: ArticleRecord;
  #url: UrlView | undefined;
  #title: TitleView | undefined;
  #dateReading: DateReading | undefined;
  #isDateRead = false;
  #bodyScan: TextScan | undefined;
  #headerScan: TextScan | undefined;
  #mojibake: readonly MojibakeRun[] | undefined;
  #joins: readonly SentenceJoin[] | undefined;
  #lines: readonly TextRange[] | undefined;
  #paragraphs: readonly TextRange[] | undefined;
  #subjects: readonly Subject[] | undefined;
  #faultySubjects: readonly FaultySubject[] | undefined;
  #metadataIssues: readonly MetadataIssue[] | undefined;

  constructor(record: ArticleRecord) {
    this.#record = record;
  }

  get url(): UrlView | undefined {
    const field = this.#record.fields.url;
    return field && (this.#url ??= readUrl(field));
  }

  get title(): TitleView | undefined {
    const field = this.#record.fields.title;
    return field && (this.#title ??= readTitle(field));
  }

  /** What the date field says when it is read as a date. */
  get dateReading(): DateReading | undefined {
    if (!this.#isDateRead) this.#dateReading = readDate(this.#record.fields.date?.text ?? '');
    this.#isDateRead = true;
    return this.#dateReading;
  }

  /** The day the date field names; undefined where it names none, or may name two. */
  get date(): CalendarDate | undefined {
    return this.dateReading?.kind === 'date' ? this.dateReading.date : undefined;
  }

  get subjects(): readonly Subject[] {
    const field = this.#record.fields.subjects;
    return (this.#subjects ??= field ? readSubjects(field) : []);
  }

  /** Subjects that say nothing, or say it again. */
  get faultySubjects(): readonly FaultySubject[] {
    return (this.#faultySubjects ??= findFaultySubjects(this.subjects));
  }

  /** What is wrong with the header's values, by the schema, and with which field. */
  get metadataIssues(): readonly MetadataIssue[] {
    return (this.#metadataIssues ??= metadataIssues(this.#record));
  }

  /** Where the characters stand that body rules look for; one pass over the body. */
  get bodyScan(): TextScan {
    return (this.#bodyScan ??= scanText(this.#record.text, this.#record.fields.body?.range ?? { start: 0, end: 0 }));
  }

  /** The same for what stands above the body, line endings and all. */
  get headerScan(): TextScan {
    return (this.#headerScan ??= scanHeader(this.#record));
  }

  /** Text that was decoded in a wrong encoding, header and body judged together. */
  get mojibake(): readonly MojibakeRun[] {
    return (this.#mojibake ??= findMojibakeIn(this.#record.text, [this.headerScan, this.bodyScan]));
  }

  /** Places in the body where a paragraph break or a space was lost, in order. */
  get sentenceJoins(): readonly SentenceJoin[] {
    return (this.#joins ??= findSentenceJoins(this.#record.text, this.bodyScan));
  }

  /** What lies between line endings and lost breaks of the body. */
  get lines(): readonly TextRange[] {
    const body = this.#record.fields.body;
    return (this.#lines ??= body ? splitParagraphs(this.#record.text, body.range, this.sentenceJoins) : []);
  }

  /** The body's paragraphs: its lines, those of text that was wrapped put together. */
  get paragraphs(): readonly TextRange[] {
    // Without line endings nothing was wrapped, and nearly all bodies have none.
    return (this.#paragraphs ??= this.bodyScan.lineEndings.length === 0 ? this.lines : joinWrappedLines(this.#record.text, this.lines));
  }
}

function scanHeader({ fields, text }: ArticleRecord): TextScan {
  let start = text.length;
  for (const name of fieldNames) start = Math.min(start, fields[name]?.range.start ?? start);
  return scanText(text, { start, end: fields.body?.range.start ?? text.length });
}
