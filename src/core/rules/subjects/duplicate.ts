import { message } from '../../message';
import { excerpt } from '../describe';
import type { Rule } from '../rule';

const messages = {
  problem: 'Duplicate subject',
  variant: 'Duplicate subject that differs only in case',
  remove: 'Remove “{subject}”',
} as const;

/** A subject that stands in the list before. */
export const subjectsDuplicateRule: Rule = {
  id: 'subjects.duplicate',
  needs: 'record',
  subject: 'subjects',
  defaultSeverity: 'warning',
  description: 'A subject that is listed twice.',
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
  'Subjects are listed in order of relevance, so the first of two duplicates stays. Spaces around and the form of accents do not ' +
  'matter. Where two subjects differ in capitals (`polish`, `Polish`) they may be two different things: the later one is reported, but only removed when you choose to.';
