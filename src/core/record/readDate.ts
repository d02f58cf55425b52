import { lastAsked } from '../lastAsked';
import { dayOfWeek, firstYear, houseStyleMonths, isCalendarDate, lastYear, type CalendarDate } from './calendarDate';
import { dateNames, foldDateWord } from './dateNames';
import { withoutInvisibles } from '../text/invisibles';

/** What a text says when it is read as a date. */
export type DateReading =
  /** `exact`: the date says all that the text said; false where something around it, a time of day, or a weekday that contradicts, would be lost. */
  | { readonly kind: 'date'; readonly date: CalendarDate; readonly style: 'house' | 'other'; readonly exact: boolean }
  /** `03/04/2015`: the month first, then the day first; `18 listopada 2014`: one month or the other. */
  | { readonly kind: 'ambiguous'; readonly readings: readonly [CalendarDate, CalendarDate] }
  /** Written like a date, but not a day of the calendar: Feb. 30, month 13. */
  | { readonly kind: 'impossible'; readonly year: number; readonly month: number; readonly day: number };

/** No style writes a date longer than this, with a time and words around it; it keeps the cost of a 10 MB line at nothing. UTF-16. */
const longestDateText = 100;

const englishMonths: ReadonlyMap<string, number> = new Map(
  [
    ['jan', 'january'], ['feb', 'february'], ['mar', 'march'], ['apr', 'april'], ['may'], ['jun', 'june'],
    ['jul', 'july'], ['aug', 'august'], ['sep', 'sept', 'september'], ['oct', 'october'], ['nov', 'november'], ['dec', 'december'],
  ].flatMap((names, index) => names.map((name): [string, number] => [name, index + 1])),
);

const englishWeekdays: ReadonlyMap<string, number> = new Map(
  [
    ['sun', 'sunday'], ['mon', 'monday'], ['tue', 'tues', 'tuesday'], ['wed', 'weds', 'wednesday'],
    ['thu', 'thur', 'thurs', 'thursday'], ['fri', 'friday'], ['sat', 'saturday'],
  ].flatMap((names, index) => names.map((name): [string, number] => [name, index])),
);

/** Words that pages set before a date; what they say is lost when the date is rewritten. */
const labels: ReadonlySet<string> = new Set(
  `published posted updated modified created date first last originally veröffentlicht aktualisiert erstellt stand datum publié publiée mis mise à jour
  publicado publicada actualizado actualizada fecha atualizado atualizada data pubblicato aggiornato gepubliceerd bijgewerkt publicerad uppdaterad
  opublikowano aktualizacja опубликовано обновлено дата опубліковано оновлено yayınlanma güncelleme tarihi نشر نُشر תאריך 发布 發布 发布于 更新 更新于 公開 掲載 작성 입력 수정`.split(/\s+/),
);

/** Words and letters inside dates of many languages that say nothing of their own. */
const fillers: ReadonlySet<string> = new Set(
  `the of on at de del la le el em do da il den der dem am um op om a an as à às alle ore ora klo kl vers um uhr h hs hrs heures horas ore uur m d r rok roku року года год г р у в во y e i d’ l’ a
  ngày tháng năm pada tanggal ve gada gads évi év an året metų mén dienos nap nd st rd th er ère º ª`.split(/\s+/),
);

const zones: ReadonlySet<string> = new Set(
  'et est edt ct cst cdt mt mst mdt pt pst pdt gmt utc z bst ist cet cest eet eest msk мск jst kst hkt sgt aest aedt nzst nzdt sast wib'.split(' '),
);

const yearFirstPattern = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:(?:T|\s+)(.+))?$/i;
const timePattern = /^(\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?)\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i;
const numericPattern = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/;
const compactPattern = /^(\d{4})(\d{2})(\d{2})$/;
const midnightPattern = /^[0:.,]+$/;
/** Chinese, Japanese and Korean; the years of Japanese eras count from the year before their first. */
const eastAsianPattern = /(?:(\d{4})|(令和|平成|昭和)\s?(\d{1,2}|元))\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일号號]?/;
const eraStarts: Readonly<Record<string, number>> = { 令和: 2018, 平成: 1988, 昭和: 1925 };

