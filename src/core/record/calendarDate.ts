/** A day of the proleptic Gregorian calendar; month and day count from 1. */
export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** What a text says when it is read as a date. */
export type DateReading =
  /** `exact`: the date says all that the text said; false where a time of day, or a weekday that contradicts, would be lost. */
  | { readonly kind: 'date'; readonly date: CalendarDate; readonly style: 'house' | 'other'; readonly exact: boolean }
  /** `03/04/2015`: the month first, then the day first. */
  | { readonly kind: 'ambiguous'; readonly readings: readonly [monthFirst: CalendarDate, dayFirst: CalendarDate] }
  /** Written like a date, but not a day of the calendar: Feb. 30, month 13. */
  | { readonly kind: 'impossible'; readonly year: number; readonly month: number; readonly day: number };

/** Months in the house style of The New York Times: short months whole, long ones abbreviated, Sept. with a t. */
export const houseStyleMonths = ['Jan.', 'Feb.', 'March', 'April', 'May', 'June', 'July', 'Aug.', 'Sept.', 'Oct.', 'Nov.', 'Dec.'] as const;

/** Years taken for years, closed; newspapers began in 1605. */
const firstYear = 1600;
const lastYear = 2999;

/** No style writes a date longer than this; it keeps the cost of a 10 MB line at nothing. */
const longestDateText = 80;

const monthsByName: ReadonlyMap<string, number> = new Map(
  [
    ['jan', 'january'], ['feb', 'february'], ['mar', 'march'], ['apr', 'april'], ['may'], ['jun', 'june'],
    ['jul', 'july'], ['aug', 'august'], ['sep', 'sept', 'september'], ['oct', 'october'], ['nov', 'november'], ['dec', 'december'],
  ].flatMap((names, index) => names.map((name): [string, number] => [name, index + 1])),
);

const weekdaysByName: ReadonlyMap<string, number> = new Map(
  [
    ['sun', 'sunday'], ['mon', 'monday'], ['tue', 'tues', 'tuesday'], ['wed', 'weds', 'wednesday'],
    ['thu', 'thur', 'thurs', 'thursday'], ['fri', 'friday'], ['sat', 'saturday'],
  ].flatMap((names, index) => names.map((name): [string, number] => [name, index])),
);

const weekdayPattern = /^([a-z]+)\.?(?:\s*,\s*|\s+)(?=\S)/i;
const yearFirstPattern = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:(?:T|\s+)(.+))?$/i;
const timePattern = /^(\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?)\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i;
const numericPattern = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/;
const monthFirstPattern = /^([a-z]+)(?:\.\s*|\s+)(\d{1,2})(?:st|nd|rd|th)?(?:\s*,\s*|\s+)(\d{4})$/i;
const dayFirstPattern = /^(?:the\s+)?(\d{1,2})(?:st|nd|rd|th)?(?:\s+of\s+|[\s-]+)([a-z]+)\.?(?:\s*,\s*|[\s-]+)(\d{4})$/i;
const midnightPattern = /^[0:.,]+$/;

/**
 * Reads a text that is a date and nothing else: house style (`Nov. 18, 2014`), written (`18th of November 2014`,
 * `Tuesday, NOV. 18, 2014`), ISO 8601 with or without a time, or numeric (`18/11/2014`). English names, years 1600 to 2999.
 * White space around it is tolerated, and makes the style another than the house's.
 * @returns undefined where the text is no date; years of two digits and months without a day are none.
 */
export function readDate(text: string): DateReading | undefined {
  // Reading starts where it may end at once: lines of megabytes are asked too.
  if (text.length > longestDateText) return undefined;
  const house = readHouseStyle(text);
  if (house) return { kind: 'date', date: house, style: 'house', exact: true };
  const trimmed = text.trim();
  const { weekday, rest } = splitWeekday(trimmed);
  const reading = readWithoutWeekday(rest);
  if (reading?.kind !== 'date') return reading;
  const agrees = weekday === undefined || weekday === dayOfWeek(reading.date);
  return { ...reading, style: formatHouseStyle(reading.date) === text ? 'house' : 'other', exact: reading.exact && agrees };
}

/** The day that a text names in any style {@link readDate} understands; undefined where it names none, or may name two. */
export function readCalendarDate(text: string): CalendarDate | undefined {
  const reading = readDate(text);
  return reading?.kind === 'date' ? reading.date : undefined;
}

/** As in `Nov. 18, 2014`: source is the house style of The New York Times. */
export function formatHouseStyle({ year, month, day }: CalendarDate): string {
  return `${houseStyleMonths[month - 1] ?? ''} ${day}, ${year}`;
}

