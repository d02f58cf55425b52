import * as vscode from 'vscode';
import type { Labels } from '../../../annotating/labels';
import type { Sessions } from '../../../annotating/sessions';
import type { ActiveArticle } from '../../../platform/activeArticle';
import type { Log } from '../../../platform/log';
import type { Suggestions } from '../../../suggesting/suggestions';
import { RequestTexts } from './requestTexts';

/** The command that asks a language model for suggestions; what does the work is loaded when it is run. */
export function registerSuggestWithModel(active: ActiveArticle, sessions: Sessions, suggestions: Suggestions, labels: Labels, log: Log): vscode.Disposable {
  const texts = new RequestTexts();
  return vscode.Disposable.from(
    texts,
    active.registerCommand('suggestWithLanguageModel', async () => {
      const document = await active.find();
      const session = document && await sessions.of(document);
      if (session) await (await import('./suggestWithModel')).suggestWithModel(session, { suggestions, labels, texts, log });
    }),
  );
}
