import type { Translate } from '../core/message';
import type { CalendarDate } from '../core/record/calendarDate';
import { fieldLabels, fieldNames, type ArticleRecord } from '../core/record/record';
import type { RecordViews } from '../core/record/views';
import { countWords } from '../core/text/wordCount';
import type { BylinePart, MetadataRow, Paragraph } from '../protocol/article';

/** What the client needs to know of an article's text to show it. */
export interface TextView {
  readonly headline: { readonly start: number; readonly end: number } | undefined;
  readonly byline: readonly BylinePart[];
  readonly paragraphs: readonly Paragraph[];
}

const headerFields = fieldNames.filter((name) => name !== 'body');

/** Headline, the line under it, and the paragraphs of the body. */
export function textView(record: ArticleRecord, views: RecordViews, numberMeaning: string, translate: Translate): TextView {
  const { title } = views;
  const { date, number, body } = record.fields;
  const byline: BylinePart[] = [];
  // Stretches of the article come in its order: the publisher stands on line 2, the date on line 4.
  if (title?.suffixRange) byline.push({ kind: 'range', range: title.suffixRange });
  if (date && date.range.end > date.range.start) byline.push({ kind: 'range', range: date.range });
  if (body) byline.push({ kind: 'words', words: translate('{words, plural, one {# word} other {# words}}', { words: countWords(record.text, body.range) }) });
  if (number && number.text.trim() !== '') {
    byline.push({ kind: 'words', words: translate('{meaning} {number}', { meaning: numberMeaning || translate('number', {}), number: number.text.trim() }) });
  }
  const lostBreaks = new Set(views.sentenceJoins.filter(({ kind }) => kind === 'break').map(({ offset }) => offset));
  return {
    headline: title && title.headlineRange.end > title.headlineRange.start ? title.headlineRange : undefined,
    byline,
    paragraphs: views.paragraphs.map(({ start, end }) => ({ start, end, lostBreak: lostBreaks.has(start) })),
  };
}

/** One row a header field, whether or not it has a line. */
export function metadataRows(record: ArticleRecord, views: RecordViews, translate: Translate): MetadataRow[] {
  return headerFields.map((field) => ({
    field,
    title: translate(fieldLabels[field], {}),
    value: record.fields[field]?.text,
    chips: field === 'subjects' ? subjectChips(views) : undefined,
    day: field === 'date' && views.date ? isoDay(views.date) : undefined,
  }));
}

/** Subjects as a reader knows them: commas restored, empty ones left out. */
function subjectChips(views: RecordViews): MetadataRow['chips'] {
  return views.subjects.filter(({ restored }) => restored !== '').map(({ text, restored }) => ({ text: restored, restored: restored !== text.trim(), written: text.trim() }));
}

function isoDay({ year, month, day }: CalendarDate): string {
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}