/** Number of a month by its English name, full or abbreviated, in any case, without a full stop; from 1. */
export function monthByName(name: string): number | undefined {
  return monthsByName.get(name.toLowerCase());
}

/** Whether the calendar has that day, within the years this module reads. */
export function isCalendarDate({ year, month, day }: CalendarDate): boolean {
  return year >= firstYear && year <= lastYear && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** Number of days in a month; `month` from 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Negative where `a` comes before `b`, 0 where they are one day. */
export function compareDates(a: CalendarDate, b: CalendarDate): number {
  return a.year - b.year || a.month - b.month || a.day - b.day;
}

/** How many days `to` comes after `from`; negative where it comes before. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** The day so many days after (or, negative, before) a date. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  let { year, month } = date;
  let day = date.day + days;
  while (day < 1) {
    month--;
    if (month < 1) {
      month = 12;
      year--;
    }
    day += daysInMonth(year, month);
  }
  while (day > daysInMonth(year, month)) {
    day -= daysInMonth(year, month);
    month++;
    if (month > 12) {
      month = 1;
      year++;
    }
  }
  return { year, month, day };
}

/** 0 for Sunday to 6 for Saturday. */
export function dayOfWeek(date: CalendarDate): number {
  // Day 1 of the count, Jan. 1 of year 1, was a Monday.
  return dayNumber(date) % 7;
}

/** Days since the last day of the year before year 1. */
function dayNumber({ year, month, day }: CalendarDate): number {
  const before = year - 1;
  let days = before * 365 + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  for (let earlier = 1; earlier < month; earlier++) days += daysInMonth(year, earlier);
  return days + day;
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** The style nearly all records are in, told without the expressions that the others take. */
function readHouseStyle(text: string): CalendarDate | undefined {
  const nameEnd = text.indexOf(' ');
  const month = (houseStyleMonths as readonly string[]).indexOf(text.slice(0, nameEnd)) + 1;
  const [, day = '', year = ''] = (month > 0 && /^ ([1-9]\d?), (\d{4})$/.exec(text.slice(nameEnd))) || [];
  const date = { year: Number(year), month, day: Number(day) };
  return isCalendarDate(date) ? date : undefined;
}

function splitWeekday(text: string): { weekday: number | undefined; rest: string } {
  const found = weekdayPattern.exec(text);
  const weekday = found?.[1] === undefined ? undefined : weekdaysByName.get(found[1].toLowerCase());
  return weekday === undefined || !found ? { weekday: undefined, rest: text } : { weekday, rest: text.slice(found[0].length) };
}

function readWithoutWeekday(text: string): DateReading | undefined {
  const yearFirst = yearFirstPattern.exec(text);
  if (yearFirst) {
    const [, year, , month, day, behind] = yearFirst;
    const time = behind === undefined ? '00:00' : timePattern.exec(behind)?.[1];
    return time === undefined ? undefined : readParts(Number(year), Number(month), Number(day), midnightPattern.test(time));
  }
  const numeric = numericPattern.exec(text);
  if (numeric) return readNumeric(Number(numeric[1]), Number(numeric[3]), Number(numeric[4]));
  const monthFirst = monthFirstPattern.exec(text);
  if (monthFirst) return readNamedMonth(monthFirst[3], monthFirst[1], monthFirst[2]);
  const dayFirst = dayFirstPattern.exec(text);
  return dayFirst ? readNamedMonth(dayFirst[3], dayFirst[2], dayFirst[1]) : undefined;
}

function readNamedMonth(year: string | undefined, name: string | undefined, day: string | undefined): DateReading | undefined {
  const month = monthByName(name ?? '');
  return month === undefined ? undefined : readParts(Number(year), month, Number(day), true);
}

function readParts(year: number, month: number, day: number, exact: boolean): DateReading | undefined {
  if (year < firstYear || year > lastYear) return undefined;
  const date = { year, month, day };
  return isCalendarDate(date) ? { kind: 'date', date, style: 'other', exact } : { kind: 'impossible', ...date };
}

function readNumeric(first: number, second: number, year: number): DateReading | undefined {
  const monthFirst = readParts(year, first, second, true);
  const dayFirst = readParts(year, second, first, true);
  if (monthFirst?.kind === 'date' && dayFirst?.kind === 'date' && first !== second) {
    return { kind: 'ambiguous', readings: [monthFirst.date, dayFirst.date] };
  }
  if (monthFirst?.kind === 'date') return monthFirst;
  if (dayFirst?.kind === 'date') return dayFirst;
  return first <= 12 ? monthFirst : dayFirst;
}
