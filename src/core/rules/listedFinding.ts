import { EditorPositions } from '../text/editorPositions';
import type { TextPosition } from '../text/lineIndex';
import type { SaidFinding } from './describe';
import { isAtLeast, type ReportedFinding, type Severity } from './rule';

/** A finding as a list of problems shows it, without the text it was found in: plain data, and short, for it has no fixes. */
export interface ListedFinding extends SaidFinding, Pick<ReportedFinding, 'rule' | 'severity'> {
  readonly start: TextPosition;
  readonly end: TextPosition;
}

/** The findings of a text that weigh enough to be listed, in their order. */
export function listed(text: string, findings: readonly ReportedFinding[], lowest: Severity): ListedFinding[] {
  const shown = findings.filter(({ severity }) => isAtLeast(severity, lowest));
  if (shown.length === 0) return [];
  const positions = new EditorPositions(text);
  return shown.map(({ rule, severity, problem, found, expected, range: { start, end } }) =>
    ({ rule, severity, problem, found, expected, start: positions.positionAt(start), end: positions.positionAt(end) }));
}
