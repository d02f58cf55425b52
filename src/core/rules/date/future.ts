import { message } from '../../message';
import { compareDates, formatHouseStyle } from '../../record/calendarDate';
import type { Rule } from '../rule';

const messages = {
  problem: 'The date lies in the future',
  expected: '{today} or earlier',
} as const;

/** A date after today. */
export const dateFutureRule: Rule = {
  id: 'date.future',
  subject: 'date',
  defaultSeverity: 'warning',
  description: 'A date after today.',
  messages,
  check(record, context) {
    const { views: { date }, today } = context;
    const field = record.fields.date;
    if (!field || !date || !today || compareDates(date, today) <= 0) return [];
    return [{
      rule: 'date.future',
      range: field.range,
      problem: message(messages.problem),
      found: field.text,
      expected: message(messages.expected, { today: formatHouseStyle(today) }),
      fixes: [],
    }];
  },
};

export const dateFutureRationale =
  'An article that can be collected has been published. Today is the day where the check runs; where nobody tells what ' +
  'day it is, nothing lies in the future.';
