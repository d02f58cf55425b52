import * as vscode from 'vscode';
import type { Labels } from '../../annotating/labels';
import type { Sessions } from '../../annotating/sessions';
import type { ActiveArticle } from '../../platform/activeArticle';
import type { Log } from '../../platform/log';
import type { Suggestions } from '../../suggesting/suggestions';
import { registerSuggestWithModel } from './languageModel/registerSuggestWithModel';
import { registerSuggestionCommands } from './suggestionCommands';
import { SuggestionDecorations } from './suggestionDecorations';
import { registerSuggestionHover } from './suggestionHover';
import { SuggestionLabels } from './suggestionLabels';

/** Suggestions in the text editor: what is drawn, shown, offered and run. */
export function registerSuggestions(active: ActiveArticle, sessions: Sessions, suggestions: Suggestions, labels: Labels, log: Log): vscode.Disposable {
  return vscode.Disposable.from(
    new SuggestionDecorations(sessions, suggestions, labels, log),
    new SuggestionLabels(sessions, suggestions, labels),
    registerSuggestionHover(sessions, suggestions, labels),
    registerSuggestionCommands(active, sessions, suggestions),
    registerSuggestWithModel(active, sessions, suggestions, labels, log),
  );
}
