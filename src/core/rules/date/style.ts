import { message } from '../../message';
import { formatHouseStyle, type CalendarDate } from '../../record/calendarDate';
import { metadataMessages } from '../../record/metadata';
import type { TextRange } from '../../text/range';
import type { Fix, Rule } from '../rule';

const messages = metadataMessages['date.style'];

/** A date in another style than the house's. */
export const dateStyleRule: Rule = {
  id: 'date.style',
  needs: 'record',
  subject: 'date',
  defaultSeverity: 'warning',
  description: 'A date in another style than `Nov. 18, 2014`.',
  messages,
  check(record, { views }) {
    const field = record.fields.date;
    const reading = views.dateReading;
    if (!field || !reading || reading.kind === 'impossible') return [];
    const finding = { rule: 'date.style', range: field.range, found: field.text };
    if (reading.kind === 'ambiguous') {
      return [{
        ...finding,
        problem: message(messages.ambiguous),
        expected: message(messages.expected),
        fixes: reading.readings.map((date) => rewrite(field.range, date, false)),
      }];
    }
    if (reading.style === 'house') return [];
    const expected = formatHouseStyle(reading.date);
    return [{
      ...finding,
      // Both look the same where they are shown.
      problem: message(field.text.replace(/\s/g, ' ') === expected ? messages.spaces : messages.problem),
      expected,
      fixes: [rewrite(field.range, reading.date, reading.exact)],
    }];
  },
};

export const dateStyleRationale =
  'One style makes dates of a corpus comparable as text. It is the house style of The New York Times: `Jan. Feb. March ' +
  'April May June July Aug. Sept. Oct. Nov. Dec.`, the day without a leading zero, a comma, the year. Rewriting is safe ' +
  'where the date says all that stood there; it is left to you where a time of day or a contradicting weekday would be ' +
  'lost, and where the date may be read as two days (`03/04/2015`): then both are offered.';

function rewrite(range: TextRange, date: CalendarDate, safe: boolean): Fix {
  const newText = formatHouseStyle(date);
  return { title: message(messages.rewrite, { date: newText }), edits: [{ range, newText }], safe };
}
