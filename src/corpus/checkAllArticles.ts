import * as vscode from 'vscode';
import { commandId } from '../platform/commandTable';
import { doneOf, translate } from '../platform/translation';
import type { CorpusCheck, CorpusProgress, CorpusSummary } from './corpusCheck';

/** The progress is shown this often: each step costs a message to the window. */
const stepMilliseconds = 100;
/** Before this much is done nobody knows how long the rest takes. */
const leastShare = 0.05;

/** The command that checks every article of the workspace. */
export function registerCheckAllArticles(check: CorpusCheck): vscode.Disposable {
  return vscode.commands.registerCommand(commandId('checkAllArticles'), async () => {
    const title = vscode.l10n.t('Checking articles');
    const { summary, isCancelled } = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title, cancellable: true },
      async (progress, token) => {
        const found = await check.run(token, progressReporter((message, increment) => progress.report({ message, increment })));
        return { summary: found, isCancelled: token.isCancellationRequested };
      });
    // Nobody waits for the answer: the command is done, and its result is for whoever ran it.
    void showSummary(summary, isCancelled);
    return summary;
  });
}

function progressReporter(show: (message: string, increment: number) => void): (progress: CorpusProgress) => void {
  const begun = Date.now();
  let shownAt = begun;
  let shown = 0;
  return ({ done, total }) => {
    const now = Date.now();
    if (now - shownAt < stepMilliseconds) return;
    const seconds = Math.ceil(((now - begun) / 1000) * ((total - done) / done));
    show(done / total < leastShare ? doneOf(done, total)
      : translate('{done, number} of {total, number}, {seconds, plural, one {# second} other {# seconds}} left', { done, total, seconds }), ((done - shown) / total) * 100);
    shownAt = now;
    shown = done;
  };
}

async function showSummary({ articles, unreadable, counts }: CorpusSummary, isCancelled: boolean): Promise<void> {
  const { error: errors, warning: warnings } = counts;
  const found = translate('{articles, plural, one {# article} other {# articles}} checked: {errors, plural, one {# error} other {# errors}}, {warnings, plural, one {# warning} other {# warnings}}.', { articles, errors, warnings });
  const notes = [
    ...(isCancelled ? [vscode.l10n.t('The check was canceled. The problems found so far are shown.')] : []),
    ...(unreadable > 0 ? [translate('{unreadable, plural, one {# file} other {# files}} could not be read; see the log.', { unreadable })] : []),
  ];
  const show = vscode.l10n.t('Show Problems');
  const answer = await vscode.window.showInformationMessage([found, ...notes].join(' '), ...(errors + warnings > 0 ? [show] : []));
  if (answer === show) await vscode.commands.executeCommand('workbench.actions.view.problems');
}
