import type * as vscode from 'vscode';
import { uncertaintyOf } from '../core/suggestions/policy';
import { textOf } from '../platform/textOf';
import type { Suggestions } from '../suggesting/suggestions';

/**
 * How unsure the suggestions in an article without tags are, from 0 to 1; unsaved text counts. Nothing is unsure in a file that is gone.
 * @throws where it cannot be read
 */
export async function uncertaintyIn(article: vscode.Uri, suggestions: Pick<Suggestions, 'inFile'>): Promise<number> {
  const text = await textOf(article);
  return text === undefined ? 0 : uncertaintyOf(await suggestions.inFile(article, text, []));
}
