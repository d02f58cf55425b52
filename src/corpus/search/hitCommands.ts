import * as vscode from 'vscode';
import { pickLabel } from '../../annotating/labelPick';
import type { Labels } from '../../annotating/labels';
import { mayRemove } from '../../annotating/removalQuestion';
import type { Sessions } from '../../annotating/sessions';
import { readLink } from '../../core/standoff/entityDetails';
import { parseStandoff } from '../../core/standoff/standoffDocument';
import type { ArticleOpener } from '../../platform/articleOpener';
import { commandId } from '../../platform/commandTable';
import { toRange } from '../../platform/conversions';
import { runAndLog, type Log } from '../../platform/log';
import { translate } from '../../platform/translation';
import { takeBack } from '../writtenFiles';
import type { CorpusReader } from './corpusReader';
import { previewHits } from './hitPreview';
import type { SearchNode } from './searchNodes';
import type { SearchView } from './searchView';
import type { Changed, HitChange, TagChanger } from './tagChange';
import type { TagHit, TagSearch } from './tagSearch';

export interface HitServices {
  readonly view: SearchView;
  readonly search: TagSearch;
  readonly reader: CorpusReader;
  readonly changer: TagChanger;
  readonly sessions: Sessions;
  readonly labels: Labels;
  readonly opener: ArticleOpener;
  readonly log: Log;
}

/** The commands that do something with what was found. Each takes the rows it is called for, or the chosen ones, and what it would ask for; a key says `atFocus`. */
export function registerHitCommands(services: HitServices): vscode.Disposable {
  const { view, reader, opener, sessions } = services;
  const act = (only: 'tag' | 'untagged', ask: (hits: readonly TagHit[], given: string | undefined) => Promise<HitChange | undefined>) =>
    async (node?: SearchNode | 'atFocus', nodes?: readonly SearchNode[], given?: string): Promise<Changed | undefined> => {
      const hits = (node === 'atFocus' ? await view.atFocus() : view.chosen(node, nodes)).filter(({ tag }) => (tag !== undefined) === (only === 'tag'));
      if (hits.length === 0) {
        void vscode.window.showInformationMessage(vscode.l10n.t('Choose what to change in the list of found tags.'));
        return undefined;
      }
      const change = await ask(hits, given);
      return change && applyChange(services, hits, change, given === undefined && articlesOf(hits) > 1);
    };
  return vscode.Disposable.from(
    vscode.commands.registerCommand(commandId('openHit'), (hit: TagHit) => openHit(hit, sessions, opener)),
    vscode.commands.registerCommand(commandId('tagHits'), act('untagged', async (hits, given) => {
      const label = given ?? await askForLabel(services.labels, hits, vscode.l10n.t('Tag'), hits[0]?.use?.labels[0]);
      return label === undefined ? undefined : { kind: 'tag', label };
    })),
    vscode.commands.registerCommand(commandId('relabelHits'), act('tag', async (hits, given) => {
      const label = given ?? await askForLabel(services.labels, hits, vscode.l10n.t('Change Label'), undefined);
      return label === undefined ? undefined : { kind: 'label', label };
    })),
    vscode.commands.registerCommand(commandId('removeHits'), act('tag', async (hits, given) => {
      const [hit] = hits;
      // Where several articles are changed, the preview shows what goes.
      if (given === undefined && hit && articlesOf(hits) === 1) {
        const read = await reader.readOne(hit.article);
        if (read && !(await mayRemove(read.document, hits.flatMap(({ tag }) => tag?.id ?? [])))) return undefined;
      }
      return { kind: 'remove' };
    })),
    vscode.commands.registerCommand(commandId('linkHits'), act('tag', async (hits, given) => {
      const typed = given ?? await askForLink(hits[0]?.tag?.links[0]);
      return typed === undefined ? undefined : { kind: 'link', to: readLink(typed) };
    })),
  );
}

