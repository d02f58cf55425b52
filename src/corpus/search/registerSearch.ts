import * as vscode from 'vscode';
import type { Labels } from '../../annotating/labels';
import type { Sessions } from '../../annotating/sessions';
import type { ArticleOpener } from '../../platform/articleOpener';
import { commandId } from '../../platform/commandTable';
import type { Configuration } from '../../platform/configuration';
import type { Log } from '../../platform/log';
import type { TagIndex } from '../../platform/tagIndex';
import { askForSearch } from './askForSearch';
import { registerChangeInCorpus } from './changeInCorpus';
import { registerCopyHits } from './copyHits';
import { CorpusReader } from './corpusReader';
import { registerHitCommands } from './hitCommands';
import { withReadProgress } from './readProgress';
import { groupsOf, type SearchNode } from './searchNodes';
import { SearchView } from './searchView';
import { TagChanger } from './tagChange';
import { TagSearch, type CorpusQuery } from './tagSearch';

/** The search in tags: the view with what was found, and the commands that change it. */
export function registerSearch(sessions: Sessions, labels: Labels, opener: ArticleOpener, index: TagIndex, configuration: Configuration, log: Log): vscode.Disposable {
  const reader = new CorpusReader(sessions, labels, log);
  const search = new TagSearch(reader, labels, index);
  const view = new SearchView(search, labels, log);
  const services = { view, search, reader, changer: new TagChanger(reader, sessions, configuration), sessions, labels, opener, log };
  const run = async (asked: CorpusQuery | undefined): Promise<readonly SearchNode[]> => {
    if (!asked) return [];
    const { hits } = await withReadProgress(vscode.l10n.t('Searching in tags'), (token, show) => search.run(asked, token, show));
    await view.show();
    return groupsOf(hits, 'article', asked.query.matchCase);
  };
  return vscode.Disposable.from(
    search,
    view,
    vscode.commands.registerCommand(commandId('searchTags'), async (given?: CorpusQuery) => run(given ?? await askForSearch())),
    vscode.commands.registerCommand(commandId('searchTagsAgain'), () => run(search.asked)),
    vscode.commands.registerCommand(commandId('groupHits'), () => view.toggleGrouping()),
    registerCopyHits(view, search),
    registerHitCommands(services),
    registerChangeInCorpus(services),
  );
}
