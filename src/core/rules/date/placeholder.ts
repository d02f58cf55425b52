import { message } from '../../message';
import { compareDates, type CalendarDate } from '../../record/calendarDate';
import type { Rule } from '../rule';

const messages = {
  problem: 'Probably a placeholder: computers count time from this day',
  expected: 'the day of publication',
} as const;

/** Days that stand for no date: the first of Unix time and the day before it (in the Americas), of spreadsheets, of Windows and .NET. */
const placeholders: readonly CalendarDate[] = [
  { year: 1970, month: 1, day: 1 }, { year: 1969, month: 12, day: 31 }, { year: 1900, month: 1, day: 1 }, { year: 1900, month: 1, day: 0 },
  { year: 1899, month: 12, day: 30 }, { year: 1899, month: 12, day: 31 }, { year: 1904, month: 1, day: 1 }, { year: 1601, month: 1, day: 1 },
  { year: 1980, month: 1, day: 1 }, { year: 2001, month: 1, day: 1 }, { year: 1753, month: 1, day: 1 },
];

/** A date that programs write where there is none. */
export const datePlaceholderRule: Rule = {
  id: 'date.placeholder',
  needs: 'record',
  subject: 'date',
  defaultSeverity: 'warning',
  description: 'A date that computers count from, such as Jan. 1, 1970.',
  messages,
  check({ fields: { date: field } }, { views: { date, url } }) {
    if (!field || !date || !placeholders.some((day) => compareDates(day, date) === 0)) return [];
    const inUrl = url?.publisherDate?.date;
    // A newspaper of that day says so in its address.
    if (inUrl && Math.abs(compareDates(inUrl, date)) <= 1) return [];
    return [{ rule: 'date.placeholder', range: field.range, problem: message(messages.problem), found: field.text, expected: message(messages.expected), fixes: [] }];
  },
};

export const datePlaceholderRationale =
  'Time counted from zero gives Jan. 1, 1970, in the Americas the day before; spreadsheets, Windows and macOS count from days of their own. A ' +
  'date that was missing becomes one of these. Where the URL names the same day it is right.';
