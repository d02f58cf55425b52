import { message } from '../../message';
import { metadataMessages, withoutWhiteSpace } from '../../record/metadata';
import type { RecordField } from '../../record/record';
import type { TextRange } from '../../text/range';
import { problemsOf } from '../metadataFindings';
import type { Finding, Rule } from '../rule';

const messages = metadataMessages['url.white-space'];

/** White space around the address or inside it. */
export const urlWhiteSpaceRule: Rule = {
  id: 'url.white-space',
  needs: 'record',
  subject: 'url',
  defaultSeverity: 'error',
  description: 'White space around the URL or inside it.',
  messages,
  check: (record, context) =>
    problemsOf('url.white-space', record, context).flatMap(({ field, problem }) => {
      const address = context.views.url?.range ?? field.range;
      return problem.problem.template === messages.inside ? findInside(field, address) : [...findAround(field, address)];
    }),
};

export const urlWhiteSpaceRationale =
  'An address contains no white space: white space around it was copied with it and can be trimmed safely. Inside, ' +
  'either an address was broken and its pieces belong together, or a space in a file name was never written as `%20`; ' +
  'both are offered.';

function* findAround(field: RecordField, address: TextRange): Iterable<Finding> {
  for (const range of [{ start: field.range.start, end: address.start }, { start: address.end, end: field.range.end }]) {
    if (range.start === range.end) continue;
    yield {
      rule: 'url.white-space',
      range,
      problem: message(messages.around),
      fixes: [{ title: message(messages.trim), edits: [{ range, newText: '' }], safe: true }],
    };
  }
}

function findInside(field: RecordField, address: TextRange): Finding {
  const found = field.text.trim();
  const fix = (template: string, newText: string): Finding['fixes'][number] =>
    ({ title: message(template), edits: [{ range: address, newText }], safe: false });
  return {
    rule: 'url.white-space',
    range: address,
    problem: message(messages.inside),
    found,
    fixes: [fix(messages.remove, withoutWhiteSpace(found)), fix(messages.encode, found.replace(/\s+/g, '%20'))],
  };
}
