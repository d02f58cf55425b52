import * as vscode from 'vscode';
import type { Labels } from '../../annotating/labels';
import type { LastLabel } from '../../annotating/lastLabel';
import type { Sessions } from '../../annotating/sessions';
import type { ActiveArticle } from '../../platform/activeArticle';
import type { Configuration } from '../../platform/configuration';
import type { Log } from '../../platform/log';
import { ArticleEditors } from './articleEditors';
import { registerEditEntityCommand } from './editEntityCommand';
import { registerEntityCommands } from './entityCommands';
import { EntityDecorations } from './entityDecorations';
import { registerEntityHover } from './entityHover';
import { registerEntityNavigation } from './entityNavigation';
import { registerFindMentionsCommand } from './findMentionsCommand';
import { registerHistoryCommands } from './historyCommands';
import { registerTagActions } from './tagActions';
import { registerTagAllCommand } from './tagAllCommand';
import { registerTagAllInCorpusCommand } from './tagAllInCorpusCommand';
import { registerTagCommands } from './tagCommands';
import { watchTextContext } from './textContext';

/** Tagging in the plain text editor: what is drawn, shown, offered and run. */
export function registerTagging(active: ActiveArticle, sessions: Sessions, labels: Labels, lastLabel: LastLabel, configuration: Configuration, log: Log): vscode.Disposable {
  const articleEditors = new ArticleEditors(active, sessions, labels);
  return vscode.Disposable.from(
    watchTextContext(),
    new EntityDecorations(sessions, labels, configuration, log),
    registerTagCommands(active, articleEditors, lastLabel),
    registerTagAllCommand(active, articleEditors, lastLabel),
    registerTagAllInCorpusCommand(active, articleEditors, lastLabel),
    registerFindMentionsCommand(active, articleEditors),
    registerEntityCommands(active, articleEditors, lastLabel),
    registerEditEntityCommand(active, articleEditors),
    registerEntityNavigation(active, articleEditors),
    registerHistoryCommands(active, articleEditors),
    registerEntityHover(sessions, labels),
    registerTagActions(sessions, labels, lastLabel),
  );
}
