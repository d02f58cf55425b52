import * as vscode from 'vscode';
import { anyTag } from '../../core/search/tagQuery';
import { readLink } from '../../core/standoff/entityDetails';
import { commandId } from '../../platform/commandTable';
import { translate } from '../../platform/translation';
import { applyChange, askForLabel, askForLink, type HitServices } from './hitCommands';
import { withReadProgress } from './readProgress';
import type { Changed, HitChange } from './tagChange';
import type { TagHit } from './tagSearch';

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
  return vscode.commands.registerCommand(commandId('changeInCorpus'), async (given?: GivenChange): Promise<Changed | undefined> => {
    const subject = given?.subject ?? await askForSubject();
    if (!subject) return undefined;
    const found = await withReadProgress(vscode.l10n.t('Reading tags'), (token, show) => services.search.all(anyTag, token, show));
    if (found.isCancelled) return undefined;
    const from = given?.from ?? await askForOne(subject, found.hits);
    if (from === undefined) return undefined;
    const hits = found.hits.filter((hit) => namesOf(subject, hit).includes(from));
    const to = given?.to ?? await (subject === 'link' ? askForLink(from) : askForLabel(services.labels, hits, vscode.l10n.t('New Label'), undefined));
    if (to === undefined || to === from) return undefined;
    const change: HitChange = subject === 'link' ? { kind: 'link', to: readLink(to), from } : { kind: 'label', label: to };
    return applyChange(services, hits, change, given === undefined);
  });
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

async function askForOne(subject: Subject, hits: readonly TagHit[]): Promise<string | undefined> {
  const counts = new Map<string, number>();
  for (const hit of hits) for (const name of namesOf(subject, hit)) counts.set(name, (counts.get(name) ?? 0) + 1);
  if (counts.size === 0) {
    void vscode.window.showInformationMessage(subject === 'link' ? vscode.l10n.t('No tag has a link.') : vscode.l10n.t('There are no tags in the workspace.'));
    return undefined;
  }
  const items = [...counts].sort(([, a], [, b]) => b - a).slice(0, mostTexts)
    .map(([name, count]) => ({ label: name, description: translate('{count, plural, one {# tag} other {# tags}}', { count }) }));
  const placeHolder = { label: vscode.l10n.t('Choose the label to change'), text: vscode.l10n.t('Choose the text whose tags to change'), link: vscode.l10n.t('Choose the link to change') }[subject];
  return (await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Change Labels and Links in Corpus'), placeHolder }))?.label;
}

function namesOf(subject: Subject, { tag, text }: TagHit): readonly string[] {
  switch (subject) {
    case 'label': return tag ? [tag.label] : [];
    case 'text': return [text];
    case 'link': return [...new Set(tag?.links)];
  }
}
