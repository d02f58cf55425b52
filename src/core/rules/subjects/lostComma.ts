import { message } from '../../message';
import type { Rule } from '../rule';

const messages = {
  problem: 'This subject lost a comma',
} as const;

/** Two spaces inside a subject, where a comma was. */
export const subjectsLostCommaRule: Rule = {
  id: 'subjects.lost-comma',
  needs: 'record',
  subject: 'subjects',
  defaultSeverity: 'hint',
  description: 'Two spaces inside a subject, where a comma was lost; the message shows the restored form.',
  messages,
  check: (_record, context) =>
    context.views.subjects.filter(({ text }) => text.trim().includes('  ')).map(({ text, range, restored }) => ({
      rule: 'subjects.lost-comma',
      range,
      problem: message(messages.problem),
      found: text,
      expected: restored,
      fixes: [],
    })),
};

export const subjectsLostCommaRationale =
  'Commas separate the subjects, so a comma *inside* one was replaced by a space when the file was created and shows as two ' +
  'spaces: `Osei  Maren` reads “Osei, Maren”. This is how the format stores it, so there is nothing to fix; hover, ' +
  'outline and panel show the restored form.';
