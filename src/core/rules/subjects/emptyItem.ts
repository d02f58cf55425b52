import { message } from '../../message';
import type { Rule } from '../rule';

const messages = {
  problem: 'Empty subject',
  remove: 'Remove the empty item',
} as const;

/** Commas with nothing between them, in front or behind. */
export const subjectsEmptyItemRule: Rule = {
  id: 'subjects.empty-item',
  needs: 'record',
  subject: 'subjects',
  defaultSeverity: 'warning',
  description: 'An empty item among the subjects: `,,` or a comma at the start or end.',
  messages,
  check: (record, context) =>
    context.views.faultySubjects.filter(({ fault }) => fault === 'empty').map(({ removal }) => ({
      rule: 'subjects.empty-item',
      range: removal,
      problem: message(messages.problem),
      found: record.text.slice(removal.start, removal.end),
      fixes: [{ title: message(messages.remove), edits: [{ range: removal, newText: '' }], safe: true }],
    })),
};

export const subjectsEmptyItemRationale =
  'Programs read nothing between two commas, before the first or after the last, as a subject without a name. Adjacent empty items are one problem. A line with no comma and no subject is `record.empty-field`.';
