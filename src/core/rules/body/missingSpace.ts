import { message } from '../../message';
import type { Finding, Rule } from '../rule';

const messages = {
  problem: 'Missing space',
  insert: 'Insert a space',
} as const;

/** A title that touches the name after it. */
export const bodyMissingSpaceRule: Rule = {
  id: 'body.missing-space',
  needs: 'record',
  subject: 'body',
  defaultSeverity: 'hint',
  description: 'A space was lost after a title or before the name of a saint (`Mr.Smith`, `St.Petersburg`).',
  messages,
  *check(record, { views }): Iterable<Finding> {
    for (const { kind, offset, range } of views.sentenceJoins) {
      if (kind !== 'space') continue;
      yield {
        rule: 'body.missing-space',
        range,
        problem: message(messages.problem),
        found: record.text.slice(range.start, range.end),
        expected: `${record.text.slice(range.start, offset)} ${record.text.slice(offset, range.end)}`,
        fixes: [{ title: message(messages.insert), edits: [{ range: { start: offset, end: offset }, newText: ' ' }], safe: false }],
      };
    }
  },
};

export const bodyMissingSpaceRationale =
  'Line breaks inside a paragraph are sometimes dropped without a space, and the words on both sides become one. That is only certain after ' +
  'a courtesy title (`Mr.Osei`) and before saints after whom places are named (`St.Petersburg`); other titles are part of names that are ' +
  'written so (`Gov.UK`, `Gen.G`, `Dr.Web`, `St.George`). Where it may be a break as well (`Inc.Friday`), `body.lost-break` reports it. The ' +
  'space is only inserted when you choose to.';