/** Carries a change out, says what became of it, and offers to undo it. */
export async function applyChange({ changer, search, log }: Pick<HitServices, 'changer' | 'search' | 'log'>, hits: readonly TagHit[], change: HitChange, isPreviewed: boolean): Promise<Changed | undefined> {
  // What has the label already is neither changed nor left out.
  const wanted = change.kind === 'label' ? hits.filter(({ tag }) => tag?.label !== change.label) : hits;
  if (change.kind === 'label' && hits.length > 0 && wanted.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('The tags already have the label “{label}”.', { label: change.label }));
    return undefined;
  }
  const chosen = isPreviewed ? await previewHits(nameOfChange(change), wanted) : { values: wanted, inRefactorPreview: false };
  const changed = chosen && await changer.apply(chosen.values, change, chosen.inRefactorPreview ? nameOfChange(change) : undefined);
  if (!changed) return undefined;
  const { tags, articles, left, files } = changed;
  await search.again(articles);
  const done = tags === 0 ? vscode.l10n.t('No tag was changed.') : translate('{count, plural, one {# tag} other {# tags}} changed in {articles, plural, one {# article} other {# articles}}.', { count: tags, articles: articles.length });
  const note = left > 0 ? [translate('{left, plural, one {# hit was left out: it is not as it was found.} other {# hits were left out: they are not as they were found.}}', { left })] : [];
  const undo = vscode.l10n.t('Undo');
  void vscode.window.showInformationMessage([done, ...note].join(' '), ...(files.length > 0 ? [undo] : [])).then((answer) => {
    if (answer === undo) runAndLog(log, 'Undo of a change of found tags', async () => {
      await takeBack(files);
      await search.again(articles);
    });
  });
  return changed;
}

/** A label of the folder of the first hit. */
export async function askForLabel(labels: Labels, [hit]: readonly TagHit[], title: string, first: string | undefined): Promise<string | undefined> {
  if (!hit) return undefined;
  const { labels: known } = await labels.for(hit.article);
  return (await pickLabel(known, title, first === undefined ? undefined : known.find(first)))?.name;
}

/** An empty text takes links away. */
export function askForLink(value: string | undefined): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t('Link'), prompt: vscode.l10n.t('An entry as Database:Entry; leave empty to remove the link'), value: value ?? '',
    validateInput: (text) => (text.trim() === '' || readLink(text) ? undefined : vscode.l10n.t('Write the link as Database:Entry, without spaces.')),
  });
}

function nameOfChange(change: HitChange): string {
  switch (change.kind) {
    case 'tag': return vscode.l10n.t('Tag as {label}', { label: change.label });
    case 'label': return vscode.l10n.t('Change the label to {label}', { label: change.label });
    case 'remove': return vscode.l10n.t('Remove tags');
    case 'link': return change.to ? vscode.l10n.t('Link to {entry}', { entry: `${change.to.database}:${change.to.entry}` }) : vscode.l10n.t('Remove links');
  }
}

/** Goes to a hit: where its tag is now, if the article is open; a tag whose text is lost is shown in the annotation file. */
async function openHit({ article, annotationFile, tag, fragments }: TagHit, sessions: Sessions, opener: ArticleOpener): Promise<void> {
  const session = sessions.all.find(({ document }) => document.uri.toString() === article.toString());
  const present = (tag && session?.entities.find(({ id, label }) => id === tag.id && label === tag.label)?.fragments) ?? fragments;
  const ordered = [...present].sort((a, b) => a.start - b.start);
  const [first] = ordered;
  if (first) return opener.open(article, { start: first.start, end: ordered.reduce((end, fragment) => Math.max(end, fragment.end), first.end) }, tag?.id);
  const document = await vscode.workspace.openTextDocument(annotationFile);
  const line = tag && parseStandoff(document.getText()).entity(tag.id);
  await vscode.window.showTextDocument(document, line ? { selection: toRange(document, line.range) } : {});
}

function articlesOf(hits: readonly TagHit[]): number {
  return new Set(hits.map(({ article }) => article.toString())).size;
}
