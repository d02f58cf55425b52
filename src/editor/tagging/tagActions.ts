import * as vscode from 'vscode';
import { articleSelector } from '../../platform/articles';
import { findOccurrences } from '../../core/spans/occurrences';
import { coveredText } from '../../core/annotations/entityActions';
import type { Labels } from '../../annotating/labels';
import type { LastLabel } from '../../annotating/lastLabel';
import type { Sessions } from '../../annotating/sessions';
import { commandId, type CommandName } from '../../platform/commandTable';
import { toTextRange } from '../../platform/conversions';
import { translate } from '../../platform/translation';
import { entityAt } from './articleEditors';

/** Tags are no fixes of problems, so they stand under “Rewrite” in the menu of the light bulb and leave quick fixes alone. */
const tagKind = vscode.CodeActionKind.RefactorRewrite.append('tag');

/** Tags in the menu of the light bulb: on a selection the labels, on a tag what can be done with it. */
export function registerTagActions(sessions: Sessions, labels: Labels, lastLabel: LastLabel): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(articleSelector, {
    async provideCodeActions(document, range, context, token) {
      if (context.only && !context.only.contains(tagKind)) return [];
      // A light bulb at every tag the caret comes by would only flicker.
      if (range.isEmpty && context.triggerKind === vscode.CodeActionTriggerKind.Automatic) return [];
      const session = await sessions.of(document);
      if (!session || session.refusal || token.isCancellationRequested) return [];
      const known = (await labels.for(document.uri)).labels;
      const actions: vscode.CodeAction[] = [];
      const entity = entityAt(session, toTextRange(document, range));
      if (entity) {
        const text = coveredText(session, entity);
        const places = findOccurrences(session.model.articleText, text, { wholeWord: true, matchCase: true }).length;
        actions.push(
          action(vscode.l10n.t('Change label of “{text}”…', { text: shortened(text) }), 'changeLabel', entity.id),
          action(vscode.l10n.t('Edit attributes, note and link of “{text}”…', { text: shortened(text) }), 'editTagDetails', entity.id),
          action(vscode.l10n.t('Remove tag of “{text}”', { text: shortened(text) }), 'removeTag', entity.id),
        );
        if (entity.state === 'moved') actions.push(action(vscode.l10n.t('Accept moved tag'), 'acceptMovedTag', entity.id));
        if (places > 1) actions.push(action(translate('{count, plural, one {Tag # occurrence…} other {Tag all # occurrences…}}', { count: places }), 'tagAllOccurrences', entity.id));
      }
      if (range.isEmpty) return actions;
      const first = lastLabel.among(known);
      for (const label of first ? [first, ...known.taggable.filter((other) => other !== first)] : known.taggable) {
        actions.push(action(vscode.l10n.t('Tag as {label}', { label: label.displayName }), 'tagAs', label.name));
      }
      if (session.entities.some(({ state }) => state === 'lost')) actions.push(action(vscode.l10n.t('Place lost tag here…'), 'placeTag'));
      return actions;
    },
  }, { providedCodeActionKinds: [tagKind] });
}

function action(title: string, name: CommandName, ...args: unknown[]): vscode.CodeAction {
  const made = new vscode.CodeAction(title, tagKind);
  made.command = { title, command: commandId(name), arguments: args };
  return made;
}

const longestText = 40;

function shortened(text: string): string {
  const characters = [...text.slice(0, 2 * longestText)];
  return characters.length <= longestText ? text : `${characters.slice(0, longestText - 1).join('')}…`;
}
