import * as vscode from 'vscode';
import type { ArticleRecord } from '../core/record/record';
import { countWords } from '../core/text/wordCount';
import type { Sessions } from '../annotating/sessions';
import { articleSelector, isArticle, type Articles } from '../platform/articles';
import { commandId, prefix } from '../platform/commandTable';
import { countBySeverity, type DocumentFindings, type Findings } from '../checking/findings';
import { translate } from '../platform/translation';

/** The language status item of the article in the active editor: problems by weight, the number of words and of entities. */
export function registerStatus(articles: Articles, findings: Findings, sessions: Sessions): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem(`${prefix}.status`, articleSelector);
  item.name = vscode.l10n.t('Article');
  item.command = { title: vscode.l10n.t('Check'), command: commandId('checkArticle') };
  const wordsOf = rememberingWords();
  const show = (result: DocumentFindings | undefined): void => {
    if (!result || result.document !== vscode.window.activeTextEditor?.document) return;
    const { error: errors, warning: warnings, information, hint } = countBySeverity(result);
    const notes = information + hint;
    const words = wordsOf(articles.of(result.document).record);
    const tags = sessions.latest(result.document)?.entities.length ?? 0;
    item.text = tags === 0 ? translate('{words, plural, one {# word} other {# words}}', { words }) : translate('{words, plural, one {# word} other {# words}}, {tags, plural, one {# tag} other {# tags}}', { words, tags });
    item.detail = result.findings.length === 0
      ? vscode.l10n.t('No problems')
      : translate('{errors, plural, one {# error} other {# errors}}, {warnings, plural, one {# warning} other {# warnings}}, {notes, plural, one {# note} other {# notes}}',
        { errors, warnings, notes });
    item.severity = errors > 0 ? vscode.LanguageStatusSeverity.Error
      : warnings > 0 ? vscode.LanguageStatusSeverity.Warning
      : vscode.LanguageStatusSeverity.Information;
  };
  const showActive = (): void => {
    const document = vscode.window.activeTextEditor?.document;
    // The committed version of an article has its language too.
    item.selector = document && isArticle(document) ? articleSelector : [];
    if (document) show(findings.latest(document));
  };
  showActive();
  return vscode.Disposable.from(item, findings.onDidCheck(show), sessions.onDidChange(showActive), vscode.window.onDidChangeActiveTextEditor(showActive));
}

/** Counts the words of a body, once for as long as it is the same: of a long one that takes longer than to compare it. */
function rememberingWords(): (record: ArticleRecord) => number {
  let body = '';
  let words = 0;
  return ({ text, fields }) => {
    const { start, end } = fields.body?.range ?? { start: 0, end: 0 };
    const present = text.slice(start, end);
    if (present !== body) {
      body = present;
      words = countWords(body, { start: 0, end: body.length });
    }
    return words;
  };
}
