import { parseRecord } from '../../core/record/parse';
import { checkRecord, fixAllSafely, type CheckOptions, type ReportedFinding } from '../../core/rules/check';
import { codeOf, explain } from '../files/explain';
import type { LoadedFile } from '../files/load';
import { FileChangedError, type FileSystem } from '../host';
import { Failure, problemTemplates, reasonOf } from '../messages';

/** What was found in one file, after fixing where that was asked for. */
export interface FileReport {
  /** Absolute. */
  readonly path: string;
  readonly name: string;
  /** The text the findings count in. */
  readonly text: string;
  readonly findings: readonly ReportedFinding[];
  /** Findings that are gone because they were fixed. */
  readonly fixed: number;
  /** Why fixing failed; the findings are then those of the file as it is. */
  readonly failure?: Failure;
}

export interface CheckTask {
  readonly options: CheckOptions;
  readonly fix: boolean;
  readonly fileSystem: FileSystem;
}

/** Checks an article or a file that belongs to it. A file that cannot be read is thrown as a `Failure`. */
export type Checker = (article: LoadedFile, task: CheckTask) => Promise<FileReport>;

/** What is checked with each article: the record itself; what stands beside it joins this list. */
export const checkers: readonly Checker[] = [checkArticle];

async function checkArticle({ target, text, version }: LoadedFile, { options, fix, fileSystem }: CheckTask): Promise<FileReport> {
  const findings = checkRecord(parseRecord(text), options);
  const report = { path: target.path, name: target.name, text, findings, fixed: 0 };
  const fixable = findings.filter(isFixable).length;
  if (!fix || fixable === 0) return report;
  const mended = fixAllSafely(text, options);
  try {
    await fileSystem.replaceFile(target.path, new TextEncoder().encode(mended), version);
  } catch (error) {
    return { ...report, failure: await explainWrite(error, target.path, fileSystem) };
  }
  const left = checkRecord(parseRecord(mended), options);
  return { ...report, text: mended, findings: left, fixed: Math.max(0, fixable - left.filter(isFixable).length) };
}

/** Whether `--fix` mends it: other fixes need somebody who looks at them. */
export function isFixable(finding: ReportedFinding): boolean {
  return finding.fixes.some(({ safe }) => safe);
}

async function explainWrite(error: unknown, path: string, fileSystem: FileSystem): Promise<Failure> {
  if (error instanceof FileChangedError) return new Failure(problemTemplates.changedMeanwhile);
  const code = codeOf(error);
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return new Failure(problemTemplates.noPermissionToWrite);
  if (code === 'ENOENT') return explain(error, path, fileSystem);
  return new Failure(problemTemplates.notWritten, { reason: reasonOf(error) });
}
