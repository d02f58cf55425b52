import { printableJson } from '../messages';
import type { Place } from './locatedReport';
import type { Reporter } from './reporter';

/** One JSON object a line (https://jsonlines.org); the members are described in docs/command-line.md. */
export const jsonReporter: Reporter = {
  separator: '',
  begin: () => [],
  *file({ name, findings }) {
    for (const { rule, severity, message, fixable, related, ...place } of findings) {
      yield `${printableJson({ file: name, ...placeOf(place), code: rule, severity, message, fixable, ...(related && { related: { file: related.name, ...placeOf(related), message: related.message } }) })}\n`;
    }
  },
  end: () => [],
};

function placeOf({ line, column, endLine, endColumn, offset, length }: Place): Place {
  return { line, column, endLine, endColumn, offset, length };
}
