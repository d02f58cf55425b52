import { message } from '../message';
import { isPlaceholder } from '../record/placeholder';
import type { FieldName } from '../record/record';
import type { Finding, Rule } from './rule';

const messages = {
  problem: 'Placeholder instead of a value',
  expected: 'a value',
} as const;

/** The rule that reports a placeholder as the whole of a field. */
export function nullValueRule(field: Extract<FieldName, 'title' | 'body'>): Rule {
  const id = `${field}.null-value`;
  return {
    id,
    needs: 'record',
    subject: field,
    defaultSeverity: 'error',
    description: `A ${field} that is a placeholder such as \`null\`, \`nan\` or \`None\`.`,
    messages,
    check({ fields }): Finding[] {
      const found = fields[field];
      if (!found || found.text.length > 16 || !isPlaceholder(found.text)) return [];
      return [{ rule: id, range: found.range, problem: message(messages.problem), found: found.text.trim(), expected: message(messages.expected), fixes: [] }];
    },
  };
}

export const titleNullValueRule = nullValueRule('title');
export const bodyNullValueRule = nullValueRule('body');

export const nullValueRationale =
  'A program that found no value wrote its own word for that: `null`, `nan`, `None`, `[]`. Only the whole field counts, spelled as programs ' +
  'spell it. In subjects `subjects.null-item` reports each; in URL, date and number it is an invalid value like any other.';
