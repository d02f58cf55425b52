import type * as vscode from 'vscode';
import { TextUses } from '../../core/search/sameTexts';
import type { TagHit } from './tagSearch';

/** A level shows no more rows than this: longer ones are cut into parts. */
const mostRows = 1000;

/** How hits are gathered. */
export type Grouping = 'text' | 'article';

interface TextNode {
  readonly kind: 'text';
  readonly text: string;
  readonly hits: readonly TagHit[];
}

interface ArticleNode {
  readonly kind: 'article';
  readonly article: vscode.Uri;
  readonly hits: readonly TagHit[];
}

/** A part of a long level. */
interface PartNode {
  readonly kind: 'part';
  readonly nodes: readonly SearchNode[];
  /** From 1. */
  readonly first: number;
}

export interface HitNode {
  readonly kind: 'hit';
  readonly hit: TagHit;
  readonly grouping: Grouping;
}

export type SearchNode = TextNode | ArticleNode | PartNode | HitNode;

/**
 * The rows of the first level: texts, the most frequent first, or articles in their order.
 * @param most rows of a level
 */
export function groupsOf(hits: readonly TagHit[], grouping: Grouping, matchCase: boolean, most = mostRows): readonly SearchNode[] {
  const groups = new Map<string, TagHit[]>();
  const forms = new TextUses(matchCase);
  for (const hit of hits) {
    const key = grouping === 'text' ? forms.formOf(hit.text) : hit.article.toString();
    const group = groups.get(key);
    if (group) group.push(hit);
    else groups.set(key, [hit]);
  }
  const nodes = [...groups.values()].flatMap((group): SearchNode[] => {
    const [first] = group;
    if (!first) return [];
    return [grouping === 'text' ? { kind: 'text', text: first.text, hits: group } : { kind: 'article', article: first.article, hits: group }];
  });
  if (grouping === 'text') nodes.sort((a, b) => hitsOf(b).length - hitsOf(a).length);
  return inParts(nodes, most);
}

export function childrenOf(node: SearchNode): readonly SearchNode[] {
  switch (node.kind) {
    case 'hit': return [];
    case 'part': return node.nodes;
    default: return inParts(node.hits.map((hit): HitNode => ({ kind: 'hit', hit, grouping: node.kind })));
  }
}

/** The hits of a row and below it. */
export function hitsOf(node: SearchNode): readonly TagHit[] {
  switch (node.kind) {
    case 'hit': return [node.hit];
    case 'part': return node.nodes.flatMap(hitsOf);
    default: return node.hits;
  }
}

function inParts(nodes: readonly SearchNode[], most = mostRows): readonly SearchNode[] {
  if (nodes.length <= most) return nodes;
  const parts: PartNode[] = [];
  for (let first = 0; first < nodes.length; first += mostRows) parts.push({ kind: 'part', nodes: nodes.slice(first, first + mostRows), first: first + 1 });
  return parts;
}
