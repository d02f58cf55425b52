import type { ReportedFinding } from '../../core/rules/check';
import type { Failure } from '../messages';

/** A finding, and the file that its fixes change where that is another than the one it stands in. */
export interface ShownFinding extends ReportedFinding {
  readonly fixedIn?: FixedFile;
}

export interface FixedFile {
  /** Absolute. */
  readonly path: string;
  readonly text: string;
}

/** What was found in one file, after fixing where that was asked for. */
export interface FileReport {
  /** Absolute. */
  readonly path: string;
  readonly name: string;
  /** The text the findings count in. */
  readonly text: string;
  readonly findings: readonly ShownFinding[];
  /** Findings that are gone because they were fixed. */
  readonly fixed: number;
  /** Why fixing failed; the findings are then those of the file as it is. */
  readonly failure?: Failure;
}

/** Whether `--fix` applies: other fixes need a review. */
export function isFixable(finding: ReportedFinding): boolean {
  return finding.fixes.some(({ safe }) => safe);
}
