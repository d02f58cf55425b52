import { message } from '../../message';
import { findHtmlEntities } from '../../text/htmlEntities';
import { isProvenDamage } from '../proof';
import type { Finding, Rule } from '../rule';

const messages = {
  problem: 'An HTML character reference is left over in the text',
  decode: 'Decode as “{character}”',
} as const;

/** Character references of HTML left over in the body. */
export const bodyHtmlEntityRule: Rule = {
  id: 'body.html-entity',
  subject: 'body',
  defaultSeverity: 'warning',
  description: 'An HTML character reference (`&amp;`, `&#8217;`) left over in the text.',
  messages,
  *check(record, { views }): Iterable<Finding> {
    const { range: body, ampersands } = views.bodyScan;
    const entities = [...findHtmlEntities(record.text, body, ampersands)];
    const safe = isProvenDamage(record.text, entities.map(({ range }) => range), record.fields.body?.text ?? '');
    for (const { range, decoded } of entities) {
      yield {
        rule: 'body.html-entity',
        range,
        problem: message(messages.problem),
        found: record.text.slice(range.start, range.end),
        expected: decoded,
        fixes: [{ title: message(messages.decode, { character: decoded }), edits: [{ range, newText: decoded }], safe }],
      };
    }
  },
};

export const bodyHtmlEntityRationale =
  'Text taken from the source of a page, or escaped twice by a publishing system, keeps `&amp;`, `&nbsp;` or `&#8217;` where a ' +
  'character should stand. An article may write about mark-up, so decoding is only safe where several references are left over and ' +
  'none of them is quoted; one alone is offered. Only closed references of the [HTML ' +
  'standard](https://html.spec.whatwg.org/multipage/named-characters.html) are found: `AT&T`, `R&B;` and the parameters of an ' +
  'address (`?a=1&copy=2`) are left alone, and so is what would decode to a control character.';
