import { metadataMessages } from '../../record/metadata';
import { findingsOf } from '../metadataFindings';
import type { Rule } from '../rule';

/** A date field that is no date in any style that is read. */
export const dateInvalidRule: Rule = {
  id: 'date.invalid',
  needs: 'record',
  subject: 'date',
  defaultSeverity: 'error',
  description: 'A date that is not valid.',
  messages: metadataMessages['date.invalid'],
  check: (record, context) => findingsOf('date.invalid', record, context),
};

export const dateInvalidRationale =
  'The date is the day of publication. It is read in many styles (house style of The New York Times, written out, ISO ' +
  '8601, numeric), from 1600 to 2999, in English; years of two digits, months without a day, and anything around the date ' +
  'but a weekday are not. A date in another style than the house’s is `date.style`; a day that does not exist is `date.impossible`.';
