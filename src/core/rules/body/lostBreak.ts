import { message } from '../../message';
import { lineEndingOf } from '../../text/lineEnding';
import type { Finding, Rule } from '../rule';

const messages = {
  problem: 'Lost paragraph break',
  expected: 'a line break between the sentences',
  insert: 'Insert a line break',
} as const;

/** A text has dozens of these findings, and they say the same. */
const problem = message(messages.problem);
const expected = message(messages.expected);
const title = message(messages.insert);

/** A sentence that runs into the next without white space. */
export const bodyLostBreakRule: Rule = {
  id: 'body.lost-break',
  needs: 'record',
  subject: 'body',
  defaultSeverity: 'hint',
  description: 'A paragraph break was lost: a sentence runs into the next one (`…the court.Outraged and …`).',
  messages,
  *check(record, { views }): Iterable<Finding> {
    const newText = lineEndingOf(record.text);
    for (const { kind, offset, range } of views.sentenceJoins) {
      if (kind !== 'break') continue;
      yield {
        rule: 'body.lost-break',
        // From the break on, so that a list of findings tells the offsets of the breaks.
        range: { start: offset, end: range.end },
        problem,
        found: record.text.slice(range.start, range.end),
        expected,
        fixes: [{ title, edits: [{ range: { start: offset, end: offset }, newText }], safe: false }],
      };
    }
  },
};

export const bodyLostBreakRationale =
  'Where the paragraphs of a page were put together without a separator, the end of one sentence touches the next. A break is found after `.`, `!`, `?` or `…` and the quotes and brackets that close with it, where a capital letter of any script follows ' +
  'without white space. A straight quote closes only where one stands open. Left alone are addresses, file names and names such ' +
  'as `ASP.NET`, initials (`J.K.Rowling`), decimals, numbers of lists, and abbreviations: after `Mr.` or `Calif.` only a space was lost (`body.missing-space`), but `U.S.`, `p.m.`, `Inc.`, `Jr.` end a paragraph where a word follows that begins sentences. ' +
  'A paragraph without a full stop at its end, such as a subheading, cannot be found. The lists of abbreviations follow the style ' +
  'books of American and British newspapers; the rule was measured on joined paragraphs of several publishers. Inserting breaks ' +
  'changes the lines of the file, so it is only done when you choose to.';
