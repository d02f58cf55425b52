import * as vscode from 'vscode';
import type { ArticleSession } from '../../annotating/articleSession';
import type { Labels } from '../../annotating/labels';
import type { Sessions } from '../../annotating/sessions';
import type { LabelSet } from '../../core/labels/labelSet';
import { describeDetails, describeReason } from '../../core/suggestions/describeReason';
import type { Reading, Suggestion } from '../../core/suggestions/suggester';
import { articleSelector } from '../../platform/articles';
import { commandId } from '../../platform/commandTable';
import { toRange, toTextRange } from '../../platform/conversions';
import { asMarkdownText } from '../../platform/markdown';
import { translateMessage } from '../../platform/translation';
import type { Suggestions } from '../../suggesting/suggestions';

const linkedCommands = ['acceptSuggestion', 'rejectSuggestion'] as const;

/** Suggestions are no fixes of problems: they stand under “Rewrite” in the menu of the light bulb. */
const suggestionKind = vscode.CodeActionKind.RefactorRewrite.append('suggestion');

/** What is suggested under the pointer and why, with links to accept and reject it; and the same in the menu of the light bulb. */
export function registerSuggestionHover(sessions: Sessions, suggestions: Suggestions, labels: Labels): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerHoverProvider(articleSelector, {
      async provideHover(document, position) {
        const session = sessions.latest(document);
        const offset = document.offsetAt(position);
        const found = session && suggestions.of(session).find(({ start, end }) => start <= offset && offset < end);
        if (!session || !found) return undefined;
        return new vscode.Hover(hoverOf(session, found, (await labels.for(document.uri)).labels), toRange(document, found));
      },
    }),
    vscode.languages.registerCodeActionsProvider(articleSelector, {
      async provideCodeActions(document, range, context) {
        if (context.only && !context.only.contains(suggestionKind)) return [];
        const session = sessions.latest(document);
        const { start, end } = toTextRange(document, range);
        const met = session ? suggestions.of(session).filter((suggestion) => suggestion.start <= end && start <= suggestion.end) : [];
        const [first] = met;
        if (!session || !first) return [];
        const { labels: known } = await labels.for(document.uri);
        const text = shortened(session.model.articleText.slice(first.start, first.end));
        const readings = [first, ...first.others.filter((other) => other.label !== first.label || other.start !== first.start || other.end !== first.end)];
        return [
          ...readings.map((reading) => action(vscode.l10n.t('Accept suggestion: “{text}” as {label}', {
            text: shortened(session.model.articleText.slice(reading.start, reading.end)), label: displayName(known, reading.label),
          }), 'acceptSuggestion', reading)),
          action(vscode.l10n.t('Reject suggestion: “{text}” as {label}', { text, label: displayName(known, first.label) }), 'rejectSuggestion', first),
        ];
      },
    }, { providedCodeActionKinds: [suggestionKind] }),
  );
}

function hoverOf(session: ArticleSession, suggestion: Suggestion, labels: LabelSet): vscode.MarkdownString {
  const content = new vscode.MarkdownString('', true);
  content.isTrusted = { enabledCommands: linkedCommands.map(commandId) };
  const quote = (reading: Reading): string => asMarkdownText(shortened(session.model.articleText.slice(reading.start, reading.end)));
  const percent = suggestion.isUnrated ? '' : ` · ${asMarkdownText(vscode.l10n.t('{percent}% sure', { percent: Math.round(suggestion.probability * 100) }))}`;
  content.appendMarkdown(`**${asMarkdownText(displayName(labels, suggestion.label))}?** · ${quote(suggestion)}${percent}`);
  content.appendMarkdown(`\n\n${asMarkdownText(translateMessage(describeReason(suggestion.reason)))}`);
  const details = describeDetails(suggestion.details);
  if (details !== undefined) content.appendMarkdown(`\n\n${asMarkdownText(vscode.l10n.t('With {details}', { details }))}`);
  content.appendMarkdown(`\n\n${link('acceptSuggestion', vscode.l10n.t('Accept'), suggestion)} · ${link('rejectSuggestion', vscode.l10n.t('Reject'), suggestion)}`);
  const others = suggestion.others.map((other) => link('acceptSuggestion', `${displayName(labels, other.label)}: ${shortened(session.model.articleText.slice(other.start, other.end))}`, other));
  if (others.length > 0) content.appendMarkdown(`\n\n${asMarkdownText(vscode.l10n.t('Or:'))} ${others.join(' · ')}`);
  return content;
}

function link(name: (typeof linkedCommands)[number], title: string, { start, end, label }: Reading): string {
  return `[${asMarkdownText(title)}](command:${commandId(name)}?${encodeURIComponent(JSON.stringify([{ start, end, label }])).replace(/[()]/g, (sign) => (sign === '(' ? '%28' : '%29'))})`;
}

function action(title: string, name: (typeof linkedCommands)[number], { start, end, label }: Reading): vscode.CodeAction {
  const made = new vscode.CodeAction(title, suggestionKind);
  made.command = { title, command: commandId(name), arguments: [{ start, end, label }] };
  return made;
}

function displayName(labels: LabelSet, name: string): string {
  return labels.find(name)?.displayName ?? name;
}

const longestText = 40;

function shortened(text: string): string {
  const characters = [...text.slice(0, 2 * longestText)];
  return characters.length <= longestText ? text : `${characters.slice(0, longestText - 1).join('')}…`;
}
