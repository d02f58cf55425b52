import * as vscode from 'vscode';
import type { ArticleFilter } from '../core/corpus/articleFilter';
import type { ArticleState } from '../core/corpus/articleStates';
import { translate } from '../platform/translation';

/** Templates. */
export const stateNames: Readonly<Record<ArticleState, string>> = {
  notStarted: 'not started', inProgress: 'in progress', done: 'done', nothingToTag: 'nothing to tag',
};

/** What a filter lists, for people; undefined where it lists all. */
export function describeFilter({ states, withProblems, rule, label, tags, subject, date, undated, text }: ArticleFilter): string | undefined {
  const parts = [
    ...(states ? [states.map((state) => translate(stateNames[state])).join(', ')] : []),
    ...(withProblems === true ? [vscode.l10n.t('with problems')] : []),
    ...(rule === undefined ? [] : [vscode.l10n.t('problem {rule}', { rule })]),
    ...(label === undefined ? [] : [vscode.l10n.t('label “{label}”', { label })]),
    ...(tags ?? []).map((tag) => (tag.label === undefined ? vscode.l10n.t('tag “{text}”', { text: tag.text }) : vscode.l10n.t('tag “{text}” as {label}', { text: tag.text, label: tag.label }))),
    ...(subject === undefined ? [] : [vscode.l10n.t('subject “{subject}”', { subject })]),
    ...(date === undefined ? [] : [vscode.l10n.t('date {date}', { date })]),
    ...(undated === true ? [vscode.l10n.t('without a readable date')] : []),
    ...(text === undefined ? [] : [vscode.l10n.t('text “{text}”', { text })]),
  ];
  return parts.length > 0 ? vscode.l10n.t('Only articles: {filter}', { filter: parts.join('; ') }) : undefined;
}
