import { message, type Message } from '../core/message';
import { compatibleEdits, safeEdits } from '../core/rules/check';
import type { ReportedFinding } from '../core/rules/rule';
import type { TextEdit } from '../core/text/range';

/** A change of the sidecar by fixes of findings, under the name that undo tells; edits count in the sidecar that was checked. */
export interface AnnotationFixStep {
  readonly name: Message;
  readonly edits: () => readonly TextEdit[];
}

/** Moved entities have "accept all" among their own fixes; lost ones are not to be removed by the dozen unseen. */
const fixedOneByOne: ReadonlySet<string> = new Set(['annotation.moved', 'annotation.lost']);

/** The findings of a rule that are fixed together by their first fixes. */
export function fixableTogether(findings: readonly ReportedFinding[], rule: string): readonly ReportedFinding[] {
  return fixedOneByOne.has(rule) ? [] : findings.filter((finding) => finding.rule === rule && finding.fixes.length > 0);
}

/** Fixes all that a rule found. */
export function fixAllOfRule(findings: readonly ReportedFinding[], rule: string): AnnotationFixStep {
  const fixable = fixableTogether(findings, rule);
  return {
    name: message('fix {count} of “{rule}”', { count: fixable.length, rule }),
    edits: () => compatibleEdits(fixable.map(({ fixes }) => fixes[0]?.edits ?? [])),
  };
}

/** Fixes everything that needs no judgement. */
export function fixAllSafe(findings: readonly ReportedFinding[]): AnnotationFixStep {
  return { name: message('fix all safe problems in the annotation file'), edits: () => safeEdits(findings) };
}
