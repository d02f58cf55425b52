import { message } from '../../message';
import { compareDates, formatHouseStyle } from '../../record/calendarDate';
import type { Rule } from '../rule';

const messages = {
  problem: 'Date in the future',
  expected: '{today} or earlier',
  expectedPast: 'a day of the past',
} as const;

/** A year that is in the future whatever day it is. */
const farYear = 2100;

/** A date after today. */
export const dateFutureRule: Rule = {
  id: 'date.future',
  needs: 'record',
  subject: 'date',
  defaultSeverity: 'warning',
  description: 'A date after today.',
  messages,
  check(record, context) {
    const { views: { date }, today } = context;
    const field = record.fields.date;
    if (!field || !date || (today ? compareDates(date, today) <= 0 : date.year < farYear)) return [];
    return [{
      rule: 'date.future',
      range: field.range,
      problem: message(messages.problem),
      found: field.text,
      expected: today ? message(messages.expected, { today: formatHouseStyle(today) }) : message(messages.expectedPast),
      fixes: [],
    }];
  },
};

export const dateFutureRationale =
  'An article that can be collected has been published. Today is the date where the check runs; if it is not known, only dates from 2100 on are reported.';
