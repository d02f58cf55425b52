import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addDays, compareDates, dayOfWeek, daysBetween, daysInMonth, formatHouseStyle, isCalendarDate, type CalendarDate } from '../../../src/core/record/calendarDate';
import { readCalendarDate, readDate } from '../../../src/core/record/readDate';
import { anyText } from './anyText';

const nov18: CalendarDate = { year: 2014, month: 11, day: 18 };
const millisecondsPerDay = 86_400_000;

/** JavaScript's own calendar, in UTC: the outside judge. */
function toUtc({ year, month, day }: CalendarDate): Date {
  return new Date(Date.UTC(year, month - 1, day));
}

const anyDay = fc.date({ min: new Date(Date.UTC(1600, 0, 1)), max: new Date(Date.UTC(2999, 11, 31)), noInvalidDate: true })
  .map((date): CalendarDate => ({ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }));

describe('readDate', () => {
  for (const text of [
    'Nov. 18, 2014', 'NOV. 18, 2014', 'nov 18 2014', 'Nov.18, 2014', 'November 18, 2014', 'November 18th, 2014',
    '18 Nov 2014', '18 Nov. 2014', '18 November 2014', '18 November, 2014', '18th of November 2014', 'the 18th of November, 2014',
    '18-Nov-2014',
    'Tuesday, Nov. 18, 2014', 'Tue Nov 18 2014', 'Tues., 18 November 2014', 'TUESDAY NOVEMBER 18, 2014',
    '2014-11-18', '2014/11/18', '2014.11.18', '2014-11-18T00:00:00Z', '2014-11-18 00:00', '11/18/2014', '18/11/2014', '18.11.2014',
    '18-11-2014', '18. November 2014', '18 november 2014', '2014. november 18.',
    ' Nov. 18, 2014\t', 'Nov.\u00A018,\u00A02014',
  ]) {
    it(`reads ${JSON.stringify(text)}`, () => {
      const reading = readDate(text);
      assert.ok(reading?.kind === 'date');
      assert.deepEqual(reading.date, nov18);
      assert.equal(reading.style, text === 'Nov. 18, 2014' ? 'house' : 'other');
      assert.equal(reading.exact, true);
    });
  }

  for (const text of [
    '20141118', 'Tue, 18 Nov 2014 21:14:05 GMT', 'Tue, 18 Nov 2014 21:14:05 +0100', 'Nov. 18, 2014, 11:30 p.m. ET', 'Nov 18, 2014, 3pm EST',
    'Published Nov. 18, 2014', 'Published: 18 November 2014 | Updated', 'Last updated on Nov. 18, 2014',
    '18 de noviembre de 2014', 'martes, 18 de noviembre de 2014', '18 novembre 2014', 'mardi 18 novembre 2014 à 9h30', 'Publié le 18 novembre 2014',
    'Dienstag, den 18. November 2014', 'Veröffentlicht am 18.\u00A0November 2014 um 9:30 Uhr', '18 ноября 2014', '18 ноября 2014 г.', 'вторник, 18 ноября 2014 года',
    '18 листопада 2014 р.', '18 de novembro de 2014', '18 novembre 2014, ore 9:30', '18. listopadu 2014', '18 Kasım 2014',
    '18 Νοεμβρίου 2014', '2014年11月18日', '2014年11月18日 星期二', '平成26年11月18日', '2014년 11월 18일', '2014년 11월 18일 화요일 오전 9:30', '١٨ نوفمبر ٢٠١٤', '१८ नवंबर २०१४',
    '18 tháng 11, 2014', '18 tháng 11 năm 2014', '18 พฤศจิกายน 2014', '18 בנובמבר 2014', '18. marraskuuta 2014',
  ]) {
    it(`reads ${text}, in the style of another`, () => {
      const reading = readDate(text);
      assert.ok(reading?.kind === 'date' && !reading.exact && reading.style === 'other', JSON.stringify(reading));
      assert.deepEqual(reading.date, nov18);
    });
  }

  it('reads 1er mars 2019 and a month that two languages know by one name', () => {
    assert.deepEqual(readCalendarDate('1er mars 2019'), { year: 2019, month: 3, day: 1 });
    assert.equal(readDate('18 listopada 2014')?.kind, 'ambiguous');
    assert.equal(readDate('31 novembre 2014')?.kind, 'impossible');
  });

  it('reads what Intl writes in the languages of the world', () => {
    for (const locale of ['de', 'fr', 'es', 'pt-BR', 'it', 'nl', 'sv', 'da', 'nb', 'fi', 'pl', 'cs', 'hu', 'ro', 'ru', 'uk', 'bg', 'el', 'tr', 'ja', 'zh', 'zh-TW', 'ko', 'he', 'hi', 'id', 'vi', 'lt', 'lv', 'et']) {
      for (const month of Array.from({ length: 12 }, (_, index) => index)) {
        const utc = new Date(Date.UTC(2019, month, 17));
        for (const options of [{ month: 'long' }, { month: 'long', weekday: 'long' }] as const) {
          const text = new Intl.DateTimeFormat(`${locale}-u-ca-gregory`, { ...options, year: 'numeric', day: 'numeric', timeZone: 'UTC' }).format(utc);
          const reading = readDate(text);
          const dates = reading?.kind === 'date' ? [reading.date] : reading?.kind === 'ambiguous' ? reading.readings : [];
          assert.ok(dates.some((date) => date.month === month + 1 && date.day === 17 && date.year === 2019), `${locale}: ${text}`);
        }
      }
    }
  });

  it('does not take a line of an article for a date', () => {
    for (const text of ['La marche du 18 novembre 2014 à Tarn', 'Harbors on May 4, 2019', 'Tides of March 4, 2019', 'Der 18. November 2014 war kalt', 'May,March,18,2014', 'In 2014 he was 18 in May here',
      'Nov. 18, 2014 Nov. 19, 2014', '港口委员会2014年11月18日开会讨论北码头的计划']) assert.equal(readDate(text), undefined, text);
  });

  for (const text of ['Monday, Nov. 18, 2014', '2014-11-18T23:30:00-05:00', '2014-11-18 08:15', '2014-11-18T08:15:00.123Z']) {
    it(`reads ${text}, and knows that the date alone would say less`, () => {
      const reading = readDate(text);
      assert.ok(reading?.kind === 'date' && !reading.exact);
      assert.deepEqual(reading.date, nov18);
    });
  }

  for (const text of [
    '', ' ', 'Nov. 2014', 'November', '2014', '18 2014', '20141350', '1416352440', '417', '18/11/14', 'Nov. 18', 'Nov. 18, 14', 'Nov. 118, 2014',
    'Nov. 18, 20145',
    'May 20141', 'on Nov. 18, 2014', 'Nov. 18, 2014 at noon', 'Novem. 18, 2014', 'Foo 18, 2014', 'Nov. 18, 1599', '3000-01-01',
    '2014-11/18',
    '2014-11-18T', '2014-11-18T25', '2014-11-18 tomorrow', 'Tuesday', 'Tuesday,', 'Nov. 18, 2014\nNov. 19, 2014',
    `Nov. 18, 2014${' '.repeat(100)}`,
  ]) {
    it(`takes ${JSON.stringify(text.slice(0, 40))} for no date`, () => assert.equal(readDate(text), undefined));
  }

  for (const text of [
    'Feb. 30, 2014', 'Feb. 29, 1900', '2014-13-05', '2014-00-05', '0 March 2014', 'June 31, 2014', '31/02/2014', '13/13/2014', '32/1/2014',
  ]) {
    it(`takes ${text} for a date that cannot be`, () => assert.equal(readDate(text)?.kind, 'impossible'));
  }

  it('reads 03/04/2015 in both ways, the month first and then the day', () => {
    for (const text of ['03/04/2015', '3-4-2015', '03.04.2015']) {
      const readings = [{ year: 2015, month: 3, day: 4 }, { year: 2015, month: 4, day: 3 }];
      assert.deepEqual(readDate(text), { kind: 'ambiguous', readings });
      assert.equal(readCalendarDate(text), undefined);
    }
    assert.deepEqual(readCalendarDate('04/04/2015'), { year: 2015, month: 4, day: 4 });
  });

  it('reads what it writes, for every day from 1900 to 2100', () => {
    let days = 0;
    for (let time = Date.UTC(1900, 0, 1); time < Date.UTC(2101, 0, 1); time += millisecondsPerDay, days++) {
      const utc = new Date(time);
      const date = { year: utc.getUTCFullYear(), month: utc.getUTCMonth() + 1, day: utc.getUTCDate() };
      const text = formatHouseStyle(date);
      const reading = readDate(text);
      const isSame = reading?.kind === 'date' && reading.style === 'house' && compareDates(reading.date, date) === 0;
      if (!isSame) assert.fail(`${text} is read otherwise`);
    }
    assert.equal(days, 73_414);
  });

  it('agrees with JavaScript on what is a day, in every style', () => {
    const part = fc.integer({ min: 0, max: 33 });
    fc.assert(fc.property(fc.integer({ min: 1600, max: 2999 }), part, part, (year, month, day) => {
      const utc = toUtc({ year, month, day });
      const exists = utc.getUTCFullYear() === year && utc.getUTCMonth() === month - 1 && utc.getUTCDate() === day;
      const expected = exists ? { year, month, day } : undefined;
      assert.deepEqual(readCalendarDate(`${year}-${String(month).padStart(2, '0')}-${day}`), expected);
      assert.equal(isCalendarDate({ year, month, day }), exists);
      if (!exists) return;
      for (const options of [
        { month: 'long' }, { month: 'short' }, { month: 'long', weekday: 'long' }, { month: 'short', weekday: 'short' },
      ] as const) {
        for (const locale of ['en-US', 'en-GB']) {
          const text = new Intl.DateTimeFormat(locale, { ...options, year: 'numeric', day: 'numeric', timeZone: 'UTC' }).format(utc);
          const reading = readDate(text);
          assert.ok(reading?.kind === 'date' && reading.exact, text);
          assert.deepEqual(reading.date, expected, text);
        }
      }
      assert.deepEqual(readCalendarDate(utc.toISOString()), expected);
    }));
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.oneof(anyText(30), fc.stringMatching(/^[A-Za-z]{0,9}[ .,/-]{0,2}\d{0,4}[ .,/-]{0,2}\d{0,4}$/)), (text) => {
      const reading = readDate(text);
      if (reading?.kind === 'date') assert.ok(isCalendarDate(reading.date));
    }));
  });
});

