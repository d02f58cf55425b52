import { parseRecord } from '../record/parse';
import type { ArticleRecord } from '../record/record';
import { RecordViews } from '../record/views';
import { applyEdits, composeEdits, editsConflict, type TextEdit, type TextRange } from '../text/range';
import { knownPublishers } from '../record/publishers';
import { rules } from './index';
import type { CheckContext, CheckedText, Finding, ReportedFinding, Rule, Severities, Severity } from './rule';
import { partitionPoint } from '../text/binarySearch';
import type { ScannedKind } from '../text/scan';

/** What a user can set: everything a check may know but the record itself. */
export interface CheckOptions extends Partial<Omit<CheckContext, 'views'>> {
  /** Severity of a rule by id, where it differs from the default. */
  readonly severities?: Severities;
  /** Only these rules, instead of all; for tests and "fix all of this kind". */
  readonly only?: readonly string[];
  /** What the user says the number of the corpus means; empty where nobody says. */
  readonly numberMeaning?: string | undefined;
  /** Whether somebody judged a finding of a rule at a place of one of the texts right as it is: then it is not reported. */
  readonly isAccepted?: ((text: string, rule: string, range: TextRange, file: CheckedText) => boolean) | undefined;
}

type CheckedRule = Pick<Rule, 'id' | 'formerIds' | 'defaultSeverity' | 'check'> & { readonly concerns: readonly ScannedKind[] };

/** The rules as objects with the same members in the same order: of others, each look at a member is a search. */
const plainRules: readonly CheckedRule[] = rules.map(({ id, formerIds = [], defaultSeverity, concerns = [], check }) => ({ id, formerIds, defaultSeverity, concerns, check }));

type OpenFinding = Finding & { severity?: Severity };

/** A text with more of one kind is no article but noise: further ones are only counted, for they would fill the memory. */
const mostFindingsOfRule = 50_000;

/** What was found, and how much more of it there is than was kept. */
export interface CheckedRecord {
  /** In the order of their places. */
  readonly findings: ReportedFinding[];
  /** How many more there are of a severity. */
  readonly more: Readonly<Record<Severity, number>>;
}

/** Runs every rule that is not off; findings in the order of their places. */
export function checkRecord(record: ArticleRecord, options: CheckOptions = {}): ReportedFinding[] {
  return checkRecordCounting(record, options).findings;
}

/**
 * The same for who shows how many there are.
 * @param views the record's views, where the caller has them already.
 */
export function checkRecordCounting(record: ArticleRecord, options: CheckOptions = {}, views = new RecordViews(record)): CheckedRecord {
  const more: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
  const context: CheckContext = {
    views,
    today: options.today,
    publishers: options.publishers ?? knownPublishers,
    vocabulary: options.vocabulary,
    file: options.file,
    annotationOwner: options.annotationOwner,
  };
  const findings: ReportedFinding[] = [];
  for (const rule of plainRules) {
    const chosen = severityChosen(rule, options);
    if (chosen === 'off') continue;
    if (rule.concerns.length > 0 && !concerns(rule, views)) continue;
    let reported = 0;
    const found = rule.check(record, context) as Iterable<OpenFinding>;
    // Most rules find nothing in most articles, and going through nothing takes as long as looking.
    if (isEmptyList(found)) continue;
    for (const finding of found) {
      if (options.isAccepted?.(record.text, rule.id, finding.range, 'article')) continue;
      const severity = chosen ?? finding.defaultSeverity ?? rule.defaultSeverity;
      if (++reported > mostFindingsOfRule) {
        more[severity]++;
        continue;
      }
      // Rules make each finding new, so it may be completed in place: a copy of each would be a fifth of the whole work.
      finding.severity = severity;
      findings.push(finding as ReportedFinding);
    }
  }
  return { findings: findings.sort(byPlace), more };
}

/** By place, the text of the article first. */
export function byPlace(a: Finding, b: Finding): number {
  return a.range.start - b.range.start || a.range.end - b.range.end;
}

function isEmptyList(found: unknown): boolean {
  return Array.isArray(found) && found.length === 0;
}

function concerns(rule: CheckedRule, { bodyScan, headerScan }: RecordViews): boolean {
  for (const kind of rule.concerns) if (bodyScan[kind].length > 0 || headerScan[kind].length > 0) return true;
  return false;
}

/** What the user set for a rule; undefined where the defaults hold. */
function severityChosen(rule: CheckedRule, options: CheckOptions): Severity | 'off' | undefined {
  if (options.only && !options.only.includes(rule.id)) return 'off';
  if (!options.severities) return undefined;
  const named = [rule.id, ...(rule.formerIds ?? [])].find((id) => options.severities?.[id] !== undefined);
  return named === undefined ? undefined : options.severities[named];
}

/** The edits of all safe fixes that do not get in each other's way; of two that do, the first wins. */
export function safeEdits(findings: readonly Finding[]): TextEdit[] {
  return compatibleEdits(findings.map((finding) => finding.fixes.find((fix) => fix.safe)?.edits ?? []));
}

/** Joins groups of edits, leaving out every group that competes with one taken before it. In order of their places. */
export function compatibleEdits(groups: Iterable<readonly TextEdit[]>): TextEdit[] {
  // In order and disjoint, so that an edit can only compete with its two neighbors.
  const taken: TextEdit[] = [];
  for (const group of groups) {
    const places = group.map((edit) => placeFor(edit, taken));
    const competes = group.some((edit, index) => {
      const place = places[index] ?? 0;
      return [taken[place - 1], taken[place]].some((other) => other && editsConflict(edit, other));
    });
    if (competes) continue;
    for (const edit of group) taken.splice(placeFor(edit, taken), 0, edit);
  }
  return taken;
}

/** Index of the first edit that does not come before this one; logarithmic. */
function placeFor(edit: TextEdit, ordered: readonly TextEdit[]): number {
  const last = ordered.at(-1);
  if (!last || last.range.start < edit.range.start) return ordered.length;
  const low = partitionPoint(ordered.length, (middle) => {
    const other = ordered[middle];
    return other && (other.range.start < edit.range.start || (other.range.start === edit.range.start && other.range.end < edit.range.end));
  });
  return low;
}

/** A safe fix may uncover another (an entity inside an entity); more rounds than this mean rules undo each other. */
export const mostFixRounds = 8;

/** Edits of `text` that apply all safe fixes, and those the fixes uncover, until none is left. */
export function fixAllEdits(text: string, options: CheckOptions = {}): TextEdit[] {
  let edits: TextEdit[] = [];
  let current = text;
  for (let round = 0; round < mostFixRounds; round++) {
    const more = safeEdits(checkRecord(parseRecord(current), options));
    if (more.length === 0) break;
    edits = composeEdits(edits, current, more);
    current = applyEdits(text, edits);
  }
  return edits;
}

/** The text with all safe fixes applied. */
export function fixAllSafely(text: string, options: CheckOptions = {}): string {
  return applyEdits(text, fixAllEdits(text, options));
}
