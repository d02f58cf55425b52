import { sentenceOf } from '../../core/rules/describe';
import type { Severity } from '../../core/rules/rule';
import { printable } from '../messages';
import { RegionIndex } from './positions';
import { pathBelow } from '../files/relativePath';
import type { ReportContext, Reporter } from './reporter';

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', information: 'notice', hint: 'notice' };

/**
 * Workflow commands that GitHub Actions shows as annotations of a pull request.
 * https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions#setting-an-error-message
 */
export function githubReporter({ workingDirectory }: ReportContext): Reporter {
  return {
    separator: '',
    begin: () => [],
    *file({ path, text }, findings) {
      if (findings.length === 0) return;
      const regions = new RegionIndex(text);
      const file = pathBelow(workingDirectory, path) ?? path;
      for (const finding of findings) {
        const { line, column, endLine, endColumn } = regions.regionOf(finding.range);
        const place = { file, line, endLine, col: column, endColumn, title: finding.rule };
        const properties = Object.entries(place).map(([name, value]) => `${name}=${escapeProperty(String(value))}`).join(',');
        yield `::${commands[finding.severity]} ${properties}::${escapeData(sentenceOf(finding))}\n`;
      }
    },
    end: () => [],
  };
}

/** The log shows what stands here as it is, so what a terminal obeys is made visible; GitHub itself knows only these three escapes. */
function escapeData(text: string): string {
  return printable(text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A'));
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
