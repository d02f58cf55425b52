import { message } from '../../message';
import { isIntegerText } from '../../record/grammar';
import { metadataMessages } from '../../record/metadata';
import { withoutInvisibles } from '../../text/invisibles';
import { problemsOf } from '../metadataFindings';
import type { Finding, Rule } from '../rule';

const messages = metadataMessages['number.invalid'];

/** A number field that is not one to nine digits. */
export const numberInvalidRule: Rule = {
  id: 'number.invalid',
  needs: 'record',
  subject: 'number',
  defaultSeverity: 'error',
  description: 'A number that is not one to nine digits.',
  messages,
  check: (record, context) =>
    problemsOf('number.invalid', record, context).map(({ field, problem }): Finding => {
      const trimmed = withoutInvisibles(field.text).trim();
      // 2999.0 of a data frame, 2,999 of a spreadsheet
      const plain = /^\d{1,9}\.0{1,6}$/.test(trimmed) ? trimmed.slice(0, trimmed.indexOf('.')) : /^\d{1,3}(?:[,\u00A0\u202F ]\d{3}){1,2}$/.test(trimmed) ? trimmed.replace(/\D/g, '') : undefined;
      const number = isIntegerText(trimmed) ? trimmed : plain;
      return {
        rule: 'number.invalid',
        range: field.range,
        problem: problem.problem,
        found: field.text,
        expected: number ?? message(messages.expected),
        fixes: number === undefined ? [] : [{
          title: number === field.text.trim() ? message(messages.trim) : message(messages.replace, { number }),
          edits: [{ range: field.range, newText: number }],
          safe: number === trimmed,
        }],
      };
    }),
};

export const numberInvalidRationale =
  'The creator of the corpus gave each article an integer of one to nine digits. Its meaning is not known in general, so a sign, a decimal ' +
  'point, commas between thousands or a tenth digit are not explained away: `2999.0` and `2,999` are offered as 2999. White space around the ' +
  'number and invisible characters in it are removed safely.';
