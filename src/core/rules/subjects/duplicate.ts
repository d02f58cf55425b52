import { message } from '../../message';
import { excerpt } from '../describe';
import type { Rule } from '../rule';

const messages = {
  problem: 'Duplicate subject',
  variant: 'Duplicate subject but for capital letters',
  remove: 'Remove “{subject}”',
} as const;

/** A subject that stands in the list before. */
export const subjectsDuplicateRule: Rule = {
  id: 'subjects.duplicate',
  needs: 'record',
  subject: 'subjects',
  defaultSeverity: 'warning',
  description: 'A subject that the list names twice.',
  messages,
  check: (_record, context) =>
    context.views.faultySubjects.filter(({ fault }) => fault === 'duplicate' || fault === 'variant').map(({ fault, subject, removal }) => ({
      rule: 'subjects.duplicate',
      range: subject.range,
      problem: message(fault === 'variant' ? messages.variant : messages.problem),
      found: subject.restored,
      fixes: [{
        title: message(messages.remove, { subject: excerpt(subject.restored) }),
        edits: [{ range: removal, newText: '' }],
        safe: fault === 'duplicate',
      }],
    })),
};

export const subjectsDuplicateRationale =
  'Subjects stand in order of relevance, so of two alike the first stays. Spaces around and the form of accents do not ' +
  'matter. Where two subjects differ in capitals (`polish`, `Polish`) they may be two things after all: the later one is ' +
  'found, but never removed unseen.';
