import { message } from '../../message';
import { isIntegerText } from '../../record/grammar';
import type { Rule } from '../rule';

const messages = {
  problem: 'Leading zero in the number',
  expected: '{number} where it counts something',
} as const;

/** A number with zeros in front. */
export const numberLeadingZeroRule: Rule = {
  id: 'number.leading-zero',
  needs: 'record',
  subject: 'number',
  defaultSeverity: 'information',
  description: 'A number with zeros in front.',
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
  'A count has no zeros in front, an identifier may. As the meaning of the number is not known the zeros are mentioned ' +
  'and nothing is offered: a program that reads the field as a number drops them unseen. A lone 0 is a number like any ' +
  'other.';
