import * as vscode from 'vscode';
import { compatibleEdits, fixAllEdits } from '../core/rules/check';
import type { TextEdit } from '../core/text/range';
import type { ActiveArticle } from '../platform/activeArticle';
import { commandId } from '../platform/commandTable';
import type { Configuration } from '../platform/configuration';
import { applyToDocument } from '../platform/documentEdits';
import { countBySeverity, type Findings } from '../checking/findings';
import { translate } from '../platform/translation';

/** The palette's commands about the article in the active editor. */
export function registerArticleCommands(active: ActiveArticle, findings: Findings, configuration: Configuration): vscode.Disposable {
  const withArticle = (work: (document: vscode.TextDocument) => Promise<void>) => async (): Promise<void> => {
    const document = await active.find();
    if (document) await work(document);
  };
  return vscode.Disposable.from(
    vscode.commands.registerCommand(commandId('checkArticle'), withArticle(async (document) => {
      const result = await findings.check(document);
      const { error: errors, warning: warnings, information, hint: hints } = countBySeverity(result);
      const message = result.findings.length === 0
        ? vscode.l10n.t('No problems found in this article.')
        : translate('Found {errors, plural, one {# error} other {# errors}}, {warnings, plural, one {# warning} other {# warnings}}, {information} information and {hints, plural, one {# hint} other {# hints}}.', {
          errors, warnings, information, hints });
      const show = vscode.l10n.t('Show Problems');
      const answer = await vscode.window.showInformationMessage(message, ...(result.findings.length > 0 ? [show] : []));
      if (answer === show) await vscode.commands.executeCommand('workbench.actions.view.problems');
    })),
    vscode.commands.registerCommand(commandId('fixAllInArticle'), withArticle(async (document) => {
      const { version } = document;
      const options = await configuration.checkOptions(document);
      if (document.version !== version) return;
      const edits = fixAllEdits(document.getText(), options);
      if (edits.length === 0) {
        void vscode.window.showInformationMessage(vscode.l10n.t('This article has no problems that can be fixed safely without review.'));
        return;
      }
      await change(document, edits);
    })),
    vscode.commands.registerCommand(commandId('insertLineBreaks'), withArticle(async (document) => {
      const { findings: found, version } = await findings.of(document);
      if (document.version !== version) return;
      const breaks = found.filter(({ rule }) => rule === 'body.lost-break');
      if (breaks.length === 0) {
        void vscode.window.showInformationMessage(vscode.l10n.t('No lost line breaks found in this article.'));
        return;
      }
      await change(document, compatibleEdits(breaks.map(({ fixes }) => fixes[0]?.edits ?? [])));
    })),
  );
}

async function change(document: vscode.TextDocument, edits: readonly TextEdit[]): Promise<void> {
  if ((await applyToDocument(document, edits)) === 'readOnly') void vscode.window.showInformationMessage(vscode.l10n.t('The article is read-only.'));
}
