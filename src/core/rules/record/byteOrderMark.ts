import { message } from '../../message';
import type { Rule } from '../rule';

const messages = {
  problem: 'Byte order mark at the start of the file',
  expected: 'UTF-8 without one',
  remove: 'Remove the byte order mark',
} as const;

const byteOrderMark = '\uFEFF';

/** U+FEFF at the start of the file. */
export const recordByteOrderMarkRule: Rule = {
  id: 'record.byte-order-mark',
  needs: 'record',
  subject: 'record',
  defaultSeverity: 'information',
  description: 'A byte order mark (U+FEFF) at the start of the file.',
  messages,
  check(record, context) {
    const inText = record.text.startsWith(byteOrderMark);
    if (!inText && !context.file?.byteOrderMark) return [];
    const range = { start: 0, end: inText ? byteOrderMark.length : 0 };
    return [{
      rule: 'record.byte-order-mark',
      range,
      problem: message(messages.problem),
      expected: message(messages.expected),
      // Where an editor hides the mark there is nothing in the text to edit; it writes the file again instead.
      fixes: inText ? [{ title: message(messages.remove), edits: [{ range, newText: '' }], safe: false }] : [],
    }];
  },
};

export const recordByteOrderMarkRationale =
  'UTF-8 needs no byte order mark. Editors hide it, and programs that read the first line as an address fail. ' +
  'It counts as one character in the offsets of annotations, so it is only removed when you choose to. Elsewhere, U+FEFF is reported by `text.invisible-character`.';
