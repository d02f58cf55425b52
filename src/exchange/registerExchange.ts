import * as vscode from 'vscode';
import type { Labels } from '../annotating/labels';
import type { Sessions } from '../annotating/sessions';
import type { ActiveArticle } from '../platform/activeArticle';
import { commandId } from '../platform/commandTable';
import type { ExportChoices } from './exportCommand';
import type { ImportChoices } from './importCommand';
import { LabelMapping } from './labelMapping';

/**
 * Export Articles… and Import Articles…, from the palette and from the explorer, which gives the item clicked and all that are selected.
 * What does the work is loaded when it is asked for.
 */
export function registerExchange(active: ActiveArticle, sessions: Sessions, labels: Labels, state: vscode.Memento): vscode.Disposable {
  const mapping = new LabelMapping(state);
  const placesOf = (one: unknown, all: unknown): readonly vscode.Uri[] | undefined => {
    const uris = (Array.isArray(all) ? all as unknown[] : [one]).filter((uri) => uri instanceof vscode.Uri);
    return uris.length > 0 ? uris : undefined;
  };
  return vscode.Disposable.from(
    vscode.commands.registerCommand(commandId('exportArticles'), async (one: unknown, all: unknown, choices: ExportChoices = {}) =>
      (await import('./exportCommand')).exportArticles(placesOf(one, all), choices, active, labels)),
    vscode.commands.registerCommand(commandId('importArticles'), async (one: unknown, all: unknown, choices: ImportChoices = {}) =>
      (await import('./importCommand')).importArticles(placesOf(one, all), choices, { active, sessions, labels, mapping })),
  );
}