/** A time of day, with what may follow; and an offset from UTC on its own. */
const clockPattern = /(?:^|[\s,T])(\d{1,2})(?::|h|\.(?=\d\d\s?(?:uhr|[ap]\.?\s?m)))(\d{2})(?::\d{2}(?:[.,]\d{1,9})?)?(?=$|[\s,)+-]|[a-zа-я])/giu;
const hourPattern = /(?:^|[\s,])\d{1,2}\s?(?=[ap]\.?\s?m\b)/gi;
const halfDayPattern = /(?:^|[\s\d])(?:[ap]\.\s?m\.|[ap]m)(?=$|[\s,)])/gi;
const offsetPattern = /(?:^|[\s\d])(?:(?:gmt|utc)?[+-]\d{1,2}:?(?:\d{2})?)(?=$|[\s)])/gi;

/**
 * Reads a text that is a date and little else: house style (`Nov. 18, 2014`), written in English or another language (`18 de noviembre
 * de 2014`, `2014年11月18日`), RFC 2822, ISO 8601, numeric, or `20141118`; with a weekday, a time of day, a zone, or a label such as
 * `Published`. Years 1600 to 2999. White space around it and invisible characters are tolerated, and make the style another than the house's.
 * @returns undefined where the text is not a date; years of two digits and months without a day are none.
 */
export function readDate(text: string): DateReading | undefined {
  return reading(text);
}

/** Layout, views and schema ask for the same line. */
const reading = lastAsked(readAnew);

function readAnew(text: string): DateReading | undefined {
  // Reading starts where it may end at once: lines of megabytes are asked too.
  if (text.length > longestDateText) return undefined;
  const house = readHouseStyle(text);
  if (house) return { kind: 'date', date: house, style: 'house', exact: true };
  if (!/\p{Nd}/u.test(text)) return undefined;
  const trimmed = withAsciiDigits(withoutInvisibles(text).trim());
  return readNumbers(trimmed) ?? readEastAsian(trimmed) ?? readWords(trimmed);
}

/** The day that a text names in any style {@link readDate} understands; undefined where it names none, or may name two. */
export function readCalendarDate(text: string): CalendarDate | undefined {
  const reading = readDate(text);
  return reading?.kind === 'date' ? reading.date : undefined;
}

/** Number of a month by its English name, full or abbreviated, in any case, without a full stop; from 1. */
export function monthByName(name: string): number | undefined {
  return englishMonths.get(name.toLowerCase());
}

/** The style nearly all records are in, read without the expressions that the others take. */
function readHouseStyle(text: string): CalendarDate | undefined {
  const nameEnd = text.indexOf(' ');
  const month = (houseStyleMonths as readonly string[]).indexOf(text.slice(0, nameEnd)) + 1;
  const [, day = '', year = ''] = (month > 0 && /^ ([1-9]\d?), (\d{4})$/.exec(text.slice(nameEnd))) || [];
  const date = { year: Number(year), month, day: Number(day) };
  return isCalendarDate(date) ? date : undefined;
}

/** Digits of any script as those of ASCII; Arabic and Devanagari have their own. */
function withAsciiDigits(text: string): string {
  // Digits of a script are ten code points in a row that begin at a multiple of ten from its zero; the zero is found by going back.
  return /[^\u0000-\u007F]/.test(text) ? text.replace(/[^\P{Nd}0-9]/gu, (digit) => String(digitValue(digit.codePointAt(0) ?? 0))) : text;
}

