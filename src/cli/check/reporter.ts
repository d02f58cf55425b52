import type { RuleDescription } from '../../core/rules/everyRule';
import type { Severity } from '../../core/rules/rule';
import type { Product } from '../host';
import type { Failure } from '../messages';
import type { LocatedReport } from './locatedReport';

/** Something that could not be done, with the file it is about. */
export interface FileFailure {
  /** Absolute. */
  readonly path: string;
  readonly failure: Failure;
}

/** What is known at the end of a run. */
export interface RunSummary {
  readonly files: number;
  readonly counts: Readonly<Record<Severity, number>>;
  readonly failures: readonly FileFailure[];
  readonly isComplete: boolean;
}

/**
 * A format of the output. It gives text piece by piece and keeps none, nor does it know what came before, so that a corpus of any size passes through;
 * the pieces put together are the whole of standard output.
 */
export interface Reporter {
  /** What stands between two pieces of {@link file}, of whatever files. */
  readonly separator: string;
  begin(): Iterable<string>;
  file(report: LocatedReport): Iterable<string>;
  end(summary: RunSummary): Iterable<string>;
}

/** What a reporter may need to know of the run. */
export interface ReportContext {
  readonly rules: readonly RuleDescription[];
  readonly product: Product;
  readonly workingDirectory: string;
  readonly color: boolean;
}
