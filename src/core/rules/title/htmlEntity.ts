import { message } from '../../message';
import { findHtmlEntities } from '../../text/htmlEntities';
import type { Finding, Rule } from '../rule';

const messages = {
  problem: 'An HTML character reference is left over in the title',
  decode: 'Decode as “{character}”',
} as const;

/** Character references of HTML left over in the title. */
export const titleHtmlEntityRule: Rule = {
  id: 'title.html-entity',
  subject: 'title',
  defaultSeverity: 'warning',
  description: 'An HTML character reference (`&amp;`, `&#x2019;`) left over in the title.',
  messages,
  *check(record): Iterable<Finding> {
    const title = record.fields.title;
    if (!title) return;
    for (const { range, decoded } of findHtmlEntities(record.text, title.range)) {
      yield {
        rule: 'title.html-entity',
        range,
        problem: message(messages.problem),
        found: record.text.slice(range.start, range.end),
        expected: decoded,
        fixes: [{ title: message(messages.decode, { character: decoded }), edits: [{ range, newText: decoded }], safe: true }],
      };
    }
  },
};

export const titleHtmlEntityRationale =
  'The title comes from the source of a page, where `&`, quotes and dashes may be written as character references. Left ' +
  'over, they are read as text and split words. Decoding loses nothing. Only closed references of the [HTML ' +
  'standard](https://html.spec.whatwg.org/multipage/named-characters.html) are found; `AT&T` and `Q&A;` are not.';
