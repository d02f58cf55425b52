import * as vscode from 'vscode';
import { nameOf } from '../../platform/nameOf';
import { translate } from '../../platform/translation';
import { pickChanges, type ChangeItem, type PickedChanges } from '../changePick';
import { groupsOf, hitsOf } from './searchNodes';
import type { TagHit } from './tagSearch';

/** More hits than these are chosen by text. */
const mostSingle = 500;

/** Shows what a change is about, all of it chosen, before anything is written. @returns undefined where the user gave up */
export function previewHits(title: string, hits: readonly TagHit[]): Promise<PickedChanges<TagHit> | undefined> {
  return pickChanges(title, vscode.l10n.t('Choose what to change; nothing is written before'), hits.length > mostSingle ? itemsByText(hits) : hits.map(itemOf));
}

function itemOf(hit: TagHit): ChangeItem<TagHit> {
  const { context: { before, after }, tag, use, text, article } = hit;
  const labels = tag ? tag.label : use?.labels.join(', ') ?? '';
  return { label: text, description: [labels, ...tag?.links ?? [], nameOf(article)].join('  '), detail: `${before.trimStart()}${text}${after.trimEnd()}`, values: [hit] };
}

function itemsByText(hits: readonly TagHit[]): ChangeItem<TagHit>[] {
  return groupsOf(hits, 'text', true, Infinity).map((node) => {
    const own = hitsOf(node);
    const articles = new Set(own.map(({ article }) => article.toString())).size;
    return { label: own[0]?.text ?? '', description: translate('{count, plural, one {once} other {# times}} in {articles, plural, one {# article} other {# articles}}', { count: own.length, articles }), values: own };
  });
}