function digitValue(codePoint: number): number {
  let zero = codePoint;
  while (codePoint - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return codePoint - zero;
}

function readNumbers(text: string): DateReading | undefined {
  const yearFirst = yearFirstPattern.exec(text);
  if (yearFirst) {
    const [, year, , month, day, behind] = yearFirst;
    const time = behind === undefined ? '00:00' : timePattern.exec(behind)?.[1];
    return time === undefined ? undefined : readParts(Number(year), Number(month), Number(day), midnightPattern.test(time));
  }
  const numeric = numericPattern.exec(text);
  if (numeric) return readNumeric(Number(numeric[1]), Number(numeric[3]), Number(numeric[4]));
  const compact = compactPattern.exec(text);
  if (!compact) return undefined;
  const date = { year: Number(compact[1]), month: Number(compact[2]), day: Number(compact[3]) };
  // Eight digits are a date only where they can be one: they may be a number as well.
  return isCalendarDate(date) && date.year >= 1900 && date.year < 2100 ? { kind: 'date', date, style: 'other', exact: false } : undefined;
}

function readEastAsian(text: string): DateReading | undefined {
  const found = eastAsianPattern.exec(text);
  if (!found) return undefined;
  const [matched, western, era = '', yearOfEra = '', month, day] = found;
  const year = western === undefined ? (eraStarts[era] ?? 0) + (yearOfEra === '元' ? 1 : Number(yearOfEra)) : Number(western);
  // A weekday, a time of day and a label may stand around it; a sentence may not.
  const around = text.slice(0, found.index) + text.slice(found.index + matched.length);
  return /^[\p{P}\p{S}\p{N}\s時时分秒午前午後上午下午星期周週日月火水木金土曜一二三四五六오전오후시분요일월화수목금토]*(?:发布|發布|更新|公開|掲載|入力|입력|수정|于)?[\p{P}\s:]*$/u.test(around) && around.length < 40
    ? readParts(year, Number(month), Number(day), false) : undefined;
}

/** A date with the month's name, taken apart into words and numbers; each has to be accounted for. */
function readWords(text: string): DateReading | undefined {
  let rest = text.normalize('NFC');
  let exact = true;
  for (const pattern of [clockPattern, hourPattern, halfDayPattern, offsetPattern]) {
    const without = rest.replace(pattern, ' ');
    if (without !== rest) exact = false;
    rest = without;
  }
  const words = rest.match(/\p{N}+|[\p{L}\p{M}][\p{L}\p{M}’'॰]*|[^\s\p{L}\p{M}\p{N}]/gu) ?? [];
  // Day and year, or day, month and year: what has more or fewer numbers needs no table of names.
  const figures = words.filter((word) => /^\p{N}/u.test(word)).length;
  if (figures < 2 || figures > 3) return undefined;
  const months: (readonly number[])[] = [];
  const weekdays: (readonly number[])[] = [];
  const numbers: string[] = [];
  let isLabelled = false;
  for (const word of words) {
    if (/^\p{N}/u.test(word)) {
      numbers.push(word);
      continue;
    }
    const folded = foldDateWord(word);
    const month = englishMonths.get(folded);
    const weekday = englishWeekdays.get(folded);
    if (month !== undefined) months.push([month]);
    else if (weekday !== undefined) weekdays.push([weekday]);
    else if (/^[,./|·•:()\-–—~،]$/u.test(word) || folded === '') continue;
    else if (zones.has(folded)) exact = false;
    else if (folded === 'on' && !isLabelled) return undefined;
    else if (folded === 'the' || folded === 'of' || (numbers.length > 0 && /^(?:st|nd|rd|th)$/.test(folded))) continue;
    else if (labels.has(folded)) {
      exact = false;
      isLabelled = true;
    } else {
      // Nothing but English needs no table.
      const { months: named, weekdays: days } = dateNames();
      const elided = folded.replace(/^(?:[dl][’']|ב)/u, '');
      const numberOfMonth = named.get(folded) ?? named.get(elided);
      const day = days.get(folded);
      exact = false;
      if (numberOfMonth && (months.length === 0 || !day)) months.push(numberOfMonth);
      else if (day) weekdays.push(day);
      else if (!fillers.has(folded)) return undefined;
      // 18 tháng 11: the number behind is the month.
      if (folded === 'tháng') numbers.push('month');
    }
  }
  return fromWords(months, weekdays, numbers, exact);
}

function fromWords(months: readonly (readonly number[])[], weekdays: readonly (readonly number[])[], numbers: readonly string[], exact: boolean): DateReading | undefined {
  const marked = numbers.indexOf('month');
  const figures = marked === -1 ? numbers : [...numbers.slice(0, marked), ...numbers.slice(marked + 2)];
  const named = marked === -1 ? months : [[Number(numbers[marked + 1])]];
  const [possible] = named;
  if (!possible || named.length !== 1 || figures.length !== 2) return undefined;
  const year = figures.find((figure) => figure.length === 4);
  const day = figures.find((figure) => figure.length <= 2);
  if (year === undefined || day === undefined) return undefined;
  const readings = possible.map((month) => readParts(Number(year), month, Number(day), exact));
  const dates = readings.filter((reading) => reading?.kind === 'date').map(({ date }) => date);
  const [first, second] = dates;
  if (first && second) return { kind: 'ambiguous', readings: [first, second] };
  const reading = readings.find((one) => one?.kind === 'date') ?? readings[0];
  if (reading?.kind !== 'date') return reading;
  const agrees = weekdays.every((days) => days.includes(dayOfWeek(reading.date)));
  return { ...reading, exact: reading.exact && agrees };
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
