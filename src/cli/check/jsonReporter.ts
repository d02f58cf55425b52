import { printableJson } from '../messages';
import type { Reporter } from './reporter';

/** One JSON object a line (https://jsonlines.org); the members are described in docs/command-line.md. */
export const jsonReporter: Reporter = {
  separator: '',
  begin: () => [],
  *file({ name, findings }) {
    for (const { line, column, endLine, endColumn, offset, length, rule, severity, message, fixable } of findings) {
      yield `${printableJson({ file: name, line, column, endLine, endColumn, offset, length, code: rule, severity, message, fixable })}\n`;
    }
  },
  end: () => [],
};
