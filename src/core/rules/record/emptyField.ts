import { message } from '../../message';
import { metadataMessages } from '../../record/metadata';
import type { FieldName, RecordField } from '../../record/record';
import { problemsOf } from '../metadataFindings';
import type { Finding, Rule } from '../rule';

const messages = metadataMessages['record.empty-field'];

/** Fields whose line is there and holds nothing but white space. */
export const recordEmptyFieldRule: Rule = {
  id: 'record.empty-field',
  needs: 'record',
  subject: 'record',
  defaultSeverity: 'error',
  description: 'An empty field. Subjects can be empty, so this is only information there.',
  messages,
  check(record, context) {
    const findings = problemsOf('record.empty-field', record, context).map(({ field }) => emptyField(field));
    const { subjects, body } = record.fields;
    if (subjects && isBlank(subjects)) findings.push({ ...emptyField(subjects), defaultSeverity: 'information' });
    if (body && isBlank(body)) findings.push(emptyField(body));
    return findings;
  },
};

export const recordEmptyFieldRationale =
  'An empty line, or one of white space only, shows that a field was lost. URL, title, date, number and ' +
  'body are never empty in a complete article. Many pages have no keywords, so empty subjects are only information. If the line itself is missing, `record.missing-line` says so.';

function emptyField({ name, range }: RecordField): Finding {
  return { rule: 'record.empty-field', range, problem: message(messages[name satisfies FieldName]), fixes: [] };
}

function isBlank({ text }: RecordField): boolean {
  return !/\S/.test(text);
}
