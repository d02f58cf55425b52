/** What a word says in a date, in any language: months from 1, days of the week from 0 for Sunday. `listopad` is October or November. */
export interface DateNames {
  readonly months: ReadonlyMap<string, readonly number[]>;
  readonly weekdays: ReadonlyMap<string, readonly number[]>;
}

/** Languages whose names are known, by their tags; those of which the platform has no data give English names, which does no harm. */
const languages = [
  'en', 'de', 'fr', 'es', 'pt', 'it', 'nl', 'ca', 'gl', 'eu', 'ro', 'sv', 'da', 'nb', 'nn', 'fi', 'et', 'lv', 'lt', 'is', 'ga', 'cy', 'pl', 'cs', 'sk', 'hu', 'sl',
  'hr', 'sr', 'sr-Latn', 'bs', 'mk', 'bg', 'ru', 'uk', 'be', 'el', 'tr', 'az', 'sq', 'hy', 'ka', 'kk', 'he', 'ar', 'ar-EG', 'ar-SY', 'ar-MA', 'ar-DZ', 'fa', 'ur', 'hi', 'bn', 'mr',
  'gu', 'ta', 'te', 'kn', 'ml', 'th', 'id', 'ms', 'vi', 'sw', 'af', 'fil',
];

/** Spellings in use that the platform does not list. */
const furtherMonths: Readonly<Record<string, number>> = { sept: 9, mär: 3, mrz: 3, sent: 9, setiembre: 9, set: 9, maart: 3, avr: 4, juil: 7, янв: 1, февр: 2, сент: 9, нояб: 11, мая: 5 };
const furtherWeekdays: Readonly<Record<string, number>> = { tues: 2, weds: 3, thur: 4, thurs: 4 };

const millisecondsPerDay = 86_400_000;
/** Jan. 15, 2014, at noon in UTC. */
const midJanuary = 1_389_787_200_000;
/** Sunday, Jan. 19, 2014, at noon in UTC. */
const aSunday = midJanuary + 4 * millisecondsPerDay;
const daysToMiddle = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

let known: DateNames | undefined;

/**
 * Names of months and days of the week in many languages, long and short, as they stand in a date (`18 ноября`) and alone, folded by
 * {@link foldDateWord}. They come from the platform's `Intl`; collecting them, when they are first asked for, takes some dozens of milliseconds.
 */
export function dateNames(): DateNames {
  return (known ??= collectDateNames());
}

function collectDateNames(): DateNames {
  const months = new Map<string, number[]>();
  const weekdays = new Map<string, number[]>();
  const note = (names: Map<string, number[]>, name: string | undefined, number: number): void => {
    // `quinta-feira` and `יום חמישי` are read as two words.
    if (names === weekdays && /[- ]/.test(name ?? '')) for (const part of (name ?? '').split(/[- ]/)) note(names, part, number);
    // `de gener`, `d’octubre`, `month 11`: the name is the last word, and a number is none.
    const folded = foldDateWord(name ?? '').replace(/^.*[\s’']/u, '');
    if (folded.length < 2 || /^\p{N}+$/u.test(folded)) return;
    const known = names.get(folded);
    if (!known) names.set(folded, [number]);
    else if (!known.includes(number)) known.push(number);
  };
  for (const language of languages) {
    const locale = `${language}-u-ca-gregory-nu-latn`;
    for (const style of ['long', 'short'] as const) {
      const inDate = new Intl.DateTimeFormat(locale, { month: style, day: 'numeric', timeZone: 'UTC' });
      const alone = new Intl.DateTimeFormat(locale, { month: style, timeZone: 'UTC' });
      const weekday = new Intl.DateTimeFormat(locale, { weekday: style, timeZone: 'UTC' });
      daysToMiddle.forEach((days, index) => {
        const time = midJanuary + days * millisecondsPerDay;
        note(months, inDate.formatToParts(time).find(({ type }) => type === 'month')?.value, index + 1);
        note(months, alone.format(time), index + 1);
      });
      const weekdayInDate = new Intl.DateTimeFormat(locale, { weekday: style, month: 'long', day: 'numeric', year: 'numeric', timeZone: 'UTC' });
      for (let day = 0; day < 7; day++) {
        const time = aSunday + day * millisecondsPerDay;
        note(weekdays, weekday.format(time), day);
        note(weekdays, weekdayInDate.formatToParts(time).find(({ type }) => type === 'weekday')?.value, day);
      }
    }
  }
  for (const [name, month] of Object.entries(furtherMonths)) note(months, name, month);
  for (const [name, day] of Object.entries(furtherWeekdays)) note(weekdays, name, day);
  return { months, weekdays };
}

/** A word as it is looked up: small letters, no full stop behind it, no marks of direction. */
export function foldDateWord(word: string): string {
  return word.normalize('NFC').toLowerCase().replace(/[.\u200E\u200F]+/g, '').trim();
}
