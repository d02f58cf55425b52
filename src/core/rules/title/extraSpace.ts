import { message } from '../../message';
import type { Finding, Rule } from '../rule';

const messages = {
  problem: '{count, plural, one {# space} other {# spaces}} in a row in the title',
  expected: 'one space',
  expectedNone: 'no space',
  collapse: 'Collapse to one space',
  remove: 'Remove the spaces',
} as const;

/** Two or more spaces in a row. */
export const titleExtraSpaceRule: Rule = {
  id: 'title.extra-space',
  needs: 'record',
  subject: 'title',
  defaultSeverity: 'information',
  description: 'Two or more spaces in a row in the title.',
  messages,
  check(record) {
    const title = record.fields.title;
    // A title of nothing else is empty, which `record.empty-field` says.
    if (!title || !/[ \u00A0]{2}/.test(title.text) || title.text.trim() === '') return [];
    const findings: Finding[] = [];
    for (const run of title.text.matchAll(/[ \u00A0]{2,}/g)) {
      const end = run.index + run[0].length;
      if (/[\r\n]/.test(title.text.charAt(run.index - 1) + title.text.charAt(end))) continue;
      const atEdge = run.index === 0 || end === title.text.length;
      const range = { start: title.range.start + run.index, end: title.range.start + end };
      findings.push({
        rule: 'title.extra-space',
        range,
        problem: message(messages.problem, { count: run[0].length }),
        expected: message(atEdge ? messages.expectedNone : messages.expected),
        fixes: [{
          title: message(atEdge ? messages.remove : messages.collapse),
          edits: [{ range, newText: atEdge ? '' : ' ' }],
          safe: false,
        }],
      });
    }
    return findings;
  },
};

export const titleExtraSpaceRationale =
  'Publishers themselves leave a second space where a part of a title was taken out, mostly before the separator. It is in the original, so it is reported as information and only collapsed when you choose to. Spaces beside a line break belong to ' +
  '`title.line-break`.';
