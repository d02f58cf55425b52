import { printableJson } from '../messages';
import type { Place } from './locatedReport';
import type { Reporter } from './reporter';

/** One JSON object a line (https://jsonlines.org); the members are described in docs/command-line.md. */
export const jsonReporter: Reporter = {
  separator: '',
  begin: () => [],
  *file({ name, findings }) {
    for (const { line, column, endLine, endColumn, offset, length, rule, severity, message, fixable, related } of findings) {
      // Each member is written out: spreading a place into the object takes as long as making JSON of it.
      const found = { file: name, line, column, endLine, endColumn, offset, length, code: rule, severity, message, fixable };
      yield `${printableJson(related ? { ...found, related: { file: related.name, ...placeOf(related), message: related.message } } : found)}\n`;
    }
  },
  end: () => [],
};

function placeOf({ line, column, endLine, endColumn, offset, length }: Place): Place {
  return { line, column, endLine, endColumn, offset, length };
}
