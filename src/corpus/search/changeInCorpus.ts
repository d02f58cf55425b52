import * as vscode from 'vscode';
import type { SearchedTag } from '../../core/search/searchedTags';
import { anyTag, type TagQuery } from '../../core/search/tagQuery';
import { readLink } from '../../core/standoff/entityDetails';
import { commandId } from '../../platform/commandTable';
import { translate } from '../../platform/translation';
import { applyChange, askForLabel, askForLink, type HitServices } from './hitCommands';
import { withReadProgress } from './readProgress';
import type { Changed, HitChange } from './tagChange';
import type { TagSearch } from './tagSearch';

/** What can be changed in all articles. The text of a tag is what its article says, so a text can get another label or link, and no other name. */
type Subject = 'label' | 'text' | 'link';

/** A change for callers that know what they want: then nothing is asked, and nothing previewed. */
interface GivenChange {
  readonly subject: Subject;
  readonly from: string;
  readonly to: string;
}

/** Texts that are offered: the most frequent ones. */
const mostTexts = 5000;

/** The command that gives all tags with a label, a text or a link another label or link, after a preview. */
export function registerChangeInCorpus(services: HitServices): vscode.Disposable {
  return vscode.commands.registerCommand(commandId('changeInCorpus'), (given?: GivenChange) => changeInCorpus(services, given));
}

/** @returns undefined where nobody chose, or the change was refused */
export async function changeInCorpus(services: Pick<HitServices, 'search' | 'changer' | 'labels' | 'log'>, given?: GivenChange): Promise<Changed | undefined> {
  const subject = given?.subject ?? await askForSubject();
  if (!subject) return undefined;
  const from = given?.from ?? await askForOne(subject, services.search);
  if (from === undefined) return undefined;
  const found = await withReadProgress(vscode.l10n.t('Reading tags'), (token, show) => services.search.all(queryFor(subject, from), token, show));
  if (found.isCancelled) return undefined;
  // A label is also asked for by other names, and a text in other forms.
  const hits = found.hits.filter(({ tag }) => tag && namesOf(subject, tag).includes(from));
  const to = given?.to ?? await (subject === 'link' ? askForLink(from) : askForLabel(services.labels, hits, vscode.l10n.t('New Label'), undefined));
  if (to === undefined || to === from) return undefined;
  const change: HitChange = subject === 'link' ? { kind: 'link', to: readLink(to), from } : { kind: 'label', label: to };
  return applyChange(services, hits, change, given === undefined);
}

async function askForSubject(): Promise<Subject | undefined> {
  const items: (vscode.QuickPickItem & { readonly subject: Subject })[] = [
    { subject: 'label', label: vscode.l10n.t('All Tags with a Label'), description: vscode.l10n.t('get another label') },
    { subject: 'text', label: vscode.l10n.t('All Tags of a Text'), description: vscode.l10n.t('get one label') },
    { subject: 'link', label: vscode.l10n.t('All Tags with a Link'), description: vscode.l10n.t('get another link, or none') },
  ];
  const picked = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Change Labels and Links in Corpus'), placeHolder: vscode.l10n.t('Choose what to change; a preview shows every change') });
  return picked?.subject;
}

/** The tags that may have a name: where the index knows the corpus, only articles with such tags are read. */
function queryFor(subject: Subject, from: string): TagQuery {
  switch (subject) {
    case 'label': return { ...anyTag, labels: [from] };
    case 'text': return { ...anyTag, text: from, extent: 'whole' };
    case 'link': return { ...anyTag, link: from };
  }
}

async function askForOne(subject: Subject, search: TagSearch): Promise<string | undefined> {
  const counts = await withReadProgress(vscode.l10n.t('Reading tags'), (token, show) => search.counts((tag) => namesOf(subject, tag), token, show));
  if (!counts) return undefined;
  if (counts.size === 0) {
    void vscode.window.showInformationMessage(subject === 'link' ? vscode.l10n.t('No tag has a link.') : vscode.l10n.t('There are no tags in the workspace.'));
    return undefined;
  }
  const items = [...counts].sort(([, a], [, b]) => b - a).slice(0, mostTexts)
    .map(([name, count]) => ({ label: name, description: translate('{count, plural, one {# tag} other {# tags}}', { count }) }));
  const placeHolder = { label: vscode.l10n.t('Choose the label to change'), text: vscode.l10n.t('Choose the text whose tags to change'), link: vscode.l10n.t('Choose the link to change') }[subject];
  return (await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Change Labels and Links in Corpus'), placeHolder }))?.label;
}

function namesOf(subject: Subject, { label, text, links }: SearchedTag): readonly string[] {
  switch (subject) {
    case 'label': return [label];
    case 'text': return [text];
    case 'link': return [...new Set(links)];
  }
}
