import { message } from '../../message';
import type { Rule } from '../rule';
import { findFaultySubjects } from './removal';

const messages = {
  problem: 'A subject is the word of a program for nothing',
  remove: 'Remove “{subject}”',
} as const;

/** `null` and its like among the subjects. */
export const subjectsNullItemRule: Rule = {
  id: 'subjects.null-item',
  subject: 'subjects',
  defaultSeverity: 'warning',
  description: 'A subject that is `null`, `NULL`, `undefined` or `NaN`.',
  messages,
  check: (_record, context) =>
    findFaultySubjects(context.views.subjects).filter(({ fault }) => fault === 'null').map(({ subject, removal }) => ({
      rule: 'subjects.null-item',
      range: subject.range,
      problem: message(messages.problem),
      found: subject.restored,
      fixes: [{ title: message(messages.remove, { subject: subject.restored }), edits: [{ range: removal, newText: '' }], safe: true }],
    })),
};

export const subjectsNullItemRationale =
  'A page without a keyword, read by a program, leaves the word `null` where a subject should stand. Only these spellings ' +
  'are found: “Null” may be a name, and “None” a word.';
