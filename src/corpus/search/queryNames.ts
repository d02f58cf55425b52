import * as vscode from 'vscode';
import type { TagQuery } from '../../core/search/tagQuery';
import { translate } from '../../platform/translation';
import type { CorpusQuery, SearchKind } from './tagSearch';

/** Templates. */
export const kindNames: Readonly<Record<SearchKind, string>> = {
  tags: 'Tags', differently: 'Same text tagged differently', untagged: 'Same text not tagged',
};

/** Templates. */
export const extentNames: Readonly<Record<TagQuery['extent'], string>> = { part: 'any part of the text', words: 'whole words', whole: 'the whole text' };

/** What is searched for, for people. */
export function describeQuery({ kind, query }: CorpusQuery): string {
  const parts = partsOf(query);
  if (parts.length > 0) return vscode.l10n.t('{what}: {query}.', { what: translate(kindNames[kind]), query: parts.join('; ') });
  return kind === 'tags' ? vscode.l10n.t('All tags.') : `${translate(kindNames[kind])}.`;
}

function partsOf({ labels, text, extent, matchCase, attribute, link, isLinked, note }: TagQuery): string[] {
  return [
    ...(labels ? [vscode.l10n.t('label “{label}”', { label: labels.join(', ') })] : []),
    ...(text === undefined ? [] : [vscode.l10n.t('text “{text}”', { text }), ...(extent === 'part' ? [] : [translate(extentNames[extent])]), ...(matchCase ? [vscode.l10n.t('match case')] : [])]),
    ...(attribute ? [vscode.l10n.t('attribute {name}', { name: attributeText(attribute) })] : []),
    ...(link === undefined ? [] : [vscode.l10n.t('link to {entry}', { entry: link })]),
    ...(isLinked === false ? [vscode.l10n.t('without a link')] : []),
    ...(note === undefined ? [] : [vscode.l10n.t('note “{text}”', { text: note })]),
  ];
}

/** `Name` or `Name=Value`. */
export function attributeText({ name, value }: NonNullable<TagQuery['attribute']>): string {
  return value === undefined ? name : `${name}=${value}`;
}
