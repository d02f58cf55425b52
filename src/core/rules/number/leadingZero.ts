import { message } from '../../message';
import { isIntegerText } from '../../record/grammar';
import type { Rule } from '../rule';

const messages = {
  problem: 'Leading zero in the number',
  expected: '{number}, if it is a count',
} as const;

/** A number with leading zeros. */
export const numberLeadingZeroRule: Rule = {
  id: 'number.leading-zero',
  needs: 'record',
  subject: 'number',
  defaultSeverity: 'information',
  description: 'A number with leading zeros.',
  messages,
  check(record) {
    const field = record.fields.number;
    if (!field || !isIntegerText(field.text) || !/^0\d/.test(field.text)) return [];
    return [{
      rule: 'number.leading-zero',
      range: field.range,
      problem: message(messages.problem),
      found: field.text,
      expected: message(messages.expected, { number: Number(field.text) }),
      fixes: [],
    }];
  },
};

export const numberLeadingZeroRationale =
  'A count has no leading zeros, but an identifier may. Because the meaning of the number is not known, the zeros are only reported: a program that reads the field as a number drops them silently. A single 0 is a number like any other.';
