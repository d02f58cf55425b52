import type { Severity } from '../../core/rules/rule';
import { printable } from '../messages';
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
    *file({ file: { path }, findings }) {
      const file = pathBelow(workingDirectory, path) ?? path;
      for (const { line, column, endLine, endColumn, rule, severity, message } of findings) {
        const place = { file, line, endLine, col: column, endColumn, title: rule };
        const properties = Object.entries(place).map(([name, value]) => `${name}=${escapeProperty(String(value))}`).join(',');
        yield `::${commands[severity]} ${properties}::${escapeData(message)}\n`;
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
