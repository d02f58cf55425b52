import { severities, type Severity } from '../../core/rules/rule';
import type { CheckResult, PanelFinding } from '../../protocol/article';

/** All that one rule found. */
export interface ProblemGroup {
  readonly rule: string;
  readonly severity: Severity;
  /** How many there are; `findings` may hold fewer. */
  readonly count: number;
  /** How many are fixed at once. */
  readonly fixable: number;
  /** What is wrong, where it is the same for all of them. */
  readonly problem: string | undefined;
  /** Never empty. */
  readonly findings: readonly PanelFinding[];
}

/** The findings by rule: the worst first, then those that come first in the article. */
export function problemGroups({ findings, totals }: Pick<CheckResult, 'findings' | 'totals'>): ProblemGroup[] {
  const byRule = new Map<string, PanelFinding[]>();
  for (const finding of findings) {
    const group = byRule.get(finding.rule);
    if (group) group.push(finding);
    else byRule.set(finding.rule, [finding]);
  }
  const groups = [...byRule].map(([rule, found]): ProblemGroup => {
    const total = Object.hasOwn(totals, rule) ? totals[rule] : undefined;
    const worst = severities.find((severity) => found.some((finding) => finding.severity === severity)) ?? 'hint';
    const [first] = found;
    const isSame = found.every(({ problem }) => problem === first?.problem);
    return {
      rule, severity: worst, count: total?.count ?? found.length, fixable: total?.fixable ?? 0, problem: isSame ? first?.problem : undefined, findings: found,
    };
  });
  return groups.sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
}
