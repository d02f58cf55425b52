import * as vscode from 'vscode';
import type { TagQuery } from '../../core/search/tagQuery';
import { quickPickChoice } from '../../platform/quickPickChoice';
import { translate } from '../../platform/translation';
import { attributeText, describeQuery, extentNames, kindNames } from './queryNames';
import type { CorpusQuery, SearchKind } from './tagSearch';

/** A row of the list that a search is put together with. `change` asks for a part, or turns a choice; without it the search begins. */
interface SearchItem extends vscode.QuickPickItem {
  readonly begins?: CorpusQuery;
  readonly change?: (query: TagQuery) => Promise<Partial<TagQuery> | undefined>;
}

/** In the editor, as in the search of VS Code, case does not matter at first; where texts are compared it does. */
const nothingAsked: TagQuery = { extent: 'part', matchCase: false };

const extents = ['part', 'words', 'whole'] as const;

/** Asks what to search for: what is typed is the text at once; every other part is a row. @returns undefined where the user gave up. */
export async function askForSearch(): Promise<CorpusQuery | undefined> {
  let query = nothingAsked;
  for (;;) {
    const item = await pickItem(query);
    if (!item) return undefined;
    if (item.begins) return item.begins;
    query = { ...query, ...await item.change?.(query) };
  }
}

function pickItem(query: TagQuery): Promise<SearchItem | undefined> {
  const pick = vscode.window.createQuickPick<SearchItem>();
  pick.title = vscode.l10n.t('Search in Tags');
  pick.placeholder = vscode.l10n.t('Type the text of a tag, or choose what to search for');
  pick.items = itemsFor(query);
  return new Promise((resolve) => {
    let chosen: SearchItem | undefined;
    pick.onDidChangeValue((value) => {
      pick.items = value.trim() === '' ? itemsFor(query) : itemsForText(query, value.trim());
    });
    pick.onDidAccept(() => {
      const choice = quickPickChoice(pick);
      const text = pick.value.trim();
      // Who types fast presses Enter while the list still says what was typed a moment ago.
      chosen = text === '' ? choice : itemsForText(query, text).find(({ begins }) => begins?.kind === (choice?.begins?.kind ?? 'tags'));
      if (chosen) pick.hide();
    });
    pick.onDidHide(() => {
      pick.dispose();
      resolve(chosen);
    });
    pick.show();
  });
}

/** Where texts are compared, case counts. */
function asked(kind: SearchKind, query: TagQuery): CorpusQuery {
  return { kind, query: kind === 'tags' ? query : { ...query, matchCase: true } };
}

/** What can be done with a text that was typed. VS Code orders rows by what of their names matches: these are named alike and stay in order. */
function itemsForText(query: TagQuery, text: string): SearchItem[] {
  const forText = { ...query, text };
  const label = `“${text}”`;
  return [
    { label, description: vscode.l10n.t('search in tags'), alwaysShow: true, begins: asked('tags', forText) },
    { label, description: translate(kindNames.differently), alwaysShow: true, begins: asked('differently', forText) },
    { label, description: translate(kindNames.untagged), alwaysShow: true, begins: asked('untagged', forText) },
  ];
}

function itemsFor(query: TagQuery): SearchItem[] {
  const { labels, text, extent, matchCase, attribute, link, isLinked, note } = query;
  return [
    { label: vscode.l10n.t('Search Now'), description: describeQuery({ kind: 'tags', query }), begins: asked('tags', query) },
    { label: translate(kindNames.differently), description: vscode.l10n.t('different labels, or different links'), begins: asked('differently', query) },
    { label: translate(kindNames.untagged), description: vscode.l10n.t('places where a text stands that is tagged elsewhere'), begins: asked('untagged', query) },
    { label: '', kind: vscode.QuickPickItemKind.Separator },
    { label: vscode.l10n.t('Label'), description: labels?.join(', ') ?? '', change: () => askFor(vscode.l10n.t('Labels, separated by commas'), labels?.join(', '), (value) => ({ labels: value?.split(',').map((label) => label.trim()).filter((label) => label !== '') })) },
    { label: vscode.l10n.t('Text'), description: text ?? '', change: () => askFor(vscode.l10n.t('A text that the tag contains'), text, (value) => ({ text: value })) },
    { label: vscode.l10n.t('Attribute'), description: attribute ? attributeText(attribute) : '', change: () => askFor(vscode.l10n.t('An attribute, as Name or Name=Value'), attribute && attributeText(attribute), (value) => ({ attribute: value === undefined ? undefined : readAttribute(value) })) },
    { label: vscode.l10n.t('Link'), description: link ?? '', change: () => askFor(vscode.l10n.t('A link as Database:Entry, or a database for all its entries'), link, (value) => ({ link: value, isLinked: undefined })) },
    { label: vscode.l10n.t('Note'), description: note ?? '', change: () => askFor(vscode.l10n.t('A text that a note contains'), note, (value) => ({ note: value })) },
    { label: vscode.l10n.t('Without a Link'), description: isLinked === false ? vscode.l10n.t('on') : vscode.l10n.t('off'), change: () => Promise.resolve(isLinked === false ? { isLinked: undefined } : { isLinked: false, link: undefined }) },
    { label: vscode.l10n.t('Match Case'), description: matchCase ? vscode.l10n.t('on') : vscode.l10n.t('off'), change: () => Promise.resolve({ matchCase: !matchCase }) },
    { label: vscode.l10n.t('Match'), description: translate(extentNames[extent]), change: () => Promise.resolve({ extent: extents[(extents.indexOf(extent) + 1) % extents.length] ?? 'part' }) },
  ];
}

/** An empty answer takes the part out of the search. */
async function askFor(prompt: string, value: string | undefined, part: (value: string | undefined) => Partial<TagQuery>): Promise<Partial<TagQuery> | undefined> {
  const typed = await vscode.window.showInputBox({ prompt, value: value ?? '', placeHolder: vscode.l10n.t('Leave empty to search in all') });
  return typed === undefined ? undefined : part(typed.trim() === '' ? undefined : typed.trim());
}

function readAttribute(typed: string): TagQuery['attribute'] {
  const equals = typed.indexOf('=');
  return equals < 0 ? { name: typed } : { name: typed.slice(0, equals).trim(), value: typed.slice(equals + 1).trim() };
}
