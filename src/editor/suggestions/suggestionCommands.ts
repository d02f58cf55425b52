import * as vscode from 'vscode';
import * as z from 'zod/mini';
import type { ArticleSession } from '../../annotating/articleSession';
import type { Sessions } from '../../annotating/sessions';
import type { Suggestion } from '../../core/suggestions/suggester';
import type { ActiveArticle } from '../../platform/activeArticle';
import { toRange } from '../../platform/conversions';
import { textEditorOf, visibleEditorOf } from '../../platform/textEditors';
import { translate } from '../../platform/translation';
import type { Suggestions } from '../../suggesting/suggestions';
import { showBriefly } from '../../platform/statusMessage';

/** A reading as links, the light bulb and key bindings give it. */
const placeForm = z.object({ start: z.number(), end: z.number(), label: z.string() });

/** Commands for suggestions in the text editor. Without an argument they are about the suggestion at the caret in the article. */
export function registerSuggestionCommands(active: ActiveArticle, sessions: Sessions, suggestions: Suggestions): vscode.Disposable {
  const withSession = async (work: (session: ArticleSession) => Promise<void>): Promise<void> => {
    const document = await active.find();
    const session = document && await sessions.of(document);
    if (session) await work(session);
  };
  return vscode.Disposable.from(
    active.registerCommand('acceptSuggestion', (argument) => withSession(async (session) => {
      const chosen = chosenSuggestion(session, suggestions, argument);
      if (!chosen) return sayNone();
      const count = await suggestions.accept(session, chosen);
      if (count > 0) showBriefly(translate('{count, plural, one {Tagged “{text}” as {label}} other {Tagged # occurrences of “{text}” as {label}, from here on}}', { count, text: session.model.articleText.slice(chosen.start, chosen.end), label: chosen.label }));
    })),
    active.registerCommand('rejectSuggestion', (argument) => withSession(async (session) => {
      const chosen = chosenSuggestion(session, suggestions, argument);
      if (!chosen) return sayNone();
      const text = session.model.articleText.slice(chosen.start, chosen.end);
      await suggestions.reject(session, chosen, [chosen.label]);
      const step = session.model.undoName;
      const undo = vscode.l10n.t('Undo');
      void vscode.window.showInformationMessage(vscode.l10n.t('“{text}” is no longer suggested as {label} in this article.', { text, label: chosen.label }), undo)
        .then((answer) => (answer === undo && session.model.undoName === step ? session.undo() : undefined));
    })),
    active.registerCommand('acceptSureSuggestions', () => withSession(async (session) => {
      await suggestions.ready(session);
      const count = await suggestions.acceptSure(session);
      if (count === 0) void vscode.window.showInformationMessage(vscode.l10n.t('No sure suggestion is open in this article. Less sure ones have a dashed frame; accept them one by one.'));
      else showBriefly(translate('{count, plural, one {Accepted # suggestion} other {Accepted # suggestions}}', { count }));
    })),
    active.registerCommand('goToNextSuggestion', () => withSession((session) => go(session, suggestions, 1))),
    active.registerCommand('goToPreviousSuggestion', () => withSession((session) => go(session, suggestions, -1))),
  );
}

function chosenSuggestion(session: ArticleSession, suggestions: Suggestions, argument: unknown): Pick<Suggestion, 'start' | 'end' | 'label' | 'probability'> | undefined {
  const given = placeForm.safeParse(argument);
  if (given.success) {
    const { start, end, label } = given.data;
    const readings = suggestions.of(session).flatMap((suggestion) => [suggestion, ...suggestion.others]);
    return readings.find((reading) => reading.start === start && reading.end === end && reading.label === label);
  }
  const editor = visibleEditorOf(session.document);
  const caret = editor && session.document.offsetAt(editor.selection.active);
  return caret === undefined ? undefined : suggestions.of(session).find(({ start, end }) => start <= caret && caret <= end);
}

async function go(session: ArticleSession, suggestions: Suggestions, direction: 1 | -1): Promise<void> {
  const open = await suggestions.ready(session);
  if (open.length === 0) return sayNone();
  const editor = await textEditorOf(session.document);
  const caret = session.document.offsetAt(editor.selection.start);
  const next = direction === 1 ? open.find(({ start }) => start > caret) ?? open[0] : open.filter(({ start }) => start < caret).at(-1) ?? open.at(-1);
  if (!next) return;
  const range = toRange(session.document, next);
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

function sayNone(): void {
  void vscode.window.showInformationMessage(vscode.l10n.t('No suggestion here. Suggestions are learned from the tags in this folder; the setting “articleAnnotator.suggestions.show” controls when they are shown.'));
}
