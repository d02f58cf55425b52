import { configurationMessages, type ConfigurationProblem } from '../../labels/configurationFile';
import type { Finding, ReportedFinding, RuleSummary, Severities } from '../rule';

/** What annotation.conf and visual.conf say that brat or we cannot use. Their readers find it on the way. */
export const labelsConfigurationRule: LabelRule = {
  id: 'labels.configuration',
  needs: 'labels',
  defaultSeverity: 'warning',
  description: 'A line of `annotation.conf` or `visual.conf` cannot be used.',
  messages: configurationMessages,
  * check(problems): Iterable<Finding> {
    for (const { range, severity, problem } of problems) {
      yield { rule: 'labels.configuration', range, problem, fixes: [], ...(severity === 'error' ? { defaultSeverity: severity } : {}) };
    }
  },
};

/** A check of a configuration file as data. */
export interface LabelRule extends RuleSummary {
  readonly needs: 'labels';
  check(problems: readonly ConfigurationProblem[]): Iterable<Finding>;
}

/** The findings in one configuration file, in the order of their places. */
export function checkLabelFile(problems: readonly ConfigurationProblem[], severities: Severities = {}): ReportedFinding[] {
  const chosen = severities[labelsConfigurationRule.id];
  if (chosen === 'off') return [];
  return [...labelsConfigurationRule.check(problems)]
    .map((finding) => ({ ...finding, severity: chosen ?? finding.defaultSeverity ?? labelsConfigurationRule.defaultSeverity }))
    .sort((a, b) => a.range.start - b.range.start);
}

export const labelsConfigurationRationale = `One line that brat cannot read makes it discard the whole configuration silently and label everything with its
built-in defaults; other lines lose a label or an argument. The rules are those of brat's own reader (\`projectconfig.py\`). The file
is looked up in the folder of an article and above it, up to the folder that is open or was given.`;
