import { message } from '../../message';
import type { Finding, Rule } from '../rule';

const messages = {
  problem: 'A space was lost behind an abbreviation',
  insert: 'Insert a space',
} as const;

/** An abbreviation that touches the name behind it. */
export const bodyMissingSpaceRule: Rule = {
  id: 'body.missing-space',
  subject: 'body',
  defaultSeverity: 'hint',
  description: 'A space was lost behind an abbreviation or initial (`Mr.Smith`, `St.Petersburg`).',
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
  'Line breaks inside a paragraph are sometimes dropped without a space, and the words on both sides become one. Behind an ' +
  'abbreviation that a name or another word follows within the sentence (titles, saints, months, states, a middle initial) ' +
  'a space is offered; it is never inserted unseen, because names may be written so (`Gov.UK`, `Gen.G`). Left alone are acronyms (`U.S.A`), runs of initials (`J.K.Rowling`), times with a zone ' +
  '(`a.m.ET`), and whatever ends a sentence, which `body.lost-break` reports. The abbreviations are those of the style books of ' +
  'American and British newspapers and common ones of German, French, Spanish and Russian print.';
