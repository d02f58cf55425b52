import type { FieldProblem, MetadataRule } from '../record/metadata';
import type { ArticleRecord, RecordField } from '../record/record';
import type { CheckContext, Finding } from './rule';

/** An issue of the metadata schema with the field it is about. */
export interface PlacedProblem {
  readonly field: RecordField;
  readonly problem: FieldProblem;
}

/** The issues of the metadata schema that a rule reports, each with its field. */
export function problemsOf(rule: MetadataRule, record: ArticleRecord, context: CheckContext): PlacedProblem[] {
  const issues = context.views.metadataIssues;
  return issues.length === 0 ? [] : issues.flatMap((problem) => {
    const field = record.fields[problem.field];
    return field && problem.rule === rule ? [{ field, problem }] : [];
  });
}

/** Findings without fixes over whole fields, one for each issue of the metadata schema that a rule reports. */
export function findingsOf(rule: MetadataRule, record: ArticleRecord, context: CheckContext): Finding[] {
  return problemsOf(rule, record, context).map(({ field, problem }) => ({
    rule,
    range: field.range,
    problem: problem.problem,
    found: field.text,
    ...(problem.expected && { expected: problem.expected }),
    fixes: [],
  }));
}
