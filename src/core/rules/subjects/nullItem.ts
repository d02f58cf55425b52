import { message } from '../../message';
import type { Rule } from '../rule';

const messages = {
  problem: 'Subject is a placeholder',
  remove: 'Remove “{subject}”',
} as const;

/** No language has these words; `None` and `NA` may be a subject. */
const certain: ReadonlySet<string> = new Set(['null', 'NULL', 'undefined', 'NaN', 'nan', '[]', '{}', '(null)']);

/** `null` and its like among the subjects. */
export const subjectsNullItemRule: Rule = {
  id: 'subjects.null-item',
  needs: 'record',
  subject: 'subjects',
  defaultSeverity: 'warning',
  description: 'A subject that is a placeholder such as `null`, `nan` or `None`.',
  messages,
  check: (_record, context) =>
    context.views.faultySubjects.filter(({ fault }) => fault === 'null').map(({ subject, removal }) => ({
      rule: 'subjects.null-item',
      range: subject.range,
      problem: message(messages.problem),
      found: subject.restored,
      fixes: [{ title: message(messages.remove, { subject: subject.restored }), edits: [{ range: removal, newText: '' }], safe: certain.has(subject.restored) }],
    })),
};

export const subjectsNullItemRationale =
  'A page without a keyword, read by a program, leaves the program’s word for a missing value where a subject should be: `null`, `nan`, `None`, `[]`. ' +
  'Only the spellings of programs are found: “Null” may be a name. `None` and `NA` may be subjects after all and are only removed when you choose to.';
