import * as vscode from 'vscode';
import { namesLike } from '../core/corpus/index/namesLike';
import type { TaggedName } from '../core/corpus/index/articleIndex';
import type { CorpusMention, TagIndex } from '../platform/tagIndex';
import { translate } from '../platform/translation';
import { locationOf } from './showMentions';

/** Names shown for a part of a name. */
const mostNames = 100;
/** Mentions shown of what was typed as a whole. */
const mostMentions = 1000;

/** *Go to Symbol in Workspace*: a part of a name finds what is tagged, the whole name all its mentions, by label. */
export function registerWorkspaceSymbols(index: TagIndex): vscode.Disposable {
  return vscode.languages.registerWorkspaceSymbolProvider({
    async provideWorkspaceSymbols(query, token) {
      if (query.trim() === '') return [];
      const names = namesLike(await index.names(), query, mostNames);
      if (names.length === 0 || token.isCancellationRequested) return [];
      const mentions = await index.knownMentions({ texts: [...new Set(names.map(({ text }) => text))], links: [] }, token);
      const isWhole = ({ text }: TaggedName): boolean => text.toLowerCase() === query.trim().toLowerCase();
      return names.flatMap((name) => {
        const ofName = mentions.filter(({ mention }) => mention.text === name.text && mention.label === name.label);
        return isWhole(name) ? ofName.slice(0, mostMentions).map((found) => symbolOf(found, name.label)) : ofName.slice(0, 1).map((found) => symbolOf(found, counted(name.label, ofName.length)));
      });
    },
  });
}

function symbolOf(found: CorpusMention, container: string): vscode.SymbolInformation {
  return new vscode.SymbolInformation(found.mention.text, vscode.SymbolKind.Object, container, locationOf(found));
}

function counted(label: string, count: number): string {
  return translate('{label}, {count, plural, one {# mention} other {# mentions}}', { label, count });
}
