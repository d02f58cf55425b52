import { inEnglish } from '../../core/message';
import { severities } from '../../core/rules/rule';
import { noteTemplates } from '../messages';
import type { RunSummary } from './reporter';

/** The last line of a run for people. */
export function summarize({ files, counts, failures }: RunSummary, { fixed, fixable, notShown }: { fixed: number; fixable: number; notShown: number }): string {
  const found = severities.filter((severity) => counts[severity] > 0);
  const counted = found.map((severity) => inEnglish(noteTemplates[severity], { count: counts[severity] }));
  const parts = [files === 0 ? noteTemplates.noFile : inEnglish(noteTemplates.checked, {
    files: inEnglish(noteTemplates.files, { count: files }),
    problems: counted.length > 0 ? counted.join(', ') : noteTemplates.noFinding,
  })];
  const shown = severities.reduce((sum, severity) => sum + counts[severity], 0);
  if (notShown > 0) parts.push(inEnglish(noteTemplates.shown, { shown, total: shown + notShown }));
  if (fixed > 0) parts.push(inEnglish(noteTemplates.fixed, { count: fixed }));
  if (fixable > 0) parts.push(inEnglish(noteTemplates.fixable, { count: fixable }));
  if (failures.length > 0) parts.push(inEnglish(noteTemplates.unreadable, { count: failures.length }));
  return parts.join('; ');
}
