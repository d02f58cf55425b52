import { fixableTogether } from '../checking/annotationFixSteps';
import type { ModelEntity } from '../core/annotations/annotationModel';
import type { StandoffDocument } from '../core/standoff/standoffDocument';
import { lineAt } from '../core/standoff/standoffTokens';
import type { Translate } from '../core/message';
import { fieldNames, type ArticleRecord, type FieldName } from '../core/record/record';
import type { ReportedFinding } from '../core/rules/rule';
import { describeFinding } from '../core/rules/describe';
import type { TextRange } from '../core/text/range';
import type { CheckResult, MetadataRow, PanelFinding } from '../protocol/article';

/** What was found in the annotations of an article. */
export interface AnnotationResult {
  /** The sidecar that the findings and their fixes count in. */
  readonly document: StandoffDocument;
  readonly findings: readonly ReportedFinding[];
}

/** A finding as a panel was told of it: about the record, or about its annotations. */
export type ToldFinding =
  | { readonly about: 'record'; readonly finding: ReportedFinding }
  | { readonly about: 'annotations'; readonly finding: ReportedFinding; readonly document: StandoffDocument };

/** Findings of one rule in the text that are told one by one; nobody looks at more, and `fixAll` mends them all. */
const mostToldOfRule = 200;

/** The findings that a panel was told, in words and by names that hold until it is told again. */
export class PanelFindings {
  #generation = 0;
  #told: readonly ToldFinding[] = [];
  #record: readonly ReportedFinding[] = [];
  #annotations: AnnotationResult | undefined;

  get record(): readonly ReportedFinding[] {
    return this.#record;
  }

  get annotations(): AnnotationResult | undefined {
    return this.#annotations;
  }

  /** The finding with this name; undefined where the panel has been told others since. */
  find(id: string): ToldFinding | undefined {
    const [generation, index] = id.split('.').map(Number);
    return generation === this.#generation ? this.#told[index ?? -1] : undefined;
  }

  /** @param entities of the state that the annotations were checked in. */
  tell(
    rows: readonly MetadataRow[], findings: readonly ReportedFinding[], annotations: AnnotationResult | undefined,
    entities: readonly ModelEntity[], record: ArticleRecord, translate: Translate,
  ): CheckResult {
    this.#generation++;
    this.#record = findings;
    this.#annotations = annotations;
    const told: ToldFinding[] = [];
    const counts = new Map<string, number>();
    const take = (found: ToldFinding): void => {
      const count = (counts.get(found.finding.rule) ?? 0) + 1;
      counts.set(found.finding.rule, count);
      if (count <= mostToldOfRule) told.push(found);
    };
    for (const finding of findings) take({ about: 'record', finding });
    if (annotations) for (const finding of annotations.findings) take({ about: 'annotations', finding, document: annotations.document });
    this.#told = told;
    const all: readonly ReportedFinding[] = [...findings, ...annotations?.findings ?? []];
    const fixable = (rule: string): number => findings.filter((finding) => finding.rule === rule && finding.fixes.length > 0).length
      + fixableTogether(annotations?.findings ?? [], rule).length;
    const byLine = new Map(entities.map((entity) => [entity.line.index, entity]));
    return {
      metadata: rows,
      findings: told.map((found, index) => panelFinding(found, `${this.#generation}.${index}`, record, byLine, translate)),
      totals: Object.fromEntries([...counts].map(([rule, count]) => [rule, { count, fixable: fixable(rule) }])),
      safe: all.filter(({ fixes }) => fixes.some(({ safe }) => safe)).length,
    };
  }
}

function panelFinding(
  told: ToldFinding, id: string, record: ArticleRecord, entities: ReadonlyMap<number, ModelEntity>, translate: Translate,
): PanelFinding {
  const { finding } = told;
  const { problem, found, expected } = describeFinding(finding, translate);
  const entity = told.about === 'annotations' && told.finding.file === 'sidecar'
    ? entities.get(lineAt(told.document, finding.range.start)?.index ?? -1) : undefined;
  const range = told.about === 'annotations' && told.finding.file === 'sidecar' ? entity?.fragments[0] ?? nowhere : finding.range;
  return {
    id,
    rule: finding.rule,
    severity: finding.severity,
    field: told.about === 'record' ? fieldAt(record, finding.range.start) : undefined,
    range,
    entity: entity?.id,
    problem,
    found,
    expected,
    fixes: finding.fixes.map(({ title, safe }) => ({ title: translate(title.template, title.args), safe })),
    ...(told.about === 'record' && { acceptable: true }),
  };
}

/** The place of what has none in the article. */
const nowhere: TextRange = { start: 0, end: 0 };

function fieldAt(record: ArticleRecord, offset: number): FieldName | undefined {
  return fieldNames.find((name) => {
    const range = record.fields[name]?.range;
    return range && offset >= range.start && offset <= range.end;
  });
}
