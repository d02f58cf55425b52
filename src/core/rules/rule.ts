import type { Message } from '../message';
import type { CalendarDate } from '../record/calendarDate';
import type { ArticleRecord, FieldName } from '../record/record';
import type { Publisher } from '../record/publishers';
import type { RecordViews } from '../record/views';
import type { TextEdit, TextRange } from '../text/range';
import type { ScannedKind } from '../text/scan';

export const severities = ['error', 'warning', 'information', 'hint'] as const;

export type Severity = (typeof severities)[number];

/** Whether a severity weighs as much as another, or more. */
export function isAtLeast(severity: Severity, lowest: Severity): boolean {
  return severities.indexOf(severity) <= severities.indexOf(lowest);
}

/** How many findings there are of each severity. */
export function countsOf(findings: readonly { readonly severity: Severity }[]): Record<Severity, number> {
  const counts: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

/** A way to fix a finding, as data. Edits count in the record's text and do not overlap. */
export interface Fix {
  readonly title: Message;
  readonly edits: readonly TextEdit[];
  /** Whether the edit cannot lose meaning, so that "fix all" may apply it unseen. */
  readonly safe: boolean;
  /** Ids of the annotations that it removes with all that depends on them: the user is asked first where that is more than their notes. */
  readonly removes?: readonly string[];
}

/** The texts that belong to one article. */
export type CheckedText = 'article' | 'sidecar';

/** What a rule found, in one place of one article or its annotation file. */
export interface Finding {
  /** Id of the rule, as in `date.style`. */
  readonly rule: string;
  /** Which of the two texts `range` counts in; the article where it is missing. */
  readonly file?: CheckedText;
  /** Where, in UTF-16 units of that text. */
  readonly range: TextRange;
  /** Where this finding weighs less than others of its rule; a severity that the user set for the rule wins. */
  readonly defaultSeverity?: Severity;
  /** What is wrong, without the found text: no full stop, so that found and expected can follow. */
  readonly problem: Message;
  /** What stands there, verbatim; shortened only when shown. */
  readonly found?: string;
  /** What should stand there: verbatim text, or a description as a message. */
  readonly expected?: string | Message;
  /** The preferred fix first. Edits of fixes of annotations always count in the annotation file. */
  readonly fixes: readonly Fix[];
}

/** A finding with the severity the user gave its rule. */
export interface ReportedFinding extends Finding {
  readonly severity: Severity;
}

/** Severity of rules by id, where it differs from the default. */
export type Severities = Readonly<Record<string, Severity | 'off'>>;

/** What only the bytes of a file tell, because an editor hides it: U+FEFF and line endings as stored. */
export interface FileFacts {
  readonly byteOrderMark: boolean;
  readonly lineEndings: Readonly<Record<'LF' | 'CRLF' | 'CR', number>>;
}

/** Terms that subjects are chosen from. */
export interface Vocabulary {
  readonly terms: readonly string[];
}


/** What a check may know beyond the record. There is no clock in core: without `today` nothing lies in the future. */
export interface CheckContext {
  readonly views: RecordViews;
  readonly today: CalendarDate | undefined;
  readonly publishers: readonly Publisher[];
  readonly vocabulary: Vocabulary | undefined;
  /** Only an editor gives this; elsewhere the record's text itself is the file. */
  readonly file: FileFacts | undefined;
  /** Name of the file that owns the annotation file beside the article, where it is another. */
  readonly annotationOwner: string | undefined;
}

/** What all rules say of themselves. */
export interface RuleSummary {
  /** `area.name`; the code of its findings and the name of its page. */
  readonly id: string;
  /** What has to be read before the rule can look. */
  readonly needs: 'record' | 'annotations' | 'labels' | 'corpus';
  /** Ids the rule had before; settings that name them go on working. */
  readonly formerIds?: readonly string[];
  readonly defaultSeverity: Severity;
  /** One sentence for tables and settings: what it finds. */
  readonly description: string;
  /** Every template a finding of this rule can carry; the translation bundle is made from these. */
  readonly messages: Readonly<Record<string, string>>;
}

/** A check of a record as data. Its rationale is an export of its own beside it, for pages and formats: the editor need not carry it. */
export interface Rule extends RuleSummary {
  readonly needs: 'record';
  /** The field the rule looks at, the whole record, or every field that holds text. */
  readonly subject: FieldName | 'record' | 'text';
  /** Characters that the rule is about: where the scan of neither header nor body has any of them, it does not run. */
  readonly concerns?: readonly ScannedKind[];
  check(this: void, record: ArticleRecord, context: CheckContext): Iterable<Finding>;
}
