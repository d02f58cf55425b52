import * as vscode from 'vscode';
import { likelyLinks } from '../../core/corpus/index/likelyLinks';
import { textOnOneLine } from '../../core/standoff/coveredText';
import { linkPlaceAt, proposeStandoff, type LinkPlace, type StandoffProposal } from '../../core/standoff/standoffCompletion';
import type { Labels } from '../../annotating/labels';
import { toRange } from '../../platform/conversions';
import type { TagIndex } from '../../platform/tagIndex';
import { translate } from '../../platform/translation';
import { standoffSelector, type StandoffFiles } from './standoffFiles';

const itemKinds: Readonly<Record<StandoffProposal['kind'], vscode.CompletionItemKind>> = {
  'new-line': vscode.CompletionItemKind.Snippet,
  label: vscode.CompletionItemKind.EnumMember,
  reference: vscode.CompletionItemKind.Reference,
  value: vscode.CompletionItemKind.Value,
};

/** Links offered; more would take longer to read than to type. */
const mostLinks = 200;

/** Labels, roles, ids and values where they can stand, links of the corpus, and the next free id at the start of a line. */
export function registerStandoffCompletion(files: StandoffFiles, labels: Labels, index: TagIndex): vscode.Disposable {
  return vscode.languages.registerCompletionItemProvider(standoffSelector, {
    async provideCompletionItems(document, position, token) {
      const link = linkPlaceAt(files.of(document), document.offsetAt(position));
      if (link) return linkItems(index, document, link, token);
      const { labels: known } = await labels.for(document.uri);
      const proposed = proposeStandoff(files.of(document), document.offsetAt(position), known);
      if (!proposed) return [];
      const range = toRange(document, proposed.range);
      return proposed.proposals.map(({ kind, text, detail }, index) => {
        const item = new vscode.CompletionItem({ label: text.trim(), description: detail === text ? '' : detail }, itemKinds[kind]);
        item.insertText = text;
        item.filterText = `${text} ${detail}`;
        item.range = range;
        // In the order of annotation.conf and of the file, not of the alphabet.
        item.sortText = String(index).padStart(7, '0');
        if (text.endsWith('\t') || text.endsWith(':')) item.command = { title: '', command: 'editor.action.triggerSuggest' };
        return item;
      });
    },
  }, '\t', ' ', ':');
}

/** Links of tags with the same text first. */
async function linkItems(index: TagIndex, document: vscode.TextDocument, { range, text }: LinkPlace, token: vscode.CancellationToken): Promise<vscode.CompletionItem[]> {
  const [same, all] = [await index.knownMentions({ texts: [textOnOneLine(text)], links: [] }, token), await index.links()];
  return likelyLinks(same.map(({ mention }) => mention.links), all, mostLinks).map(({ link, ofText, count }, at) => {
    const item = new vscode.CompletionItem(link, vscode.CompletionItemKind.Reference);
    item.range = toRange(document, range);
    item.detail = ofText > 0 ? translate('{count, plural, one {# tag} other {# tags}} of “{text}”', { count: ofText, text }) : translate('{count, plural, one {# tag} other {# tags}}', { count });
    item.sortText = String(at).padStart(7, '0');
    return item;
  });
}
