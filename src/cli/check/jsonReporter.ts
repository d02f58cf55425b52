import { sentenceOf } from '../../core/rules/describe';
import { isFixable } from './fileReport';
import { printableJson } from '../messages';
import { RegionIndex } from './positions';
import type { Reporter } from './reporter';

/** One JSON object a line (https://jsonlines.org); the members are described in docs/command-line.md. */
export const jsonReporter: Reporter = {
  separator: '',
  begin: () => [],
  *file({ name, text }, findings) {
    if (findings.length === 0) return;
    const regions = new RegionIndex(text);
    for (const finding of findings) {
      const { line, column, endLine, endColumn } = regions.regionOf(finding.range);
      const { start, end } = finding.range;
      yield `${printableJson({
        file: name, line, column, endLine, endColumn, offset: start, length: end - start,
        code: finding.rule, severity: finding.severity, message: sentenceOf(finding), fixable: isFixable(finding),
      })}\n`;
    }
  },
  end: () => [],
};
