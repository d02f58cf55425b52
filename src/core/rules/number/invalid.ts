import { metadataMessages } from '../../record/metadata';
import { findingsOf } from '../metadataFindings';
import type { Rule } from '../rule';

/** A number field that is not one to nine digits. */
export const numberInvalidRule: Rule = {
  id: 'number.invalid',
  subject: 'number',
  defaultSeverity: 'error',
  description: 'A number that is not one to nine digits.',
  messages: metadataMessages['number.invalid'],
  check: (record, context) => findingsOf('number.invalid', record, context),
};

export const numberInvalidRationale =
  'Whoever made the corpus gave each article an integer of one to nine digits. What it means is not known in general, so ' +
  'a sign, a decimal point, commas between thousands, a blank or a tenth digit are not explained away.';
