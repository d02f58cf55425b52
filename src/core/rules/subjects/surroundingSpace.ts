import { message } from '../../message';
import { excerpt } from '../describe';
import type { Finding, Rule } from '../rule';

const messages = {
  problem: 'White space around a subject',
  trim: 'Trim “{subject}”',
} as const;

/** White space between a subject and the commas around it. */
export const subjectsSurroundingSpaceRule: Rule = {
  id: 'subjects.surrounding-space',
  needs: 'record',
  subject: 'subjects',
  defaultSeverity: 'information',
  description: 'White space beside a comma, or around the whole list of subjects.',
  messages,
  check: (record, context) =>
    context.views.subjects.flatMap(({ text, range }): Finding[] => {
      const trimmed = text.trim();
      if (trimmed === '' || trimmed === text) return [];
      const start = range.start + text.length - text.trimStart().length;
      const end = start + trimmed.length;
      return [{ start: range.start, end: start }, { start: end, end: range.end }]
        .filter((space) => space.start < space.end)
        .map((space) => ({
          rule: 'subjects.surrounding-space',
          range: space,
          problem: message(messages.problem),
          found: record.text.slice(range.start, range.end),
          expected: trimmed,
          fixes: [{ title: message(messages.trim, { subject: excerpt(trimmed) }), edits: [{ range: space, newText: '' }], safe: true }],
        }));
    }),
};

export const subjectsSurroundingSpaceRationale =
  'Subjects are stored without a space after the comma. A program that splits at commas takes ` Harbors` and ' +
  '`Harbors` for two subjects. Trimming loses nothing. Spaces inside a subject are `subjects.lost-comma`.';
