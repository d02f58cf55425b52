import { message } from '../../message';
import { metadataMessages } from '../../record/metadata';
import { fieldNames, type ArticleRecord, type FieldName } from '../../record/record';
import type { Rule } from '../rule';

const messages = metadataMessages['record.missing-line'];

/** Each field that has no line of its own. */
export const recordMissingLineRule: Rule = {
  id: 'record.missing-line',
  needs: 'record',
  subject: 'record',
  defaultSeverity: 'error',
  description: 'An article with fewer than six lines; the message names the missing fields.',
  messages,
  check: (record) =>
    record.missing.map((name) => {
      const offset = whereMissing(record, name);
      return {
        rule: 'record.missing-line',
        range: { start: offset, end: offset },
        problem: message(messages[name]),
        expected: message(messages.expected),
        fixes: [],
      };
    }),
};

export const recordMissingLineRationale =
  'An article is read line by line: URL, title, subjects, date, number, body. Where a line is missing, every ' +
  'program that counts lines takes the next field for it. The other lines show which field is missing: a ' +
  'date above an integer marks where the header ends, an address can only be the URL, a line of 200 characters only the ' +
  'body. A line that is there but empty is `record.empty-field`.';

/** Before the first field that is there and should follow; else at the end of the text. */
function whereMissing({ fields, text }: ArticleRecord, name: FieldName): number {
  const following = fieldNames.slice(fieldNames.indexOf(name) + 1).find((other) => fields[other]);
  return (following && fields[following]?.range.start) ?? text.length;
}
