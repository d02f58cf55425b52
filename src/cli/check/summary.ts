import { inEnglish } from '../../core/message';
import { severities, type Severity } from '../../core/rules/rule';
import { noteTemplates } from '../messages';
import type { RunSummary } from './reporter';

const countTemplates: Readonly<Record<Severity, readonly [one: string, many: string]>> = {
  error: [noteTemplates.oneError, noteTemplates.manyErrors],
  warning: [noteTemplates.oneWarning, noteTemplates.manyWarnings],
  information: [noteTemplates.oneInformation, noteTemplates.manyInformation],
  hint: [noteTemplates.oneHint, noteTemplates.manyHints],
};

/** The last line of a run for people. */
export function summarize({ files, counts, failures }: RunSummary, { fixed, fixable }: { fixed: number; fixable: number }): string {
  const found = severities.filter((severity) => counts[severity] > 0);
  const counted = found.map((severity) => inNumber(counts[severity], ...countTemplates[severity]));
  const parts = [files === 0 ? noteTemplates.noFile : inEnglish(noteTemplates.checked, {
    files: inNumber(files, noteTemplates.oneFile, noteTemplates.manyFiles),
    findings: counted.length > 0 ? counted.join(', ') : noteTemplates.noFinding,
  })];
  if (fixed > 0) parts.push(inEnglish(noteTemplates.fixed, { count: fixed }));
  if (fixable > 0) parts.push(inEnglish(noteTemplates.fixable, { count: fixable }));
  if (failures.length > 0) parts.push(inEnglish(noteTemplates.unreadable, { count: failures.length }));
  return parts.join('; ');
}

function inNumber(count: number, one: string, many: string): string {
  return count === 1 ? one : inEnglish(many, { count });
}
