import { metadataMessages } from '../../record/metadata';
import { findingsOf } from '../metadataFindings';
import type { Rule } from '../rule';

/** A date written like one, of a day that the calendar does not have. */
export const dateImpossibleRule: Rule = {
  id: 'date.impossible',
  needs: 'record',
  subject: 'date',
  defaultSeverity: 'error',
  description: 'A day that does not exist, such as Feb. 30.',
  messages: metadataMessages['date.impossible'],
  check: (record, context) => findingsOf('date.impossible', record, context),
};

export const dateImpossibleRationale =
  'Feb. 29 outside a leap year, the 31st of a short month, a thirteenth month: the date was typed wrong or taken apart in ' +
  'the wrong order. Only the source can show which day was meant, so there is no fix.';