describe('calendar', () => {
  it('has the house style of The New York Times', () => {
    const months = Array.from({ length: 12 }, (_, index) =>
      formatHouseStyle({ year: 2014, month: index + 1, day: 9 }).replace(' 9, 2014', ''));
    assert.equal(months.join(' '), 'Jan. Feb. March April May June July Aug. Sept. Oct. Nov. Dec.');
  });

  it('counts days and weekdays as JavaScript does', () => {
    fc.assert(fc.property(anyDay, anyDay, (a, b) => {
      const days = (toUtc(b).getTime() - toUtc(a).getTime()) / millisecondsPerDay;
      assert.equal(daysBetween(a, b), days);
      assert.equal(Math.sign(compareDates(b, a)), Math.sign(days));
      assert.equal(dayOfWeek(a), toUtc(a).getUTCDay());
      assert.equal(daysInMonth(a.year, a.month), new Date(Date.UTC(a.year, a.month, 0)).getUTCDate());
    }));
  });

  it('adds days as JavaScript does', () => {
    fc.assert(fc.property(anyDay, fc.integer({ min: -800, max: 800 }), (date, days) => {
      const utc = new Date(toUtc(date).getTime() + days * millisecondsPerDay);
      assert.deepEqual(addDays(date, days), { year: utc.getUTCFullYear(), month: utc.getUTCMonth() + 1, day: utc.getUTCDate() });
    }));
  });
});
